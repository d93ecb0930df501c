package latchkey.operations;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the administrator's pages. */
@MessageBundle("operations")
public interface OperationsMessages {
    @Message("Audit trail")
    String auditTitle();

    @Message(
            "Who did what to which mailbox. No entry is ever deleted. When a mailbox is erased, a random mark takes the place of its address and person. Days are in UTC.")
    String auditLead();

    @Message("Who")
    String who();

    @Message("Name, mailbox or identity")
    String whoHint();

    @Message("What")
    String what();

    @Message("Everything")
    String everything();

    @Message("Mailbox")
    String address();

    @Message("The whole address")
    String addressHint();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Show")
    String show();

    @Message("Show all")
    String showAll();

    @Message("When")
    String when();

    @Message("Reason")
    String note();

    @Message("Nothing fits this")
    String emptyTitle();

    @Message("Try another person, another act or more days.")
    String emptyText();

    @Message("“{word}” is no act and no day, and was left out.")
    String nonsense(String word);

    @Message("Older")
    String older();

    @Message("Pages")
    String pages();

    @Message("Newest")
    String newest();
}
