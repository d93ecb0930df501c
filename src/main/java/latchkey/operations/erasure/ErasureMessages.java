package latchkey.operations.erasure;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about mailboxes that are erased. */
@MessageBundle("erasure")
public interface ErasureMessages {
    @Message("Erase this mailbox?")
    String question();

    @Message(
            "Everything kept about it goes: app passwords, logins, failing clients, mails, dates, and the person, unless he keeps another mailbox. The audit trail keeps that something was done, with a random token in the place of address and person. That cannot be undone.")
    String what();

    @Message(
            "The mailbox at the mail server is not touched. A program that still tries to log in there is listed again, as an unknown address.")
    String mailServer();

    @Message("It is in use. Only a mailbox that is switched off can be erased.")
    String inUse();

    @Message("Type its address to erase it")
    String type();

    @Message("This is another address. Nothing was erased.")
    String otherAddress();

    @Message("Erase it")
    String doIt();

    @Message("Leave it as it is")
    String leaveIt();

    @Message("Erased mailboxes")
    String title();

    @Message(
            "First the mail servers withdraw the app passwords; then all goes, and a few seconds later the audit trail follows.")
    String lead();

    @Message("None yet.")
    String none();

    @Message("In the audit trail")
    String token();

    @Message("Domain")
    String domain();

    @Message("State")
    String stateLabel();

    @Message("Asked for")
    String asked();

    @Message(
            "{#when state}{#is ASKED}App passwords are being withdrawn{#is GONE}Gone, the audit trail follows{#is DONE}Erased{#else}Left: it was switched on again{/when}")
    String state(Erasure.State state);

    /** Since more than an hour. */
    @Message(
            "{#when awaited}{#is APP_PASSWORDS}Waits for its mail server to confirm that its app passwords are gone.{#is FOREIGN_APP_PASSWORDS}Waits for its mail server to end app passwords that were made there.{#else}Waits for its mail server to take its main password again as before.{/when}")
    String awaited(Erasure.Awaited awaited);

    @Message("Mailboxes")
    String mailboxes();
}
