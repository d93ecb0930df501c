package latchkey.overview;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.Keepers;
import latchkey.account.OwnAccounts;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept about a person, as one JSON text. Of a mailbox that he looks after for others it has only that he does
 * and what he made there: what happens in it is about all who use it.
 */
@ApplicationScoped
class OwnData {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String FORMAT = "latchkey-own-data-1";

    private final List<KeptData> all;
    private final OwnAccounts ownAccounts;
    private final Keepers keepers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    OwnData(@All List<KeptData> all, OwnAccounts ownAccounts, Keepers keepers, AuditTrail auditTrail, Clock clock) {
        this.all = all.stream()
                .sorted(Comparator.comparing(KeptData::what).thenComparing(KeptData::by))
                .toList();
        this.ownAccounts = ownAccounts;
        this.keepers = keepers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** @param contact an address of his that is no mailbox of his here */
    record Of(UUID person, Actor actor, Optional<MailAddress> contact, List<MailAddress> mailboxes) {
        Optional<String> key(By by) {
            return switch (by) {
                case PERSON -> Optional.of(person.toString());
                case WHO -> Optional.of(actor.who());
                case CONTACT -> contact.map(MailAddress::toString);
                case MAILBOX -> Optional.empty();
            };
        }
    }

    List<KeptData> all() {
        return all;
    }

    /** Writes down that it is handed out. */
    @Transactional
    public Of handOut(UUID person, Actor by) {
        List<MailAddress> mailboxes = ownAccounts.of(person).stream()
                .filter(account -> account.kind() == Account.Kind.PERSON)
                .map(Account::address)
                .toList();
        auditTrail.record(
                by, Act.OWN_DATA_DOWNLOADED, mailboxes.stream().findFirst().orElse(null), person);
        return new Of(person, by, keepers.contactOf(person).filter(contact -> !mailboxes.contains(contact)), mailboxes);
    }

    /** Outside of a transaction: the reader may be slow. Who has read the end has read everything. */
    void write(Of of, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("madeAt", clock.instant().toString());
            for (KeptData data : all) {
                Optional<String> key = of.key(data.by());
                if (key.isPresent()) {
                    write(
                            data,
                            data.by() == By.CONTACT
                                    ? "mailsElsewhere"
                                    : data.what().key(),
                            key.get(),
                            json);
                }
            }
            json.writeArrayFieldStart("ownMailboxes");
            for (MailAddress mailbox : of.mailboxes()) {
                json.writeStartObject();
                json.writeStringField("address", mailbox.toString());
                for (KeptData data : all) {
                    if (data.by() == By.MAILBOX) {
                        write(data, data.what().key(), mailbox.toString(), json);
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanField("complete", true);
            json.writeEndObject();
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static void write(KeptData data, String name, String key, JsonGenerator json)
            throws IOException, SQLException {
        json.writeArrayFieldStart(name);
        String reached = "";
        boolean more = true;
        while (more) {
            KeptData.Part part = data.part(key, reached);
            for (Map<String, @Nullable Object> row : part.rows()) {
                write(row, json);
            }
            more = part.reached().isPresent();
            reached = part.reached().orElse("");
        }
        json.writeEndArray();
    }

    private static void write(Map<String, @Nullable Object> row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, @Nullable Object> column : row.entrySet()) {
            json.writeFieldName(column.getKey());
            if (column.getValue() == null) {
                json.writeNull();
            } else {
                json.writePOJO(column.getValue());
            }
        }
        json.writeEndObject();
    }
}
