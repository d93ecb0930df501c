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
import org.jspecify.annotations.Nullable;

/** That a mail server is to forget the logins of a mailbox that it remembers, and when it said that it has. */
@Entity
@Table(name = "cache_flush")
public class CacheFlush {
    @Id
    String address;

    @Column(name = "mail_server")
    String mailServer;

    @Column(name = "wanted_at")
    Instant wantedAt;

    @Column(name = "done_at")
    @Nullable
    Instant doneAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected CacheFlush() {}

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<CacheFlush, String> {
        void want(MailAddress address, String mailServer, Instant now) {
            getEntityManager()
                    .createNativeQuery("INSERT INTO cache_flush (address, mail_server, wanted_at)"
                            + " VALUES (:address, :server, :now)"
                            + " ON DUPLICATE KEY UPDATE wanted_at = VALUES(wanted_at), done_at = NULL,"
                            + " mail_server = VALUES(mail_server)")
                    .setParameter("address", address.toString())
                    .setParameter("server", mailServer)
                    .setParameter("now", now)
                    .executeUpdate();
        }

        List<CacheFlush> open() {
            return find("doneAt is null order by wantedAt").page(0, 100).list();
        }

        /** Not if it is wanted once more since. */
        void done(CacheFlush flush, Instant now) {
            update("doneAt = ?1 where address = ?2 and wantedAt = ?3", now, flush.address, flush.wantedAt);
        }

        void forgetBefore(Instant wanted) {
            delete("wantedAt < ?1", wanted);
        }

        boolean doneSince(MailAddress address, Instant since) {
            return count("address = ?1 and wantedAt >= ?2 and doneAt is not null", address.toString(), since) > 0;
        }
    }
}
