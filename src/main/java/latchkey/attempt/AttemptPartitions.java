package latchkey.attempt;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps a partition of refused logins for each day, two weeks ahead, and drops those past retention.
 *
 * <p>One replica's change can meet another's; the loser's error is that the work is done.
 */
@ApplicationScoped
public class AttemptPartitions {
    private static final Logger LOG = Logger.getLogger(AttemptPartitions.class);
    private static final int DAYS_AHEAD = 14;
    private static final int SAME_NAME = 1517;
    private static final int NO_SUCH_PARTITION = 1507;

    private final DataSource dataSource;
    private final AttemptConfig config;
    private final Clock clock;

    AttemptPartitions(DataSource dataSource, AttemptConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keep() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION lock_wait_timeout = 5");
            Set<String> present = names(statement);
            for (LocalDate day = today; !day.isAfter(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
                if (!present.contains(name(day)) && !laterPresent(present, day)) {
                    change(
                            statement,
                            "ALTER TABLE login_attempt REORGANIZE PARTITION rest INTO (PARTITION " + name(day)
                                    + " VALUES LESS THAN ('" + day.plusDays(1)
                                    + "'), PARTITION rest VALUES LESS THAN (MAXVALUE))");
                }
            }
            String oldest = name(today.minusDays(config.retentionDays()));
            for (String name : present) {
                if (name.startsWith("d") && name.compareTo(oldest) < 0) {
                    change(statement, "ALTER TABLE login_attempt DROP PARTITION " + name);
                }
            }
        } catch (SQLException failed) {
            LOG.warn("The partitions of refused logins could not be kept; they are tried again in six hours", failed);
        }
    }

    /** A partition can be split off at the end only. */
    private static boolean laterPresent(Set<String> present, LocalDate day) {
        return present.stream().anyMatch(name -> name.startsWith("d") && name.compareTo(name(day)) > 0);
    }

    private static void change(Statement statement, String alter) throws SQLException {
        try {
            statement.execute(alter);
        } catch (SQLException refused) {
            if (refused.getErrorCode() != SAME_NAME && refused.getErrorCode() != NO_SUCH_PARTITION) {
                throw refused;
            }
        }
    }

    private static Set<String> names(Statement statement) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery("SELECT partition_name FROM information_schema.partitions"
                + " WHERE table_schema = DATABASE() AND table_name = 'login_attempt'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String name(LocalDate day) {
        return "d" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
