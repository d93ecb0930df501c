package latchkey.setup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.shared.Protocol;

/** Words of the way from a chosen client to a green light. */
@MessageBundle("setup")
public interface SetupMessages {
    @Message("A new app password for “{label}”")
    String renewTitle(String label);

    @Message(
            "The device goes on with the old one until you have put the new one in its place. The old one ends as soon as the new one is used for everything that the old one was used for, and after 7 days at the latest.")
    String renewText();

    @Message("Mailbox")
    String renewMailbox();

    @Message("Mail program")
    String renewProgram();

    @Message("The old one goes on until this one is used for everything, and for 7 days at most.")
    String renewedOverlap();

    @Message("Where do you want to read your mail?")
    String chooseTitle();

    @Message("Choose the program that is on the device.")
    String chooseLead();

    @Message("Another program")
    String chooseAnother();

    @Message("For {address}")
    String forMailbox(String address);

    @Message("Is this mailbox already in {client}?")
    String alreadyQuestion(String client);

    @Message("Yes: I only replace the saved password")
    String alreadyYes();

    @Message("Mails, folders and settings stay as they are.")
    String alreadyYesHint();

    @Message("No: I add the mailbox now")
    String alreadyNo();

    @Message("Servers of {vendor} log in and keep the password")
    String heldByHint(String vendor);

    @Message("{vendor} will keep this app password.")
    String heldByTitle(String vendor);

    @Message(
            "This program does not log in from your device. Servers of {vendor} log in to your mailbox, keep the app password, and your mail passes through them. If you do not want that, choose another program.")
    String heldByText(String vendor);

    @Message("What do you call this device?")
    String labelQuestion();

    @Message("So that you know it again in your list, for example “My phone”.")
    String labelHint();

    @Message("Give the device a name.")
    String labelEmpty();

    @Message("The name is too long: at most 80 characters.")
    String labelTooLong();

    @Message("Use letters, digits and ordinary punctuation only: no angle brackets, no invisible marks.")
    String labelCharacters();

    @Message("What may it do?")
    String protocolsQuestion();

    @Message("For this program this is already right.")
    String protocolsHint();

    @Message("Choose at least one.")
    String protocolsNone();

    @Message("This program or this mailbox cannot do that. Choose among these.")
    String protocolsNotOffered();

    @Message("This program is not in the list. Choose one of these.")
    String clientUnknown();

    @Message("This was not sent as it should be. Nothing has been made yet.")
    String faultTitle();

    @Message("Name of the device (field “label”)")
    String labelField();

    @Message("What it may do (field “protocols”)")
    String protocolsField();

    @Message("Mail program (field “client”)")
    String clientField();

    @Message("Make the app password")
    String make();

    @Message("It is made and tried at the mail server first. This can take a few seconds.")
    String making();

    @Message("Cancel")
    String cancel();

    @Message("App password for “{label}”")
    String issuedTitle(String label);

    @Message("Follow the steps on the device now, with this page open.")
    String issuedLead();

    @Message("User name and app password")
    String secretTitle();

    @Message("User name")
    String userName();

    @Message("App password")
    String appPassword();

    @Message("Copy")
    String copy();

    @Message("Copied")
    String copied();

    @Message("Copy app password")
    String copyAppPassword();

    @Message("This password is shown only once.")
    String shownOnce();

    @Message("If you lose it, make a new one.")
    String shownOnceText();

    @Message("It could not be proved that this app password works.")
    String unprovedTitle();

    @Message(
            "The mail server did not answer when it was tried. It will most likely work as soon as the server is back; if the light stays grey, tell your helpdesk.")
    String unprovedText();

    @Message("Replace the saved password in {client}")
    String replaceTitle(String client);

    @Message("For receiving")
    String receivingTitle();

    @Message("For sending")
    String sendingTitle();

    @Message(
            "{client} keeps a password of its own for sending: replace it too, or you can read your mail but not send any.")
    String sendingApart(String client);

    @Message("Add the mailbox to {client}")
    String newAccountTitle(String client);

    @Message("It is not in {client} yet: show the steps for a new account")
    String insteadNewAccount(String client);

    @Message("It is in {client} already: show the steps that only replace the password")
    String insteadReplace(String client);

    @Message("QR code with the server settings and the app password")
    String scanLabel();

    @Message("Scan this code")
    String scanTitle();

    @Message(
            "In Thunderbird for Android open “Settings” › “Import settings” › “Scan QR code”. Only there: the phone’s own camera would show the password.")
    String scanText();

    @Message("Without the code, and in K-9 Mail:")
    String withoutCode();

    @Message("All connected. You can close this page.")
    String allConnected();

    @Message("Is it working?")
    String lightsTitle();

    @Message("This changes by itself, usually within two seconds.")
    String lightsHint();

    @Message(
            "Your browser runs no scripts, so this does not change by itself. Copy the app password first: the next page does not show it.")
    String lightsNoScript();

    @Message("See whether it was used")
    String lookAgain();

    @Message("If it asks for the server")
    String serverTitle();

    @Message("For")
    String serverFor();

    @Message("Server")
    String server();

    @Message("Port")
    String port();

    @Message("Security")
    String security();

    @Message("These are its steps. An app password is shown only once: if you no longer have it, make a new one.")
    String stepsAgain();

    @Message("Make a new app password")
    String stepsMake();

    @Message("I will finish later")
    String later();

    @Message("{#when state}{#is WAITING}Waiting for the device{#is REFUSED}Refused{#else}Connected{/when}")
    String light(Light.State state);

    /** Refused where the app password was not made for this; what to do belongs to it. */
    @Message(
            "Not allowed: {#when protocol}{#is SMTP}your device tried to send mail, and this app password is not for sending. To send too, make one for receiving and sending and put it in this one’s place.{#is SIEVE}your device tried to manage filter rules, and this app password is not for that. Make one that may, and put it in this one’s place.{#is IMAP}your device tried to receive mail, and this app password is not for receiving. Make one that may receive too, and put it in this one’s place.{#else}your device tried to fetch mail by POP3, and this app password is not for that. Set it to IMAP, or make one that may use POP3.{/when}")
    String notMadeFor(Protocol protocol);

    /** Of a refusal that anybody may have caused. */
    @Message(
            "A wrong password was tried {ago}{#if !network.isEmpty} from {network}{/if}. If it was your device, copy this app password into it. If not, leave everything as it is.")
    String perhapsYours(String ago, String network);

    @Message("Send yourself a short mail to see this turn green.")
    String sendYourselfAMail();

    @Message(
            "You were signed out meanwhile, so the lights stand still. The app password above stays good: put it into the program first, then sign in again.")
    String signedOutMeanwhile();
}
