package latchkey.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/** One act. The portal's database user may insert and read these, and nothing else. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    UUID id;

    Instant at;
    String who;
    String role;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(40)")
    Act what;

    @Nullable
    String address;

    @Nullable
    String thing;

    @Nullable
    String note;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AuditEntry() {}

    AuditEntry(
            Instant at,
            String who,
            String role,
            Act what,
            @Nullable String address,
            @Nullable String thing,
            @Nullable String note) {
        this.id = UUID.randomUUID();
        this.at = at;
        this.who = who;
        this.role = role;
        this.what = what;
        this.address = address;
        this.thing = thing;
        this.note = note;
    }

    public AuditView view() {
        return new AuditView(
                id,
                at,
                new Actor(who, role),
                what,
                Optional.ofNullable(address),
                Optional.ofNullable(thing),
                Optional.ofNullable(note));
    }

    @ApplicationScoped
    public static class Repository implements PanacheRepositoryBase<AuditEntry, UUID> {
        /** Newest first; only what was done before the instant, so that a page stays what it was. */
        public List<AuditView> ofAccount(MailAddress address, Instant before, Set<Act> without, int most) {
            return find(
                            "address = ?1 and at < ?2 and what not in ?3 order by at desc, id desc",
                            address.toString(),
                            before,
                            without)
                    .page(0, most)
                    .list()
                    .stream()
                    .map(AuditEntry::view)
                    .toList();
        }

        /** Whether somebody has done this at a mailbox since then. */
        public boolean did(Actor by, Act what, MailAddress address, Instant since) {
            return count(
                            "address = ?1 and at > ?2 and what = ?3 and who = ?4",
                            address.toString(),
                            since,
                            what,
                            by.who())
                    > 0;
        }

        /** Newest first, behind the entry that a page ended with. */
        public List<AuditView> search(AuditFilter filter, StaffDomains within, int most) {
            Map<String, Object> values = new HashMap<>();
            StringBuilder where =
                    new StringBuilder(within.all() ? "1 = 1" : within.none() ? "1 = 0" : in(within, values));
            filter.who().ifPresent(who -> {
                where.append(" and who in (:who)");
                values.put("who", who);
            });
            filter.what().ifPresent(what -> {
                where.append(" and what = :what");
                values.put("what", what);
            });
            filter.address().ifPresent(address -> {
                where.append(" and address = :address");
                values.put("address", address);
            });
            filter.from().ifPresent(from -> {
                where.append(" and at >= :from");
                values.put("from", from);
            });
            filter.until().ifPresent(until -> {
                where.append(" and at < :until");
                values.put("until", until);
            });
            filter.after().ifPresent(after -> {
                where.append(" and (at < :at or (at = :at and id < :id))");
                values.put("at", after.at());
                values.put("id", after.id());
            });
            return find(where + " order by at desc, id desc", values).page(0, most).list().stream()
                    .map(AuditEntry::view)
                    .toList();
        }

        /** Of mailboxes in these domains, and of the domains themselves. */
        private static String in(StaffDomains within, Map<String, Object> values) {
            StringBuilder where = new StringBuilder("(what in (:ofDomain) and address is null and thing in (:domains)");
            values.put("ofDomain", Act.OF_A_DOMAIN);
            values.put("domains", within.named());
            for (String domain : within.sorted()) {
                String name = "domain" + values.size();
                where.append(" or address like :").append(name);
                values.put(name, "%@" + domain);
            }
            return where.append(")").toString();
        }
    }
}
