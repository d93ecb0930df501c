package latchkey.operations.check;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import latchkey.operations.check.CheckBoard.Standing;
import latchkey.shared.Utc;
import org.jboss.logging.Logger;

/**
 * What only each replica can see of itself, told to the others: one of them raises alarms for all, and whoever opens the page
 * of checks may be at any.
 */
@ApplicationScoped
class ReplicaStates {
    private static final Logger LOG = Logger.getLogger(ReplicaStates.class);
    private static final Set<Check> OWN = EnumSet.of(Check.JUDGE, Check.JOBS, Check.PROVIDER);
    private static final String TELL = """
            INSERT INTO replica_check (replica, what, state, since, seen_at) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE state = VALUES(state), since = VALUES(since), seen_at = VALUES(seen_at)
            """;
    /** A replica that has not looked for so many rounds is gone, and what it saw last says nothing any more. */
    private static final int ROUNDS = 3;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final Ask ask;
    private final DataSource dataSource;
    private final Duration believedFor;
    private final ThisReplica self;

    ReplicaStates(Ask ask, DataSource dataSource, CheckConfig config, ThisReplica self) {
        this.ask = ask;
        this.dataSource = dataSource;
        this.believedFor = config.every().multipliedBy(ROUNDS);
        this.self = self;
    }

    /** What another one sees. */
    record Elsewhere(String replica, Check check, State state, Instant since) {}

    static boolean areOf(Check check) {
        return OWN.contains(check);
    }

    void tell(List<Standing> all, Instant now) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement tell = connection.prepareStatement(TELL);
                PreparedStatement forget = connection.prepareStatement("DELETE FROM replica_check WHERE seen_at < ?")) {
            for (Standing one : all) {
                if (areOf(one.finding().check())) {
                    tell.setString(1, self.name());
                    tell.setString(2, one.finding().check().name());
                    tell.setString(3, one.finding().state().name());
                    tell.setObject(4, Utc.column(one.since().orElse(now)));
                    tell.setObject(5, Utc.column(now));
                    tell.executeUpdate();
                }
            }
            forget.setObject(1, Utc.column(now.minus(FORGOTTEN_AFTER)));
            forget.executeUpdate();
        }
    }

    List<Elsewhere> ofOthers(Instant now) throws SQLException {
        return ask
                .rows(
                        "SELECT replica, what, state, since, seen_at FROM replica_check ORDER BY replica",
                        row -> elsewhere(row, now.minus(believedFor)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** A later version may know of more checks, and of more states. */
    private Optional<Elsewhere> elsewhere(ResultSet row, Instant believed) throws SQLException {
        String replica = row.getString("replica");
        String what = row.getString("what");
        String told = row.getString("state");
        Instant since = Ask.instant(row, "since").orElseThrow();
        Instant seen = Ask.instant(row, "seen_at").orElseThrow();
        return replica.equals(self.name()) || seen.isBefore(believed)
                ? Optional.empty()
                : Arrays.stream(Check.values())
                        .filter(check -> check.name().equals(what))
                        .findFirst()
                        .flatMap(check -> Arrays.stream(State.values())
                                .filter(state -> state.name().equals(told))
                                .findFirst()
                                .map(state -> new Elsewhere(replica, check, state, since)));
    }

    /** One that has stopped in good order is not missed. */
    void forget(@Observes ShutdownEvent event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement forget = connection.prepareStatement("DELETE FROM replica_check WHERE replica = ?")) {
            forget.setString(1, self.name());
            forget.executeUpdate();
        } catch (SQLException away) {
            LOG.debugf("What this replica saw stays for a while: %s", away.getMessage());
        }
    }
}
