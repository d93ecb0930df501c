package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/**
 * Whether uses of app passwords would be known. Where nothing is reported everything looks unused, so nothing may expire: a
 * mail server counts only if it has let somebody in with an app password within the last day and that was filed; and not
 * while a source that was heard in the last month is silent.
 */
@ApplicationScoped
class ReportsProof {
    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private static final String SILENT = "SELECT 1 FROM mail_server_script WHERE last_seen_at > ? AND last_seen_at <= ?"
            + " UNION ALL SELECT 1 FROM report_source WHERE read_at > ? AND read_at <= ? LIMIT 1";

    private static final String LET_IN = "SELECT d.name FROM domain d WHERE EXISTS (SELECT 1 FROM login_use u"
            + " JOIN account a ON a.address = u.address JOIN domain same ON same.name = a.domain"
            + " WHERE u.hour >= ? AND u.last_at > ? AND u.logins > 0 AND u.app_password_id NOT IN ('', 'webmail')"
            + " AND same.mail_server = d.mail_server)";

    private final DataSource dataSource;

    ReportsProof(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Domains whose mail server tells. */
    List<String> domains(Instant now) throws SQLException {
        LocalDateTime lately = Utc.column(now.minus(LATELY));
        List<String> proved = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement silent = connection.prepareStatement(SILENT);
                PreparedStatement letIn = connection.prepareStatement(LET_IN)) {
            silent.setObject(1, Utc.column(now.minus(KNOWN_FOR)));
            silent.setObject(2, lately);
            silent.setObject(3, Utc.column(now.minus(KNOWN_FOR)));
            silent.setObject(4, lately);
            try (ResultSet one = silent.executeQuery()) {
                if (one.next()) {
                    return proved;
                }
            }
            letIn.setObject(1, lately.minusHours(1));
            letIn.setObject(2, lately);
            try (ResultSet rows = letIn.executeQuery()) {
                while (rows.next()) {
                    proved.add(rows.getString(1));
                }
            }
        }
        return proved;
    }
}
