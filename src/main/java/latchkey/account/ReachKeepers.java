package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.Statements;
import latchkey.shared.Utc;

/** Who keeps mailboxes and where each of them reads mail, for many mailboxes by one statement. */
@ApplicationScoped
public class ReachKeepers {
    // A second address that leads into the same mailbox is none.
    private static final String FIND = "SELECT a.address, a.kind, a.active, a.exempt_until, p.id,"
            + " COALESCE(p.locale, p.language_seen) AS language, p.contact_address, IF(EXISTS (SELECT 1 FROM account_login l"
            + " WHERE l.login = p.second_address AND l.address = a.address) OR p.second_address = a.address, NULL,"
            + " p.second_address) AS second_address"
            + " FROM account a LEFT JOIN account_owner o ON o.address = a.address LEFT JOIN person p ON p.id = o.person_id"
            + " WHERE a.address IN (";

    private final Statements statements;

    ReachKeepers(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /**
     * @param contact the address that the provider vouched for last
     * @param second where he reads mail while his mailbox is locked
     */
    public record Keeper(
            UUID person, Optional<String> language, Optional<MailAddress> contact, Optional<MailAddress> second) {}

    /** @param exemptUntil until when its main password is allowed all the same */
    public record Kept(Account.Kind kind, boolean active, Optional<Instant> exemptUntil, List<Keeper> keepers) {
        private Kept and(Kept more) {
            List<Keeper> all = new ArrayList<>(keepers);
            all.addAll(more.keepers);
            return new Kept(kind, active, exemptUntil, all);
        }
    }

    private record Row(String address, Kept kept) {}

    /** By address; what is no mailbox here is not in it. */
    public Map<String, Kept> of(Collection<String> addresses) {
        Map<String, Kept> kept = new HashMap<>();
        if (!addresses.isEmpty()) {
            statements
                    .rows(
                            FIND + Statements.marks(addresses) + ") ORDER BY a.address, p.name, p.id",
                            ReachKeepers::row,
                            addresses.toArray())
                    .forEach(row -> kept.merge(row.address(), row.kept(), Kept::and));
        }
        return kept;
    }

    private static Row row(ResultSet row) throws SQLException {
        Optional<String> person = Optional.ofNullable(row.getString("id"));
        Optional<String> language = Optional.ofNullable(row.getString("language"));
        Optional<MailAddress> contact = address(row, "contact_address");
        Optional<MailAddress> second = address(row, "second_address");
        return new Row(
                row.getString("address"),
                new Kept(
                        Account.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("active"),
                        Optional.ofNullable(row.getObject("exempt_until", LocalDateTime.class))
                                .map(Utc::instant),
                        person.map(id -> List.of(new Keeper(UUID.fromString(id), language, contact, second)))
                                .orElse(List.of())));
    }

    private static Optional<MailAddress> address(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).flatMap(MailAddress::parse);
    }
}
