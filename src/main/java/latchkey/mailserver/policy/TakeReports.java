package latchkey.mailserver.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.policy.PolicyReport.Refused;

/**
 * Puts reports into the inbox, never as the use of an app password: such a mail server knows none of ours. One that was
 * refused counts as passed on, for its own password check had the last word, so no reason is more than probable.
 */
@ApplicationScoped
class TakeReports {

    // The mailbox is looked up by the name that was typed; what is typed in full is taken for the address if it got in.
    private static final String PUT =
            "INSERT INTO login_report (source, login, address, protocol, outcome, open, fingerprint, remote_ip, secured,"
                    + " mechanism, client_id, session) VALUES ('" + PolicyEndpoint.SOURCE + "', ?,"
                    + " COALESCE((SELECT address FROM account_login WHERE login = ? AND (until IS NULL OR until >"
                    + " UTC_TIMESTAMP(3))), ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource dataSource;
    private final PolicyConfig config;
    private final Clock clock;
    private final SeenLately seenLately = new SeenLately();
    private Instant second = Instant.EPOCH;
    private int inSecond;

    TakeReports(DataSource dataSource, PolicyConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    /** @return false if there are more in this second than are taken */
    synchronized boolean oneMore() {
        Instant now = clock.instant();
        if (Duration.between(second, now).compareTo(Duration.ofSeconds(1)) >= 0) {
            second = now;
            inSecond = 0;
        }
        return ++inSecond <= config.mostASecond();
    }

    void take(PolicyReport report) throws SQLException, Refused {
        if (WITHOUT_A_PASSWORD.contains(String.valueOf(report.mechanism()).toUpperCase(Locale.ROOT))) {
            return;
        }
        if (twice(report)) {
            throw new Refused("the same report came a moment ago");
        }
        String login = report.login().toLowerCase(Locale.ROOT);
        boolean named = login.matches("[\\x21-\\x7E]+@[a-z0-9.-]+");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, report.login());
            put.setString(2, login);
            put.setString(3, report.success() && named ? login : null);
            put.setString(4, report.protocol());
            put.setString(5, outcome(report));
            put.setBoolean(6, !report.success());
            put.setObject(7, report.fingerprint());
            put.setString(8, report.remoteIp());
            put.setString(9, report.secured() ? "TLS" : null);
            put.setString(10, report.mechanism());
            put.setString(11, report.clientId());
            put.setString(12, report.session());
            put.executeUpdate();
        } catch (SQLException failed) {
            // What was not stored is welcome again.
            seenLately.forget(report.key());
            throw failed;
        }
    }

    /** What a mail client sends with these is no password, so nothing of it ends when main passwords do. */
    private static final Set<String> WITHOUT_A_PASSWORD =
            Set.of("XOAUTH2", "OAUTHBEARER", "EXTERNAL", "GSSAPI", "GSS-SPNEGO", "ANONYMOUS");

    static String outcome(PolicyReport report) {
        if (report.success()) {
            return "main_password_ok";
        }
        return switch (report.failType()) {
            case "account" -> "unknown_account";
            case "disabled" -> LoginReport.MAILBOX_OFF;
            // The mailbox is open to whoever has its new password.
            case "expired" -> LoginReport.WRONG_PASSWORD;
            default -> "not_an_app_password";
        };
    }

    /** Without a session it is from a server that keeps none, and may try as often as it likes. */
    private boolean twice(PolicyReport report) {
        return report.session() != null && seenLately.twice(report.key(), clock.instant());
    }
}
