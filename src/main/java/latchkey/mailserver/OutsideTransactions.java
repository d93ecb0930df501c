package latchkey.mailserver;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;

/**
 * Whoever asks over the network holds no transaction: a mail server that is slow, or silent, would hold its locks and its
 * connection for as long. A fault of the portal's own, so it is no {@link MailServer.Unreachable} that somebody repeats.
 */
public final class OutsideTransactions {
    private OutsideTransactions() {}

    /** @throws IllegalStateException if this thread is in a transaction; then nothing was sent */
    public static void require() {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("a mail server is asked inside a transaction");
        }
    }
}
