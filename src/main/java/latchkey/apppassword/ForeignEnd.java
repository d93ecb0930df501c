package latchkey.apppassword;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/** That an app password which was made at the mail server itself is to end, and when the server confirmed that. */
@Entity
@Table(name = "foreign_end")
public class ForeignEnd {
    @EmbeddedId
    Key id;

    @Column(name = "mail_server")
    String mailServer;

    @Column(name = "wanted_at")
    Instant wantedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ForeignEnd() {}

    ForeignEnd(MailAddress address, String number, String mailServer, Instant now) {
        this.id = new Key(address.toString(), number);
        this.mailServer = mailServer;
        this.wantedAt = now;
    }

    @Embeddable
    record Key(String address, String number) implements Serializable {}

    MailAddress address() {
        return MailAddress.of(id.address());
    }

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<ForeignEnd, ForeignEnd.Key> {
        Set<String> numbersOf(MailAddress address) {
            return list("id.address = ?1 and endedAt is null", address.toString()).stream()
                    .map(end -> end.id.number())
                    .collect(Collectors.toSet());
        }

        /** In no order: some that a server never takes must not hold up the others for ever. */
        List<ForeignEnd> open() {
            return find("endedAt is null order by rand()").page(0, 100).list();
        }

        /** One that is there again after its end is another one by the same number. */
        void replace(ForeignEnd end) {
            delete("id", end.id);
            persist(end);
        }

        void ended(Key id, Instant now) {
            update("endedAt = ?1 where id = ?2", now, id);
        }

        void forgetEndedBefore(Instant instant) {
            delete("endedAt < ?1", instant);
        }
    }
}
