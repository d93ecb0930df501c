package latchkey.mailserver;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.util.Optional;

/** Words about whom a mail server's own rule affects. */
@MessageBundle("affected")
public interface AffectedMessages {
    @Message("At the mail server")
    String title();

    @Message(
            "What the mail servers say of their mailboxes: mailcow itself refuses the main password in mail programs as soon as a mailbox has a second factor there, unless a directory has the last word.")
    String text();

    @Message(
            "{#when affected}{#is NOW}Only app passwords get in{#is WITH_SECOND_FACTOR}Main password ends with a second factor{#is NOT}Not affected by a second factor{#else}Not known{/when}")
    String name(Affected affected);

    @Message(
            "{#when affected}{#is NOW}The mail server refuses the main password by itself: the mailbox has a second factor there, or its passwords are kept where mail programs cannot use them.{#is WITH_SECOND_FACTOR}The mail server checks the password itself. Once the mailbox has a second factor, mail programs need app passwords.{#is NOT}A directory checks the password, and a second factor at the mail server changes nothing.{#else}The mail server does not say whether there is a second factor, or whether it counts.{/when}")
    String meaning(Affected affected);

    @Message("Will break")
    String willBreak();

    @Message("Main password used in 30 days, and it ends with a second factor. These need app passwords before.")
    String willBreakText();

    @Message(
            "{passwords}, {#if factor.isEmpty}second factor not known{#else if factor.get}second factor on{#else}no second factor{/if}")
    String source(String passwords, Optional<Boolean> factor);

    /** A second factor of the mail server's own does not count there, and is not asked for. */
    @Message("Passwords checked by {passwords}")
    String sourceElsewhere(String passwords);

    @Message("A mail program last used the main password:")
    String lastUsed();

    @Message("Mailboxes")
    String mailboxes();

    @Message("Not told by a mail server")
    String notTold();
}
