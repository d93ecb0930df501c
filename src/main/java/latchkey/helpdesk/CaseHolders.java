package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/** Who of the helpdesk has taken on which case; everything in the caller's transaction. */
@ApplicationScoped
class CaseHolders {
    private final DataSource dataSource;

    CaseHolders(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param who issuer and subject */
    record Holder(String who, Instant since) {}

    Optional<Holder> of(MailAddress address) {
        return Optional.ofNullable(of(List.of(address.toString())).get(address.toString()));
    }

    Map<String, Holder> of(Collection<String> addresses) {
        if (addresses.isEmpty()) {
            return Map.of();
        }
        String marks = addresses.stream().map(address -> "?").collect(Collectors.joining(","));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(
                        "SELECT address, who, since FROM case_holder WHERE address IN (" + marks + ")")) {
            int column = 1;
            for (String address : addresses) {
                find.setString(column++, address);
            }
            try (ResultSet rows = find.executeQuery()) {
                Map<String, Holder> holders = new HashMap<>();
                while (rows.next()) {
                    holders.put(
                            rows.getString(1),
                            new Holder(rows.getString(2), Utc.instant(rows.getObject(3, LocalDateTime.class))));
                }
                return holders;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** From somebody else too: he may be off duty. */
    void take(MailAddress address, String who, Instant now) {
        change(
                "INSERT INTO case_holder (address, who, since) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE since = IF(who = VALUES(who), since, VALUES(since)), who = VALUES(who)",
                address.toString(),
                who,
                Utc.column(now));
    }

    /** @return false if it is somebody else's, or nobody's */
    boolean release(MailAddress address, String who) {
        return change("DELETE FROM case_holder WHERE address = ? AND who = ?", address.toString(), who) == 1;
    }

    private int change(String statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            return change.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
