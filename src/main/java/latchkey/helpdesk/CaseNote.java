package latchkey.helpdesk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/** A note about a mailbox. It is never changed; who wrote it can strike it out, and it stays to be read. */
@Entity
@Table(name = "case_note")
class CaseNote {
    @Id
    UUID id;

    String address;
    Instant at;
    String who;
    String text;

    @Column(name = "struck_at")
    @Nullable
    Instant struckAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected CaseNote() {}

    CaseNote(MailAddress address, Instant at, String who, NoteText text) {
        this.id = UUID.randomUUID();
        this.address = address.toString();
        this.at = at;
        this.who = who;
        this.text = text.text();
    }

    /** @param who issuer and subject */
    record View(UUID id, Instant at, String who, String text, Optional<Instant> struckAt) {}

    View view() {
        return new View(id, at, who, text, Optional.ofNullable(struckAt));
    }

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<CaseNote, UUID> {
        /** Newest first. */
        List<View> of(MailAddress address, int most) {
            return find("address = ?1 order by at desc, id", address.toString()).page(0, most).list().stream()
                    .map(CaseNote::view)
                    .toList();
        }

        Optional<CaseNote> by(MailAddress address, UUID id, String who) {
            return find("address = ?1 and id = ?2 and who = ?3", address.toString(), id, who)
                    .firstResultOptional();
        }
    }
}
