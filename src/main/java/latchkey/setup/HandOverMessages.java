package latchkey.setup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.setup.handover.Device;

/** Words of passing an app password on: by a code for the phone, and by a file. */
@MessageBundle("handover")
public interface HandOverMessages {
    @Message("Set this up on your phone")
    String title();

    @Message(
            "Show a code here and scan it with the camera of the phone. User name, app password and steps then appear there, and nothing has to be typed.")
    String lead();

    @Message("Show a code for my phone")
    String show();

    @Message("Show a new code")
    String showAnother();

    @Message("Scan this with the camera of the phone. It is good for five minutes and for one device.")
    String scan();

    @Message("QR code with the address of the page for your phone")
    String codeLabel();

    @Message("Key, if the phone asks for it")
    String key();

    @Message("No camera? Open {address} on the phone.")
    String noCamera(String address);

    @Message(
            "{#if minutes eq 1}Waiting for the phone: one minute left{#else}Waiting for the phone: {minutes} minutes left{/if}")
    String waiting(long minutes);

    @Message("Opened on {device}, {network}.")
    String opened(String device, String network);

    @Message(
            "{#when device}{#is IPHONE}an iPhone{#is IPAD}an iPad{#is ANDROID}an Android device{#is MAC}a Mac or an iPad{#is WINDOWS}a Windows computer{#is LINUX}a Linux computer{#else}an unknown device{/when}")
    String device(Device device);

    @Message("That was not me")
    String notMe();

    @Message(
            "The app password is then revoked. Some mail servers let a device that has used it in for a few more minutes.")
    String notMeHint();

    @Message("That was me")
    String wasMe();

    @Message("Who has opened the code?")
    String whoTitle();

    @Message("It was opened, and you have said that it was you.")
    String whoNoted();

    @Message("Look again")
    String whoAgain();

    /** The page that shows the app password must stay where it is. */
    @Message("See in a new window who has opened the code")
    String whoNoScript();

    @Message("The code has run out. “Show a new code” gives you another one.")
    String over();

    @Message("A wrong key was entered five times. The code is no longer valid.")
    String triedTooOften();

    @Message("Your app password is waiting")
    String takeTitle();

    @Message("It is shown on this device only, and it can be opened once.")
    String takeLead();

    @Message("Key")
    String takeKey();

    @Message("Six letters and digits, next to the code on your computer’s screen.")
    String takeKeyHint();

    @Message("Enter the key from your computer’s screen.")
    String takeKeyEmpty();

    @Message(
            "{#if left eq 1}This is not the key. One try is left.{#else}This is not the key. {left} tries are left.{/if}")
    String takeKeyWrong(int left);

    @Message("Show it on this device")
    String take();

    @Message("Go on only if you have just asked for this on your own computer. Nobody sends such a link to help you.")
    String takeWarning();

    @Message("You can reload this page for five minutes, in this browser only.")
    String handedOverHint();

    @Message("The lights no longer change here. Look at your computer, or at your list of app passwords.")
    String lightsOver();

    @Message("Your browser runs no scripts. Reload this page to see whether it works.")
    String lightsNoScript();

    @Message("This code was opened by another browser")
    String takenTitle();

    @Message(
            "A code is good for one browser on one device. If that was not yours, press “That was not me” on your computer now: the app password is then revoked, on some mail servers within minutes.")
    String takenText();

    @Message("This code is no longer valid")
    String overTitle();

    @Message(
            "A code is good for five minutes and for one device, and five wrong keys end it. Show a new one on your computer and scan it.")
    String overText();

    @Message("With a profile")
    String profileTitle();

    @Message(
            "Download it in Safari on the iPhone or iPad and allow it. Then open “Settings”, tap “Profile Downloaded” and install it.")
    String profileIphone();

    @Message(
            "Download it and open it. Then install it in “System Settings” › “General” › “Device Management”, on older Macs in “Privacy & Security” › “Profiles”.")
    String profileMac();

    @Message(
            "A profile for this mailbox that you have installed from here before is replaced. The file holds the app password: delete it afterwards.")
    String profileReplaces();

    @Message("Download the profile")
    String profileDownload();

    @Message("Mail for {address}")
    String profileName(String address);

    @Message("Sets up {address} in Mail, with an app password of its own.")
    String profileDescription(String address);

    @Message("With a settings file")
    String fileTitle();

    @Message(
            "Download it on the phone. Then open “Settings” › “Import settings” in K-9 Mail or Thunderbird and choose it. The file holds the app password: delete it afterwards.")
    String fileText();

    @Message("Download the settings file")
    String fileDownload();

    @Message("By hand")
    String byHand();
}
