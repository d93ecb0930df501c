package latchkey.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import latchkey.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/** Writes what was done in the transaction that does it: neither is kept without the other. Never a secret, never a label. */
@ApplicationScoped
public class AuditTrail {
    /** Who an act is by when no person is behind it. */
    public static final String PORTAL = "portal";

    private final AuditEntry.Repository entries;
    private final Event<Recorded> news;
    private final Clock clock;

    AuditTrail(AuditEntry.Repository entries, Event<Recorded> news, Clock clock) {
        this.entries = entries;
        this.news = news;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String who, String role, Act what, @Nullable MailAddress address, @Nullable UUID thing) {
        record(new Actor(who, role), what, address, thing, null);
    }

    /** @param note why, in the words of the one who did it */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Actor by, Act what, @Nullable MailAddress address, @Nullable UUID thing, @Nullable String note) {
        keep(new AuditEntry(
                clock.instant(),
                by.who(),
                by.role(),
                what,
                address == null ? null : address.toString(),
                thing == null ? null : thing.toString(),
                note));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Actor by, Act what, @Nullable MailAddress address, @Nullable UUID thing) {
        record(by.who(), by.role(), what, address, thing);
    }

    /** About something that has no id here, by what it is called elsewhere. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordNamed(Actor by, Act what, @Nullable MailAddress address, String thing, @Nullable String note) {
        keep(new AuditEntry(
                clock.instant(), by.who(), by.role(), what, address == null ? null : address.toString(), thing, note));
    }

    /** About something that is no mailbox, by its name. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordOf(Actor by, Act what, String name) {
        keep(new AuditEntry(clock.instant(), by.who(), by.role(), what, null, name, null));
    }

    private void keep(AuditEntry entry) {
        entries.persist(entry);
        news.fire(new Recorded(entry.what));
    }
}
