package latchkey.mailserver;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/** That the open mail sessions of a mailbox are to end; gone once the mail server has confirmed it. */
@Entity
@Table(name = "session_kick")
public class SessionKick {
    @Id
    String address;

    @Column(name = "wanted_at")
    Instant wantedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected SessionKick() {}

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<SessionKick, String> {
        void want(MailAddress address, Instant now) {
            getEntityManager()
                    .createNativeQuery("INSERT INTO session_kick (address, wanted_at) VALUES (:address, :now)"
                            + " ON DUPLICATE KEY UPDATE wanted_at = VALUES(wanted_at)")
                    .setParameter("address", address.toString())
                    .setParameter("now", Utc.column(now))
                    .executeUpdate();
        }

        List<SessionKick> open() {
            return find("order by wantedAt").page(0, 100).list();
        }

        /** Not if it is wanted once more since. */
        void forget(SessionKick kick) {
            delete("address = ?1 and wantedAt = ?2", kick.address, kick.wantedAt);
        }
    }
}
