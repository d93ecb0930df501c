package latchkey.operations.erasure;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.account.Account;
import latchkey.account.ErasedPersons;
import latchkey.account.PortalItself;
import latchkey.shared.JobLease;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/**
 * Erases mailboxes once no mail server has an app password of theirs any more. Bit by bit first, and the account with its
 * person last, in one transaction: to begin anew after a kill does no harm. The audit trail follows by the database's own event.
 */
@ApplicationScoped
class CarryOutErasures {
    private static final Logger LOG = Logger.getLogger(CarryOutErasures.class);
    private static final int AT_ONCE = 1000;

    private final Erasures erasures;
    private final NamesOfMailbox namesOfMailbox;
    private final Account.Repository accounts;
    private final ErasedPersons erasedPersons;
    private final PortalItself portal;
    private final JobLease lease;

    CarryOutErasures(
            Erasures erasures,
            NamesOfMailbox namesOfMailbox,
            Account.Repository accounts,
            ErasedPersons erasedPersons,
            PortalItself portal,
            DataSource dataSource) {
        this.erasures = erasures;
        this.namesOfMailbox = namesOfMailbox;
        this.accounts = accounts;
        this.erasedPersons = erasedPersons;
        this.portal = portal;
        this.lease = new JobLease(dataSource, "erasure", Duration.ofSeconds(30));
    }

    void stop(@Observes ShutdownEvent event) {
        lease.letGo();
    }

    @Scheduled(identity = "erasure", every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() throws SQLException {
        List<Erasure> asked = erasures.asked();
        if (asked.isEmpty() || !lease.held()) {
            return;
        }
        for (Erasure one : asked) {
            try {
                one.address().ifPresent(address -> erase(one, address));
            } catch (RuntimeException failed) {
                LOG.warnf(failed, "Erasure %s goes on later", one.id());
            }
        }
    }

    private void erase(Erasure one, MailAddress address) {
        if (QuarkusTransaction.requiringNew().call(() -> inUse(address))) {
            QuarkusTransaction.requiringNew().run(() -> leave(one));
            return;
        }
        if (!erasures.awaited(address).isEmpty()) {
            return;
        }
        Set<String> names = namesOfMailbox.of(one, address);
        for (String name : names) {
            for (String statement : ErasedRows.BY_NAME) {
                while (QuarkusTransaction.requiringNew().call(() -> erasures.change(limited(statement), name))
                        >= AT_ONCE) {
                    LOG.debugf("Erasure %s goes on", one.id());
                }
            }
        }
        QuarkusTransaction.requiringNew().run(() -> end(one, address, names));
    }

    private static String limited(String statement) {
        return statement + " LIMIT " + AT_ONCE;
    }

    /** Switched on again since, or called otherwise: it lives. */
    private boolean inUse(MailAddress address) {
        return accounts.lock(address).map(Account::active).orElse(true);
    }

    private void leave(Erasure one) {
        erasures.change("DELETE FROM erasure_name WHERE erasure = ?", one.id().toString());
        erasures.change(
                "UPDATE erasure SET state = 'LEFT' WHERE id = ?", one.id().toString());
    }

    private void end(Erasure one, MailAddress address, Set<String> names) {
        if (inUse(address)) {
            leave(one);
            return;
        }
        List<String> owner = erasures.texts(
                "SELECT o.person_id FROM account_owner o WHERE o.address = ? AND o.role = 'OWNER' AND NOT EXISTS"
                        + " (SELECT 1 FROM account_owner other WHERE other.person_id = o.person_id"
                        + " AND other.address <> o.address)",
                address.toString());
        ErasedRows.OF_THE_ACCOUNT.forEach(statement -> erasures.change(statement, address));
        names.forEach(
                name -> erasures.change("UPDATE person SET contact_address = NULL WHERE contact_address = ?", name));
        names.forEach(
                name -> erasures.change("UPDATE person SET second_address = NULL WHERE second_address = ?", name));
        erasures.change("DELETE FROM erasure_name WHERE erasure = ?", one.id().toString());
        erasures.name(
                one.id(),
                "ADDRESS",
                names.stream().filter(name -> name.contains("@")).collect(Collectors.toSet()));
        owner.forEach(person -> person(one, person));
        owner.forEach(person -> erasedPersons.remember(UUID.fromString(person)));
        owner.forEach(person -> erasures.change("DELETE FROM person WHERE id = ?", person));
        erasures.change(
                "UPDATE erasure SET state = 'GONE' WHERE id = ?", one.id().toString());
    }

    /** Whoever keeps another mailbox stays a person here. */
    private void person(Erasure one, String person) {
        String who = erasures.texts("SELECT CONCAT(issuer, ' ', subject) FROM person WHERE id = ?", person)
                .get(0);
        erasures.change("DELETE FROM sign_in WHERE person_id = ?", person);
        erasures.change("DELETE FROM notice WHERE person_id = ?", person);
        erasures.change("DELETE FROM try_count WHERE who IN (?, ?)", person, who);
        erasures.change(
                "UPDATE app_password SET made_by = ? WHERE made_by = ?",
                portal.person().toString(),
                person);
        ErasedRows.OF_WHO.forEach(statement -> erasures.change(statement, one.token(), who));
        erasures.name(one.id(), "WHO", Set.of(who));
    }
}
