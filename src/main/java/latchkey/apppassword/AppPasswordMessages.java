package latchkey.apppassword;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the list of app passwords and of one of them. */
@MessageBundle("apppassword")
public interface AppPasswordMessages {
    @Message("App passwords")
    String title();

    @Message("One for each device. Revoke one and only that device stops.")
    String lead();

    @Message("Connect a mail program")
    String connect();

    @Message("No device is connected yet")
    String emptyTitle();

    @Message(
            "Choose the mail program on your phone or computer. You get a password for that one device, and the exact steps for it.")
    String emptyText();

    @Message("Device")
    String device();

    @Message("For")
    String purposes();

    @Message("Made")
    String made();

    @Message("Last used")
    String lastUsed();

    @Message("Not used yet")
    String notUsedYet();

    @Message("Actions")
    String actions();

    @Message("Revoke")
    String revoke();

    @Message("App passwords of {address}")
    String caption(String address);

    @Message("Mailbox")
    String mailbox();

    @Message("Of the mailbox {address}")
    String ofMailbox(String address);

    @Message("Mail program")
    String program();

    @Message("Look again")
    String loadAgain();

    @Message("Is it working?")
    String isItWorking();

    @Message("Steps for {client}")
    String steps(String client);

    @Message(
            "The app password itself was shown once and is kept nowhere. If it is lost, make a new one and revoke this one.")
    String shownOnce();

    @Message("This form was already answered")
    String answeredTitle();

    @Message(
            "It made this one app password, and the page that showed it was the only one. Did you not see it? Revoke this one and make a new one.")
    String answeredText();

    @Message("Revoke the app password for “{label}”?")
    String confirmTitle(String label);

    @Message(
            "{#if minutes eq 0}The device stops receiving and sending mail with it at once. Mail that is already on it stays. This cannot be undone; you can make a new app password at any time.{#else}Your mail server remembers logins: the device stops receiving and sending mail with it within {minutes} minutes. Mail that is already on it stays. This cannot be undone; you can make a new app password at any time.{/if}")
    String confirmText(long minutes);

    @Message("Keep it")
    String keepIt();

    @Message(
            "{#if minutes eq 0}“{label}” is revoked. That device can no longer log in.{#else}“{label}” is revoked. The mail server remembers logins: that device may still get in for up to {minutes} minutes.{/if}")
    String revoked(String label, long minutes);

    @Message("“{label}” is revoked here. The mail server has not confirmed it yet; it is told again until it does.")
    String revokedNotConfirmed(String label);

    @Message("{#when why}{#is revoked}Revoked{#is expired}Expired{#is replaced}Replaced{#else}Withdrawn{/when}")
    String endedOn(AppPassword.Ended why);

    @Message("Being replaced")
    String beingReplaced();

    @Message("Ends on {day} at the latest, and earlier once the device uses the new one for everything.")
    String endsAtTheLatest(String day);

    @Message("To the new one")
    String toTheNewOne();

    @Message("Renew")
    String renew();

    @Message("It leaked")
    String itLeaked();

    @Message("Rename")
    String rename();

    @Message("Another name for “{label}”")
    String renameTitle(String label);

    @Message("What do you call this device?")
    String nameQuestion();

    @Message(
            "{#when fault}{#is EMPTY}Give the device a name.{#is TOO_LONG}The name is too long: at most 80 characters.{#else}Use letters, digits and ordinary punctuation only: no angle brackets, no invisible marks.{/when}")
    String nameFault(Label.Fault fault);

    @Message("Save")
    String save();

    @Message("Cancel")
    String cancel();

    @Message("Has the app password for “{label}” leaked?")
    String leakedTitle(String label);

    @Message(
            "{#if minutes eq 0}It ends at once: nobody can log in with it any more, and connections that are open are cut where your mail server allows that. The device stops as well. After that you can make a new app password for it.{#else}It ends now, but your mail server remembers logins: whoever knows it may still get in for up to {minutes} minutes. Connections that are open are cut where your mail server allows that. The device stops as well. After that you can make a new app password for it.{/if}")
    String leakedText(long minutes);

    @Message("End it now")
    String endItNow();

    @Message(
            "{#if minutes eq 0}“{label}” has ended. Nobody can log in with it any more. If the device is still yours, make a new app password for it.{#else}“{label}” has ended. The mail server remembers logins: whoever knows it may still get in for up to {minutes} minutes. If the device is still yours, make a new app password for it.{/if}")
    String leaked(String label, long minutes);

    @Message(
            "{#when offer}{#is TWO_PLACES}Used from two places within the same hour{#is UNUSED}Not used for 90 days{#is NEVER_USED}Not used since it was made{/when}")
    String offer(Offer offer);

    @Message(
            "{#when offer}{#is TWO_PLACES}That is usual for a phone that goes from Wi-Fi to the mobile network. If it was not you, somebody else may know this app password: renew it, or end it at once.{#is UNUSED}If you no longer have the device, revoke it. What is not there cannot get into wrong hands.{#is NEVER_USED}Did you close the page, or change your mind? Then remove it and make a new one when you need it.{/when}")
    String offerText(Offer offer);

    @Message("That was me")
    String thatWasMe();

    @Message("Remove")
    String remove();

    @Message("Look at it")
    String lookAtIt();

    @Message("Expired because nobody used them")
    String expiredTitle();

    @Message("For 30 days you can bring them back. Then the device works again with the app password that it has.")
    String expiredText();

    @Message("Bring “{label}” back")
    String reviveOne(String label);

    @Message("Bring the app password for “{label}” back?")
    String reviveTitle(String label);

    @Message(
            "It has expired because nobody used it for half a year. The device that still has it can then log in with it again. If you do not have that device any more, leave it as it is.")
    String reviveText();

    @Message("Bring it back")
    String revive();

    @Message("In an emergency")
    String emergency();

    @Message("Has somebody got hold of your account or of a device with several app passwords? End everything at once.")
    String emergencyText();

    @Message("My account was compromised")
    String wasCompromised();

    @Message("Revoke all")
    String revokeAll();

    @Message("There is nothing to revoke")
    String nothingToRevoke();

    @Message("This mailbox has no app password that a device could log in with.")
    String nothingToRevokeText();

    @Message("Revoke all app passwords of this mailbox?")
    String revokeAllTitle();

    @Message(
            "{#if minutes eq 0}Every device stops receiving and sending mail at once. Mail that is already on a device stays. This cannot be undone; each device needs a new app password.{#else}Your mail server remembers logins: every device stops receiving and sending mail within {minutes} minutes. Mail that is already on a device stays. This cannot be undone; each device needs a new app password.{/if}")
    String revokeAllText(long minutes);

    @Message("Keep them")
    String keepThem();

    @Message(
            "{#if minutes eq 0}All app passwords are revoked. No device can log in any more.{#else}All app passwords are revoked. The mail server remembers logins: devices may still get in for up to {minutes} minutes.{/if}")
    String allRevoked(long minutes);

    @Message("Was your account compromised?")
    String compromisedTitle();

    @Message("If somebody else knows your password or has one of your devices, end everything now. This will happen:")
    String compromisedText();

    @Message(
            "{#if minutes eq 0}All app passwords of this mailbox end at once. Each device needs a new one.{#else}All app passwords of this mailbox end. Your mail server remembers logins, so that takes up to {minutes} minutes. Each device needs a new one.{/if}")
    String willEndAppPasswords(long minutes);

    @Message("Connections of mail programs that are open are cut, where your mail server allows that.")
    String willEndMailSessions();

    @Message("Everybody who keeps this mailbox is signed out of Latchkey everywhere, you too.")
    String willSignOut();

    @Message("Everybody who keeps this mailbox gets a mail about it.")
    String willMail();

    @Message(
            "Change your main password at your sign-in provider as well: Latchkey cannot do that. Do it on a device that nobody else has had in hand.")
    String changeMainPassword();

    @Message("End everything now")
    String endEverything();

    @Message("Everything has ended")
    String rescuedTitle();

    @Message(
            "{#if minutes eq 0}No app password of {address} works any more, and you are signed out everywhere.{#else}All app passwords of {address} have ended, and you are signed out everywhere. The mail server remembers logins: with one of them somebody may still get in for up to {minutes} minutes.{/if}")
    String rescuedText(String address, long minutes);

    @Message("What to do now")
    String whatNow();

    @Message("Then sign in here again and make a new app password for each device.")
    String thenSignIn();

    @Message("If you are not sure what has happened, ask your helpdesk.")
    String thenAsk();

    @Message("Sign in again")
    String signInAgain();

    @Message("Make a new one for this device")
    String newForThisDevice();
}
