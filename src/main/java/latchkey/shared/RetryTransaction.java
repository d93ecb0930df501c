package latchkey.shared;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Begins a transaction anew that the database has undone for the sake of another one. MariaDB asks that of whoever uses
 * it ("InnoDB deadlocks: retry the transaction"), and a Galera cluster says the same at the commit when another node was
 * first. Nothing of the first try is left in the database; what else it did, it does twice.
 */
public final class RetryTransaction {
    private static final int MOST_TRIES = 4;

    private RetryTransaction() {}

    /** A transaction of its own, whatever the caller is in. */
    public static void inNew(Runnable work) {
        inNew(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** A transaction of its own, whatever the caller is in. */
    public static <T> T inNew(Supplier<T> work) {
        try {
            return of(() -> QuarkusTransaction.requiringNew().call(work::get));
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** @param transaction begins and ends it; the last failure is thrown as it came */
    static <T> T of(Callable<T> transaction) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.call();
            } catch (Exception failed) {
                if (tries == MOST_TRIES || !DatabaseTrouble.lostRace(failed)) {
                    throw failed;
                }
            }
        }
    }
}
