package latchkey.apppassword;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import latchkey.mailserver.ForeignAppPasswords;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServers;
import latchkey.mailserver.OutsideTransactions;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import org.jboss.logging.Logger;

/** Calls to a mail server that end in time, one way or the other; every failure is {@link MailServer.Unreachable}. */
@ApplicationScoped
class MailServerCalls {
    private static final Logger LOG = Logger.getLogger(MailServerCalls.class);

    private final MailServers servers;
    private final AppPasswordPolicy policy;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    MailServerCalls(MailServers servers, AppPasswordPolicy policy) {
        this.servers = servers;
        this.policy = policy;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    MailServer.Handle publish(String server, MailServer.Credential credential) {
        return inTime(() -> servers.of(server).publish(credential));
    }

    /** @param known empty for one whose publishing failed without telling a handle */
    void withdraw(String server, MailServer.Credential credential, Optional<MailServer.Handle> known) {
        inTime(() -> {
            MailServer mailServer = servers.of(server);
            mailServer.withdraw(credential, known.orElseGet(() -> mailServer.handleFor(credential)));
            return true;
        });
    }

    List<ForeignAppPasswords.Foreign> foreign(String server, MailAddress mailbox) {
        return inTime(() -> foreignAppPasswords(server).of(mailbox));
    }

    void endForeign(String server, MailAddress mailbox, String number) {
        inTime(() -> {
            foreignAppPasswords(server).end(mailbox, number);
            return true;
        });
    }

    /** What the owner is told of a call that failed: to wait helps against silence only, not against a no. */
    static Refusal refusal(MailServer.Unreachable failed) {
        if (failed instanceof MailServer.Declined) {
            return new Refusal.Unavailable(Refusal.What.MAIL_SERVER_REFUSED_IT);
        }
        return new Refusal.Unavailable(
                failed instanceof MailServer.PortalTurnedAway
                        ? Refusal.What.PORTAL_TURNED_AWAY
                        : Refusal.What.MAIL_SERVER);
    }

    private ForeignAppPasswords foreignAppPasswords(String server) {
        return servers.of(server)
                .foreignAppPasswords()
                .orElseThrow(() -> new MailServer.Unreachable("no app passwords are made at " + server));
    }

    private <T> T inTime(Callable<T> call) {
        // Here already: the thread that makes the call is in none.
        OutsideTransactions.require();
        Future<T> running = threads.submit(call);
        try {
            return running.get(policy.provedWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            running.cancel(true);
            throw new MailServer.Unreachable(
                    "no answer within " + policy.provedWithin().toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof MailServer.Unreachable unreachable) {
                throw unreachable;
            }
            // Whoever called is told of silence, and tries again: that it is a fault of ours stands nowhere else.
            LOG.error("A call to a mail server failed by a fault of the portal", failed.getCause());
            throw new MailServer.Unreachable("the call failed", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new MailServer.Unreachable("the portal is stopping", stopping);
        }
    }
}
