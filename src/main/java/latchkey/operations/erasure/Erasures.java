package latchkey.operations.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import latchkey.shared.Statements;
import latchkey.shared.Utc;

/** Which mailboxes are to be erased, and which were. In the caller's transaction, if there is one. */
@ApplicationScoped
class Erasures {
    private static final String COLUMNS = "SELECT e.*, (SELECT MIN(name) FROM erasure_name n WHERE n.erasure = e.id"
            + " AND n.kind = 'NOW') AS address FROM erasure e WHERE ";

    private final DataSource dataSource;
    private final Statements statements;

    Erasures(DataSource dataSource) {
        this.dataSource = dataSource;
        this.statements = new Statements(dataSource);
    }

    int change(String statement, Object... values) {
        return statements.change(statement, values);
    }

    List<String> texts(String query, String... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                find.setString(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    List<Erasure> asked() {
        return read(COLUMNS + "e.state = 'ASKED' ORDER BY e.asked_at LIMIT 50");
    }

    List<Erasure> newest(StaffDomains within) {
        return read(
                COLUMNS + StaffDomains.sqlDomain("e.domain", "?") + " ORDER BY e.asked_at DESC LIMIT 50",
                within.sqlList(),
                within.sqlList());
    }

    boolean isAsked(MailAddress address) {
        return !texts(
                        "SELECT 1 FROM erasure e JOIN erasure_name n ON n.erasure = e.id AND n.kind = 'NOW'"
                                + " WHERE e.state = 'ASKED' AND n.name = ?",
                        address.toString())
                .isEmpty();
    }

    List<Erasure.Awaited> awaited(MailAddress address) {
        return Stream.of(Erasure.Awaited.values())
                .filter(one -> !texts(Objects.requireNonNull(ErasedRows.BEFORE.get(one)), address.toString())
                        .isEmpty())
                .toList();
    }

    void name(UUID erasure, String kind, Set<String> names) {
        names.forEach(name -> change(
                "INSERT IGNORE INTO erasure_name (erasure, kind, name) VALUES (?, ?, ?)",
                erasure.toString(),
                kind,
                name));
    }

    private List<Erasure> read(String query, String... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                find.setString(i + 1, values[i]);
            }
            List<Erasure> found = new ArrayList<>();
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    found.add(erasure(row));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                UUID.fromString(row.getString("id")),
                row.getString("token"),
                row.getString("domain"),
                Erasure.State.valueOf(row.getString("state")),
                Utc.instant(row.getObject("asked_at", LocalDateTime.class)),
                Optional.ofNullable(row.getObject("done_at", LocalDateTime.class))
                        .map(Utc::instant),
                Optional.ofNullable(row.getString("address")).map(MailAddress::of));
    }
}
