package latchkey.setup.handover;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.UUID;
import latchkey.account.AccountDeactivated;
import latchkey.account.MailboxRelinked;
import latchkey.account.MailboxRenamed;
import latchkey.apppassword.AppPasswordsEnded;

/** Takes away what waits: when its time is over, when the app password has ended, when the mailbox is off or another's. */
@ApplicationScoped
public class EndHandOvers {
    private final HandOvers handOvers;

    EndHandOvers(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void over() {
        handOvers.removeOver();
    }

    void deactivated(@Observes AccountDeactivated event) {
        handOvers.remove(event.address());
    }

    void relinked(@Observes MailboxRelinked event) {
        handOvers.remove(event.address());
    }

    /** It names the former address. */
    void renamed(@Observes MailboxRenamed event) {
        handOvers.remove(event.from());
    }

    void ended(@Observes AppPasswordsEnded event) {
        handOvers.remove(event.address());
    }

    /** The owner says that he knows who opened it, as far as he has seen it. */
    public void noted(UUID appPassword, Instant seen) {
        handOvers.note(appPassword, seen);
    }

    /** No error if there is none. */
    public void of(UUID appPassword) {
        handOvers.remove(appPassword);
    }
}
