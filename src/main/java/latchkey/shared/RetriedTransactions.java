package latchkey.shared;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * Every method that begins a transaction by its annotation is run again when the database has undone it for another one's
 * sake: nobody reads of a fault only because a phone logged in at the same moment. One that joins a transaction is not.
 */
@Interceptor
@Transactional
@Priority(RetriedTransactions.OUTSIDE_OF_THE_TRANSACTION)
class RetriedTransactions {
    /** Transactions begin at {@code PLATFORM_BEFORE + 200}. */
    static final int OUTSIDE_OF_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 190;

    @AroundInvoke
    @Nullable
    Object begin(InvocationContext method) throws Exception {
        return QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION
                ? RetryTransaction.of(method::proceed)
                : method.proceed();
    }
}
