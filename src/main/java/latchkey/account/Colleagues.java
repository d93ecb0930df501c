package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.shared.StaffDomains;
import latchkey.shared.Statements;
import latchkey.shared.Utc;

/** Who helps in which domains, as the provider said when they signed in last; in the caller's transaction. */
@ApplicationScoped
public class Colleagues {
    private static final String OF_DOMAIN = "SELECT p.id, CONCAT(p.issuer, ' ', p.subject) AS who,"
            + " COALESCE(NULLIF(p.name, ''), p.contact_address, p.subject) AS name"
            + " FROM colleague c JOIN person p ON p.id = c.person_id WHERE "
            + "(c.helpdesk_of = '*' OR FIND_IN_SET(?, c.helpdesk_of) > 0) ORDER BY name, p.id LIMIT 500";

    private final Statements statements;

    Colleagues(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /** @param who issuer and subject */
    public record Colleague(UUID id, String who, String name) {}

    /** Those who may look after this domain. */
    public List<Colleague> of(String domain) {
        return statements.rows(
                OF_DOMAIN,
                row -> new Colleague(UUID.fromString(row.getString("id")), row.getString("who"), row.getString("name")),
                domain);
    }

    public Optional<Colleague> of(String domain, UUID id) {
        return of(domain).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What he may by now: one who helps nowhere any more is no colleague. */
    void remember(UUID person, StaffDomains helpdeskOf, Instant now) {
        if (helpdeskOf.none()) {
            statements.change("DELETE FROM colleague WHERE person_id = ?", person);
        } else {
            statements.change(
                    "INSERT INTO colleague (person_id, helpdesk_of, seen_at) VALUES (?, ?, ?)"
                            + " ON DUPLICATE KEY UPDATE helpdesk_of = VALUES(helpdesk_of), seen_at = VALUES(seen_at)",
                    person,
                    helpdeskOf.sqlList(),
                    Utc.column(now));
        }
    }
}
