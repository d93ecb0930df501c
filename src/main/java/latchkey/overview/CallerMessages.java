package latchkey.overview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The code for the helpdesk, to its owner. */
@MessageBundle("caller")
public interface CallerMessages {
    @Message("Code for the helpdesk")
    String title();

    @Message("The helpdesk asked you for a code?")
    String asked();

    @Message("By six digits from here it knows that it is you on the phone.")
    String askedText();

    @Message(
            "You read six digits to the helpdesk, and it knows that it is you on the phone. They open nothing, and nobody can read mail with them.")
    String lead();

    @Message("Mailbox")
    String mailbox();

    @Message("Show a code")
    String show();

    @Message("Show another code")
    String another();

    @Message("Your code")
    String yours();

    @Message("It works once, for {minutes} minutes. Reading it to somebody says: it is me.")
    String goodFor(long minutes);

    @Message(
            "Give it only to a helpdesk that you have called yourself{#if !contact.isEmpty}: {contact}{/if}. Nobody needs it by mail or in a chat.")
    String care(String contact);
}
