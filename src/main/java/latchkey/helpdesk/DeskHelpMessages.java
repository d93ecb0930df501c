package latchkey.helpdesk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClientState;
import latchkey.diagnosis.Proof;

/** What the words of the worklist mean, to somebody who sits at the phone for the first time. */
@MessageBundle("deskhelp")
public interface DeskHelpMessages {
    @Message("Help for the helpdesk")
    String title();

    @Message("What the words of the list mean, what to say, and what you can do and never can.")
    String lead();

    @Message("The list")
    String listTitle();

    @Message(
            "A line is one program of one mailbox that the mail server refuses. It comes by itself within seconds, and says so by itself when the program was let in. Reason, state and search are in the address of the page: send it to a colleague, and he sees the same.")
    String listText();

    @Message(
            "{#when state}{#is FAILING}Refused within the last 24 hours, and not let in since.{#is PROBABLY_FIXED}Let in since, by the same protocol and from one of its networks. Wait a little before you call it done.{#is FIXED}Let in since, and then silent for three of its usual pauses. Nothing is left to do.{#is QUIET}Not refused for 24 hours, and not let in either. Perhaps the device is switched off; it is back here when it tries again.{#else}Put aside by you or a colleague. The next refusal opens it again.{/when}")
    String state(FailingClientState state);

    @Message("Certain or probable")
    String certaintyTitle();

    @Message(
            "{#when certainty}{#is CERTAIN}What was tried was compared and recognised. You can say it as it is.{#else}It fits best what was tried, and nothing could be compared. Say “it looks as if”, and have the caller try while you watch the case.{/when}")
    String certainty(Certainty certainty);

    @Message("Under it stands what speaks for the reason:")
    String proofText();

    @Message(
            "{#when secrets}{#is ONE}The device repeats what is saved in it. Nobody is typing.{#is SEVERAL}More programs of this mailbox fail than are listed one by one; this line stands for the rest.{#else}Whether it was the same secret each time cannot be told.{/when}")
    String secrets(Proof.Secrets secrets);

    @Message(
            "It tries by the clock. Pauses of a few minutes are those of a program that is open, or of a phone that fetches mail.")
    String beat();

    @Message(
            "Then come the day since when, the program, and the network, shortened. Ask whether the caller is at home, in the office or on a phone network.")
    String network();

    @Message("Reasons, and what to say")
    String reasonsTitle();

    @Message(
            "{#when reason}{#is RETIRED_APP_PASSWORD}An app password of this mailbox that was revoked or replaced, or has expired. The line names it. Ask whether the device is still in use.{#is PROTOCOL_NOT_ALLOWED}An app password that is good, for something it was not made for; mostly for sending, where only receiving was ticked.{#is MISTYPED_APP_PASSWORD}Nearly an app password: a character is wrong, missing or too many. Mostly somebody typed it.{#is OTHER_ACCOUNTS_APP_PASSWORD}A good app password, with the user name of another mailbox. Compare the two addresses.{#is GUESSING}Many passwords from one network, or one network at many mailboxes. It is none of the owner’s devices and is listed apart.{#is MAIN_PASSWORD}The main password, where mail programs may no longer use it. After a date for main passwords this is the most frequent reason.{#is STALE_CLIENT}One wrong secret again and again, by the clock: an old phone in a drawer, a printer, a program on a second computer.{#is ADDRESS_MISTYPED}The user name is no mailbox here. Compare it letter by letter with the address of the caller.{#is ACCOUNT_OFF}The mail server or the directory does not let this mailbox in, whatever the password. Only an administrator can mend that.{#is MAIL_SERVER_UNAVAILABLE}The mail server refused everybody for a while. No device is at fault.{#else}None of the other reasons fits what was tried.{/when}")
    String reason(Reason reason);

    @Message("Show these")
    String showThese();

    @Message(
            "A voice and an address prove nothing. Before you say anything about a mailbox, or revoke anything, have the caller prove that it is theirs:")
    String callerWhy();

    @Message("Open the case of the mailbox.")
    String callerOpen();

    @Message(
            "The case then says that they are confirmed. A code is good once and for five minutes; after five wrong tries they make a new one.")
    String callerDone();

    @Message(
            "They cannot sign in? Then tell them nothing about the mailbox, and send them to those who set up second factors.")
    String callerCannot();

    @Message(
            "When many fail for one reason: filter the list, press “Nudge these”, look at the dry run, and begin. Each owner gets a mail where he can read it; for the others you print a letter. Who was nudged lately, or does not want such mails, is left alone.")
    String nudgeText();

    @Message("Revoking")
    String revokeTitle();

    @Message(
            "In a case you can end an app password, for instance of a lost phone. Say why: it stands in the audit trail, and the owner gets a mail. It cannot be undone; the owner makes a new one.")
    String revokeText();

    @Message("What the helpdesk can never do")
    String neverTitle();

    @Message(
            "See, make or renew an app password. Only who has the mailbox can, with a second factor that is a few minutes old.")
    String neverMake();

    @Message("See or set a main password, or find out by this portal whether a guess is right.")
    String neverGuess();

    @Message("Act as the owner. “What the owner sees now” only shows it.")
    String neverAct();

    @Message("Read mail: none passes through this portal.")
    String neverRead();

    @Message("Refuse main passwords or let them in again. Administrators do.")
    String neverRule();

    @Message("Look at a mailbox unseen: it is written down who opened which case.")
    String neverUnseen();
}
