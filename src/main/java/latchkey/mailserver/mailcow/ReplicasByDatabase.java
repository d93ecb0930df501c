package latchkey.mailserver.mailcow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.shared.JobLease;
import latchkey.shared.Utc;

/** By rows of the portal's database. */
final class ReplicasByDatabase implements Replicas {
    /** Longer than all that is done for one mailbox. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final String mailServer;
    private final DataSource dataSource;
    private final Map<Integer, JobLease> groups = new ConcurrentHashMap<>();

    ReplicasByDatabase(String mailServer, DataSource dataSource) {
        this.mailServer = mailServer;
        this.dataSource = dataSource;
    }

    @Override
    public boolean take(int group) {
        try {
            return lease(group).held();
        } catch (SQLException away) {
            throw new Unreachable("the portal's database does not say whose turn it is", away);
        }
    }

    @Override
    public void give(int group) {
        lease(group).letGo();
    }

    private JobLease lease(int group) {
        return groups.computeIfAbsent(
                group, number -> new JobLease(dataSource, "m" + number + "-" + mailServer, A_MINUTE));
    }

    @Override
    public Optional<RefusedKey> refusedKey() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(
                        "SELECT key_hash, refused_at, denied_ip FROM refused_key WHERE mail_server = ?")) {
            find.setString(1, mailServer);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new RefusedKey(
                                row.getString(1),
                                Utc.instant(row.getObject(2, LocalDateTime.class)),
                                Optional.of(row.getString(3)).filter(ip -> !ip.isEmpty())))
                        : Optional.empty();
            }
        } catch (SQLException away) {
            throw new Unreachable("the portal's database does not say whether the API key was turned away", away);
        }
    }

    @Override
    public void refused(RefusedKey key) {
        change(
                "REPLACE INTO refused_key (mail_server, key_hash, refused_at, denied_ip) VALUES (?, ?, ?, ?)",
                mailServer,
                key.hash(),
                key.at(),
                key.deniedAddress().orElse(""));
    }

    @Override
    public void accepted() {
        change("DELETE FROM refused_key WHERE mail_server = ?", mailServer);
    }

    private void change(String statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i] instanceof Instant instant ? Utc.column(instant) : values[i]);
            }
            change.executeUpdate();
        } catch (SQLException away) {
            throw new Unreachable("the portal's database does not note whether the API key is good", away);
        }
    }
}
