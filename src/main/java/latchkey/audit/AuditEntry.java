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
import java.util.List;
import java.util.UUID;
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

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AuditEntry() {}

    AuditEntry(Instant at, String who, String role, Act what, @Nullable String address, @Nullable String thing) {
        this.id = UUID.randomUUID();
        this.at = at;
        this.who = who;
        this.role = role;
        this.what = what;
        this.address = address;
        this.thing = thing;
    }

    @ApplicationScoped
    public static class Repository implements PanacheRepositoryBase<AuditEntry, UUID> {
        public List<AuditEntry> latestOf(String address) {
            return find("address = ?1 order by at desc", address).page(0, 50).list();
        }
    }
}
