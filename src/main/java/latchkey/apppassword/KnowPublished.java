package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.mailserver.PublishedAppPasswords;
import latchkey.shared.Protocol;
import latchkey.shared.Utc;

/** Finds the portal's app passwords by what a mail server knows of them. */
@ApplicationScoped
class KnowPublished implements PublishedAppPasswords {
    private static final String FIND = """
            SELECT CAST(p.id AS CHAR) AS id, p.address, p.handle, p.mark, p.protocols, p.shown_at, p.unproved,
                CASE WHEN p.state = 'ended' THEN IF(p.ended_why IN ('expired', 'replaced'), p.ended_why, 'revoked')
                    WHEN p.ends_at <= UTC_TIMESTAMP(3) THEN 'replaced' END AS ended
            FROM app_password p JOIN account a ON a.address = p.address JOIN domain d ON d.name = a.domain
            WHERE d.mail_server = ? AND\s""";

    // A trial ends before what it has tried is shown, unless it had no answer: then within a minute.
    private static final String TRIED = """
            SELECT p.address, p.handle, p.protocols, COALESCE(p.shown_at + INTERVAL IF(p.unproved = '', 0, 60) SECOND,
                p.created_at + INTERVAL 2 MINUTE) AS last_at
            FROM app_password p JOIN account a ON a.address = p.address JOIN domain d ON d.name = a.domain
            WHERE d.mail_server = ? AND COALESCE(p.shown_at, p.created_at) >= ? - INTERVAL 2 MINUTE AND p.address IN\s""";

    private final DataSource dataSource;

    KnowPublished(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<Published> withHandles(String mailServer, Collection<String> handles) {
        return found("p.handle IN ", mailServer, handles);
    }

    @Override
    public List<Published> withMarks(String mailServer, Collection<Long> marks) {
        return found("p.secret_hash <> '' AND p.mark IN ", mailServer, marks);
    }

    @Override
    public List<Tried> triedSince(String mailServer, Collection<String> addresses, Instant since) {
        if (addresses.isEmpty()) {
            return List.of();
        }
        String marks = addresses.stream().map(address -> "?").collect(Collectors.joining(",", "(", ")"));
        List<Tried> tried = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(TRIED + marks)) {
            int column = 1;
            find.setString(column++, mailServer);
            find.setObject(column++, Utc.column(since));
            for (String address : addresses) {
                find.setString(column++, address);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    tried.add(new Tried(
                            rows.getString(1),
                            Optional.ofNullable(rows.getString(2)),
                            Protocol.split(rows.getString(3)),
                            Utc.instant(rows.getObject(4, LocalDateTime.class))));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return tried;
    }

    private List<Published> found(String condition, String mailServer, Collection<?> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        String marks = values.stream().map(value -> "?").collect(Collectors.joining(",", "(", ")"));
        List<Published> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND + condition + marks)) {
            int column = 1;
            find.setString(column++, mailServer);
            for (Object value : values) {
                find.setObject(column++, value);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.add(published(rows));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return found;
    }

    private static Published published(ResultSet row) throws SQLException {
        long mark = row.getLong("mark");
        boolean none = row.wasNull();
        return new Published(
                row.getString("id"),
                row.getString("address"),
                Optional.ofNullable(row.getString("handle")),
                none ? Optional.empty() : Optional.of(mark),
                Protocol.split(row.getString("protocols")),
                Optional.ofNullable(row.getString("ended")),
                Optional.ofNullable(row.getObject("shown_at", LocalDateTime.class))
                        .map(Utc::instant),
                Protocol.split(row.getString("unproved")));
    }
}
