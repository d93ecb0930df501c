package latchkey.mailserver.mailcow.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Network;
import latchkey.shared.Utc;

/** Puts reports into the inbox, in the caller's transaction. The key of a row tells that the portal has read it in a log. */
@ApplicationScoped
class WriteReports {
    private static final String INSERT = "INSERT INTO login_report (at, source, login, address, protocol, outcome,"
            + " app_password_id, fingerprint, remote_ip, session, source_time, source_key, mechanism)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource dataSource;

    WriteReports(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void write(String mailServer, List<NewReport> reports) throws SQLException {
        if (reports.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (NewReport report : reports) {
                int column = 1;
                insert.setObject(column++, Utc.column(report.at()));
                insert.setString(column++, mailServer);
                insert.setString(column++, Printable.cut(report.login()));
                insert.setString(column++, report.address().orElse(null));
                insert.setString(column++, report.protocol());
                insert.setString(column++, report.outcome());
                insert.setString(column++, report.appPasswordId().orElse(null));
                insert.setObject(column++, report.fingerprint().orElse(null), Types.INTEGER);
                insert.setString(column++, Network.of(report.ip()).isPresent() ? report.ip() : null);
                insert.setString(column++, report.session().isEmpty() ? null : Printable.cut(report.session()));
                insert.setObject(column++, Utc.column(Instant.ofEpochSecond(report.second())));
                insert.setString(column++, report.log());
                insert.setString(column, report.inferred() ? LoginReport.INFERRED : null);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
