package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The reports that wait to be judged.
 *
 * <p>Everything here happens in the caller's transaction, which must be {@code READ COMMITTED}: under {@code REPEATABLE
 * READ} taking locks the end of the table, and the next login's report waits and is lost.
 */
@ApplicationScoped
public class Inbox {
    /** Another judge's rows are skipped, not waited for. */
    public static final String TAKE =
            "SELECT " + ReportRows.COLUMNS + " FROM login_report ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED";

    private final DataSource dataSource;
    private final ReportRows rows;
    private final ScriptVersions scripts;
    private final CheckMailbox checkMailbox;

    Inbox(DataSource dataSource, ScriptVersions scripts, CheckMailbox checkMailbox) {
        this.dataSource = dataSource;
        this.scripts = scripts;
        this.checkMailbox = checkMailbox;
        this.rows = new ReportRows(dataSource, "login_report");
    }

    public List<LoginReport> take(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, most);
            return withoutChecks(ReportRows.read(take));
        }
    }

    /** The portal's own check logins tell which scripts run, and are nobody's attempts. */
    private List<LoginReport> withoutChecks(List<LoginReport> taken) throws SQLException {
        scripts.note(taken.stream().map(LoginReport::id).toList());
        Set<String> names = checkMailbox.logins();
        if (names.isEmpty()) {
            return taken;
        }
        rows.delete(taken.stream()
                .filter(report -> isCheck(report, names))
                .map(LoginReport::id)
                .toList());
        return taken.stream().filter(report -> !isCheck(report, names)).toList();
    }

    private static boolean isCheck(LoginReport report, Set<String> names) {
        return names.contains(report.login().toLowerCase(Locale.ROOT));
    }

    /** Which reports wait, whether or not they can be read. */
    public List<Long> ids(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find =
                        connection.prepareStatement("SELECT id FROM login_report ORDER BY id LIMIT ?")) {
            find.setInt(1, most);
            return ReportRows.readIds(find);
        }
    }

    /** @return none if another judge has it */
    public List<LoginReport> takeOne(long id) throws SQLException {
        return withoutChecks(rows.takeOne(id));
    }

    public void delete(List<Long> ids) throws SQLException {
        rows.delete(ids);
    }

    /** Sets a report aside that cannot be judged, so that it holds up no other. */
    public void reject(long id, String why) throws SQLException {
        rows.reject(id, why);
    }
}
