package latchkey.overview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.attempt.AccountLogins;

/** Words of the page of logins. */
@MessageBundle("logins")
public interface LoginsMessages {
    @Message("Logins")
    String title();

    @Message("What mail programs did with this mailbox in the last 30 days.")
    String lead();

    @Message("{#when show}{#is ALL}All{#is ACCEPTED}Let in{#else}Refused{/when}")
    String show(LoginPages.Show show);

    @Message("Which logins")
    String which();

    @Message("Logins of {address}")
    String caption(String address);

    @Message("Password and program")
    String device();

    @Message("Result")
    String result();

    @Message("Protocol")
    String protocol();

    @Message("Logins")
    String count();

    @Message("From")
    String from();

    @Message("Last")
    String last();

    @Message(
            "{#when kind}{#is MAIN}Main password{#is WEBMAIL}Main password, in the webmail{#is FOREIGN}An app password made at the mail server{#is APP}An app password that is no longer known{#else}Unknown password{/when}")
    String password(AccountLogins.Password kind);

    @Message("App password of another mailbox")
    String othersAppPassword();

    @Message("ended")
    String ended();

    @Message("unknown program")
    String unknownProgram();

    @Message("Let in")
    String letIn();

    @Message("Refused")
    String refused();

    @Message("{#if networks eq 1}and one other network{#else}and {networks} other networks{/if}")
    String otherNetworks(int networks);

    @Message("not known")
    String unknownNetwork();

    @Message("first")
    String first();

    @Message("There were very many logins: only the newest 10,000 of each kind are counted here.")
    String notWhole();

    @Message("No logins in the last 30 days")
    String emptyTitle();

    @Message(
            "{#when show}{#is REFUSED}Nothing was refused.{#is ACCEPTED}Nothing was let in.{#else}As soon as a mail program logs in to this mailbox, or is refused, you see it here.{/when}")
    String emptyText(LoginPages.Show show);

    @Message("Page {number}")
    String page(int number);

    @Message("Newer")
    String newer();

    @Message("Older")
    String older();
}
