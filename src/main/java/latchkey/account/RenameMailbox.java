package latchkey.account;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.Chore;
import latchkey.shared.MailAddress;
import latchkey.shared.OldRows;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.shared.Statements;
import latchkey.shared.Utc;

/**
 * Gives a mailbox another address. Its app passwords go on, and for a time its former address is a name to log in by.
 *
 * <p>Whoever reads mail at the new address is told: at the mail server it may have been another mailbox until now, and who keeps
 * this one can open that one.
 *
 * <p>Refuses an address that is a mailbox here, or a name of one. Also one that a login alone has made: nobody can tell whether
 * it is the same mailbox, and whoever got another's names could open it by an app password.
 */
@ApplicationScoped
public class RenameMailbox {
    private final Account.Repository accounts;
    private final Person.Repository persons;
    private final Domain.Repository domains;
    private final Statements statements;
    private final AuditTrail auditTrail;
    private final List<KeepsAddress> keepAddress;
    private final Event<MailboxRenamed> renamed;
    private final RenamePolicy policy;
    private final Clock clock;

    RenameMailbox(
            Account.Repository accounts,
            Person.Repository persons,
            Domain.Repository domains,
            DataSource dataSource,
            AuditTrail auditTrail,
            @All List<KeepsAddress> keepAddress,
            Event<MailboxRenamed> renamed,
            RenamePolicy policy,
            Clock clock) {
        this.accounts = accounts;
        this.persons = persons;
        this.domains = domains;
        this.statements = new Statements(dataSource);
        this.auditTrail = auditTrail;
        this.keepAddress = keepAddress;
        this.renamed = renamed;
        this.policy = policy;
        this.clock = clock;
    }

    /** Its time was over when it came; the view of the mail server has left it out since. */
    @Produces
    @Singleton
    static Chore formerNames(DataSource dataSource) {
        return new OldRows(
                "former-names", dataSource, Duration.ZERO, "DELETE FROM account_login WHERE until < ? ORDER BY until");
    }

    @Transactional
    public void rename(MailAddress from, MailAddress to, StaffDomains within, Actor by) {
        within.require(from);
        within.require(to);
        if (accounts.lock(from).isEmpty()) {
            throw new Refusal.NotFound();
        }
        if (domains.findByIdOptional(to.domain()).isEmpty()) {
            throw new Refusal.Conflict(Refusal.Why.DOMAIN_NOT_SERVED);
        }
        if (from.equals(to)) {
            return;
        }
        if (accounts.lock(to).isPresent() || accounts.isNameOfAnother(to.toString(), from)) {
            throw new Refusal.Conflict(Refusal.Why.ADDRESS_IN_USE);
        }
        Optional<Refusal.Why> kept =
                refused(List.of(new Renaming(from, to))).values().stream().findFirst();
        if (kept.isPresent()) {
            throw new Refusal.Conflict(kept.get());
        }
        List<Correspondent> concerned = concerned(from, to);
        move(from, to);
        renamed.fire(new MailboxRenamed(UUID.randomUUID(), from, to, concerned));
        auditTrail.record(by, Act.ACCOUNT_RENAMED, from, null, "→ " + to);
        auditTrail.record(by, Act.ACCOUNT_RENAMED, to, null, from + " →");
    }

    /** Nobody is written to at the address that was left. */
    private List<Correspondent> concerned(MailAddress from, MailAddress to) {
        return Concerned.of(to, persons.keepersOf(from)).stream()
                .filter(one -> !one.address().equals(from))
                .toList();
    }

    /** Which of these have to keep their address for now, for a reason that is not in the mailboxes' own names. */
    public Map<MailAddress, Refusal.Why> refused(Collection<Renaming> asked) {
        Map<MailAddress, Refusal.Why> refused = new HashMap<>();
        keepAddress.forEach(one -> one.refused(asked).forEach(refused::putIfAbsent));
        return refused;
    }

    /** What refers to the account by a foreign key follows by itself. */
    private void move(MailAddress from, MailAddress to) {
        LocalDateTime until = Utc.column(clock.instant().plus(policy.formerNameFor()));
        statements.change("UPDATE account SET address = ?, domain = ? WHERE address = ?", to, to.domain(), from);
        statements.change(
                "INSERT INTO account_login (login, address) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE learned_at = NULL, until = NULL",
                to,
                to);
        statements.change(
                "INSERT INTO account_login (login, address, until) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE learned_at = NULL, until = VALUES(until)",
                from,
                to,
                until);
        accounts.forget();
    }
}
