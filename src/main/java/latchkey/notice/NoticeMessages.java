package latchkey.notice;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the mails. */
@MessageBundle("notice")
public interface NoticeMessages {
    /** For {@code <html lang>}. */
    @Message("en")
    String language();

    @Message("Mailbox: {address}")
    String mailbox(String address);

    @Message("Questions? Ask your helpdesk: {contact}")
    String helpdesk(String contact);

    @Message("Open Latchkey: {link}")
    String open(String link);

    @Message("Latchkey never asks for your main password, and never sends one.")
    String neverAsks();

    @Message("Your mailbox is linked to your sign-in")
    String linkedTitle();

    @Message(
            "Somebody has signed in to Latchkey with a second factor, and the sign-in provider vouched that this mailbox is theirs. That sign-in can now make app passwords for your mail programs.")
    String linkedText();

    @Message("If that was you, there is nothing to do. If it was not, tell your helpdesk at once.")
    String linkedDoubt();

    @Message("Your mailbox is linked to another sign-in")
    String relinkedTitle();

    @Message("An administrator has given this mailbox to another person's sign-in.")
    String relinkedText();

    @Message(
            "All app passwords of the mailbox have ended. Mail programs that used one need a new one, made by the person to whom the mailbox belongs now.")
    String relinkedEnded();

    @Message("An administrator has linked this mailbox to a new sign-in of the same person.")
    String relinkedSameText();

    @Message("App passwords and mail programs go on working. The former sign-in no longer opens the mailbox's page.")
    String relinkedKept();

    @Message("If you do not know of this, tell your helpdesk at once.")
    String relinkedDoubt();

    @Message("A new app password was made for a mailbox that you keep")
    String issuedTitle();

    @Message("Somebody who keeps this mailbox with you has made the app password “{label}”.")
    String issuedText(String label);

    @Message("If nobody of you knows of it, revoke it in Latchkey and tell your helpdesk.")
    String issuedDoubt();

    @Message("An app password of your mailbox has ended")
    String endedTitle();

    @Message(
            "The app password “{label}” was ended by somebody else than you: your helpdesk, or another person who keeps this mailbox.")
    String endedText(String label);

    @Message("The mail program that used it can no longer connect. If it is still needed, make a new one in Latchkey.")
    String endedWayOut();

    @Message("An app password that nobody uses expires on {day}")
    String expiresTitle(String day);

    @Message("In three days an app password that nobody uses expires: {day}")
    String expiresSoonTitle(String day);

    @Message("Nobody has used the app password “{label}” for months. It expires on {day}.")
    String expiresText(String label, String day);

    @Message(
            "If the device is no longer in use, there is nothing to do. If it is, let it fetch mail once before that day. After it has expired you can bring it back in Latchkey for 30 days.")
    String expiresWayOut();

    @Message("All app passwords of a mailbox that you keep have ended")
    String allEndedTitle();

    @Message("Somebody who keeps this mailbox with you has revoked all its app passwords.")
    String allEndedText();

    @Message(
            "Mail programs that used one can no longer connect. Make a new one in Latchkey for each that is still needed.")
    String allEndedWayOut();

    @Message("Everything was ended because your account was compromised")
    String compromisedTitle();

    @Message(
            "Somebody who keeps this mailbox has told Latchkey that the account was compromised. All its app passwords have ended, and everybody who keeps it was signed out of Latchkey.")
    String compromisedText();

    @Message(
            "Change your main password at your sign-in provider. Then sign in to Latchkey again and make a new app password for each device. If you do not know of this, tell your helpdesk at once.")
    String compromisedWayOut();

    @Message("An old app password ends on {day}")
    String replacedSoonTitle(String day);

    @Message(
            "You have renewed the app password “{label}”. Its mail program does not use the new one for everything yet, and the old one ends on {day}.")
    String replacedSoonText(String label, String day);

    @Message(
            "Put the new app password in the place of the old one in the mail program, for receiving and for sending. If you have lost the new one, open Latchkey, revoke the new one and renew the old one again.")
    String replacedSoonWayOut();

    @Message("From {day} on, mail programs need an app password")
    String mainPasswordEndsTitle(String day);

    @Message(
            "From {day} on, mail programs on phones and computers can no longer use the main password of this mailbox. The main password itself stays as it is.")
    String mainPasswordEndsText(String day);

    @Message(
            "Before that day open Latchkey, make an app password for each mail program, and put it in the place of the main password there. That takes a few minutes for each. Programs that use an app password already go on as they are.")
    String mainPasswordEndsWayOut();

    @Message("Mail programs can no longer use your main password")
    String mainPasswordEndedTitle();

    @Message("Since {day}, mail programs that still send the main password of this mailbox are refused.")
    String mainPasswordEndedText(String day);

    @Message(
            "Open Latchkey, make an app password for each mail program that has stopped, and put it in the place of the main password there. No mail is lost meanwhile: it waits in the mailbox.")
    String mainPasswordEndedWayOut();
}
