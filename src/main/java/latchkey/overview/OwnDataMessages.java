package latchkey.overview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.shared.KeptData.What;

/** What is kept, why, and how long. */
@MessageBundle("data")
public interface OwnDataMessages {
    @Message("What is kept about you")
    String title();

    @Message("So that you and your helpdesk can see which device fails and why. Mail itself never passes through here.")
    String lead();

    @Message("Your data")
    String yours();

    @Message("See what is kept about you, why and for how long, and download all of it.")
    String yoursText();

    @Message("What")
    String whatColumn();

    @Message("Why")
    String whyColumn();

    @Message("How long")
    String howLong();

    @Message(
            "{#when what}{#is PERSON}Your name, your sign-in, your languages and your addresses{#is MAIL_CHOICES}The kinds of mail that you have switched off{#is KEPT_MAILBOXES}Which mailboxes you have or look after{#is SIGN_INS}When you signed in here, and from about where{#is OWN_ACTS}What you did here{#is MADE_FOR_OTHERS}App passwords that you made for mailboxes that you look after{#is MAILBOX}Your mailbox, and until when its main password works in mail programs{#is NAMES}The names by which your mailbox can log in{#is AT_MAIL_SERVER}What the mail server says of your mailbox: whether it asks for a second factor, and which programs may use the main password{#is APP_PASSWORDS}Your app passwords: names, programs, when made, used and ended{#is HAND_OVERS}Codes that you showed for a phone, and who opened them{#is LET_IN}Logins of your mail programs, counted by the hour{#is REFUSED}Logins that were refused, one by one{#is FAILING_CLIENTS}Programs that were refused, as a list{#is GUESSES}That somebody tried passwords at your mailbox{#is NOT_JUDGED}Logins of which the reason could not be found{#is MAILS}That mails were written to you, without their text{#is NUDGES}When your helpdesk wrote to you because a mail program failed, and by which way{#is CASE_NOTES}What your helpdesk noted about your mailbox{#is CASE_TAKEN}That somebody of the helpdesk looks after your case{#is CALLER_CODES}When you made a code for the helpdesk, and whether it was used{#is ACTS}What was done to your mailbox{#is PLANNED_DATES}The day that was planned for your main password{#is PASSWORD_USE}What kind of password your mail programs last used{#is EXEMPTIONS}Until when your mailbox is left out of a plan, and why{#else}Programs that would be refused by a rule for main passwords{/when}")
    String what(What what);

    @Message(
            "{#when what}{#is PERSON}To know you again and write to you in your language.{#is MAIL_CHOICES}So that you are not sent what you do not want.{#is KEPT_MAILBOXES}To show you these mailboxes and nobody else’s.{#is SIGN_INS}To notice a sign-in that was not yours.{#is OWN_ACTS}To be able to explain later who did what.{#is MADE_FOR_OTHERS}To know who made them.{#is MAILBOX}To tell the mail server what to refuse.{#is NAMES}To find your mailbox whatever name a program sends.{#is AT_MAIL_SERVER}To tell you why a program is refused there, and to warn you before it is.{#is APP_PASSWORDS}To let your programs in, and to name one that still sends an old one.{#is HAND_OVERS}To let you see that it was your phone.{#is LET_IN}To show you who uses your mailbox, and what still works.{#is REFUSED}To tell you why a program fails.{#is FAILING_CLIENTS}To show you and your helpdesk what fails, before you have to ask.{#is GUESSES}To tell guessing from your own programs.{#is NOT_JUDGED}To find a fault in Latchkey itself.{#is MAILS}To send each of them once.{#is NUDGES}So that you are not written to again and again.{#is CASE_NOTES}So that you need not tell everything again when you call.{#is CASE_TAKEN}So that not two people work at the same thing.{#is CALLER_CODES}So that nobody can call in your name.{#is ACTS}To be able to explain later who did what.{#is PLANNED_DATES}To tell you in time.{#is PASSWORD_USE}To know how many mailboxes still have to change.{#is EXEMPTIONS}To leave your mailbox out until then.{#else}To foresee whom a rule would lock out.{/when}")
    String why(What what);

    @Message("{#if days eq 1}1 day{#else}{days} days{/if}")
    String days(long days);

    @Message(
            "{#when end}{#is NEVER}For good: the audit trail is never deleted{#is WITH_YOU}As long as you are known here{#else}As long as the mailbox is known here{/when}")
    String stays(OwnDataPages.End end);

    @Message("Exact networks are shortened after {days} days, wherever they stand.")
    String networks(long days);

    @Message(
            "Of an app password only a check value (a hash) is kept, with which nobody can log in. It is forgotten {days} days after the app password has ended.")
    String hashes(long days);

    @Message("Never kept: your main password, an app password that anybody could read, and anything of your mails.")
    String never();

    @Message(
            "A login waits a moment to be looked at, two days at the most. A mark by which a wrong password is known again is forgotten after seven days.")
    String aMoment();

    @Message(
            "Of a mailbox that you look after for others, the file has only that you do, and the app passwords that you made for it. What happens in it is about all who use it.")
    String custodian();

    @Message(
            "Who did something at the helpdesk is told as a role and not by name, and without the reason that was written down. Ask your helpdesk if you need it.")
    String staff();

    @Message("Good to know")
    String goodToKnow();

    @Message("Download everything")
    String download();

    @Message("Download everything kept about you")
    String downloadTitle();

    @Message("You get one file, in JSON, that you and programs can read. There is no password in it.")
    String downloadText();

    @Message("The file tells from where and when you read mail. Keep it where others cannot find it.")
    String downloadCare();

    @Message("That you downloaded it is written into the audit trail.")
    String downloadWritten();
}
