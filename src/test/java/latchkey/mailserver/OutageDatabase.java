package latchkey.mailserver;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MariaDb;
import org.flywaydb.core.Flyway;

/** A database that may be broken: the tables of the portal several times, with one account allowed and one refused. */
record OutageDatabase(MariaDb mariaDb, KnownAppPassword ofAllowed, KnownAppPassword ofRefused) {
    static final String WHOLE = "latchkey";
    static final String NO_VIEW = "no_view";
    static final String NO_DEFINER = "no_definer";
    static final String NO_REPORTS = "no_reports";

    static final int INBOX_ROWS = 5_000_000;
    private static final int GONE_ALREADY = 1094;

    /** Nothing broken yet, with an inbox that is full at this number. */
    void start(int inboxRows) {
        mariaDb.start();
        mariaDb.waitUntilReady();
        make(WHOLE, inboxRows);
    }

    void start() {
        start(INBOX_ROWS);
        List.of(NO_VIEW, NO_DEFINER, NO_REPORTS).forEach(schema -> make(schema, INBOX_ROWS));
        mariaDb.execute("DROP VIEW no_view.dovecot_account; DROP ROLE no_definer_views;"
                + " DROP TABLE no_reports.login_report; DROP TABLE no_reports.judged_secret;"
                + " DROP VIEW no_reports.dovecot_main_password;");
    }

    /** As if the network or an administrator had done it: every connection of the mail servers ends. */
    void killConnections() throws SQLException {
        List<Long> connections = new ArrayList<>();
        try (Connection admin = mariaDb.connect(MariaDb.ADMIN);
                Statement statement = admin.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "SELECT id FROM information_schema.processlist WHERE user = '" + MariaDb.DOVECOT + "'")) {
                while (rows.next()) {
                    connections.add(rows.getLong(1));
                }
            }
            for (long connection : connections) {
                kill(statement, connection);
            }
        }
    }

    private static void kill(Statement statement, long connection) throws SQLException {
        try {
            statement.execute("KILL CONNECTION " + connection);
        } catch (SQLException failed) {
            if (failed.getErrorCode() != GONE_ALREADY) {
                throw failed;
            }
        }
    }

    /** The scripts do not know. */
    void changePassword() throws SQLException {
        mariaDb.execute("ALTER USER '" + MariaDb.DOVECOT + "'@'%' IDENTIFIED BY 'another'");
        killConnections();
    }

    void changePasswordBack() {
        mariaDb.execute("ALTER USER '%s'@'%%' IDENTIFIED BY '%s'"
                .formatted(MariaDb.DOVECOT, MariaDb.password(MariaDb.DOVECOT)));
    }

    void hideView() {
        mariaDb.execute("RENAME TABLE latchkey.dovecot_account TO latchkey.hidden");
    }

    void showView() {
        mariaDb.execute("RENAME TABLE latchkey.hidden TO latchkey.dovecot_account");
    }

    void dropDefiner() {
        mariaDb.execute("DROP ROLE latchkey_views");
    }

    /** As the README says under "When the role is gone". */
    void giveDefinerBack() {
        mariaDb.grantAnew();
        mariaDb.execute("DELETE FROM latchkey.flyway_schema_history WHERE description = 'Views and rights'");
        migrate(WHOLE, INBOX_ROWS);
    }

    private void make(String schema, int inboxRows) {
        migrate(schema, inboxRows);
        populate(schema);
    }

    private void migrate(String schema, int inboxRows) {
        String views = schema + "_views";
        mariaDb.execute("CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;"
                        .formatted(schema)
                + " CREATE ROLE IF NOT EXISTS %s; GRANT %s TO '%s'@'%%';".formatted(views, views, MariaDb.ADMIN));
        Flyway.configure()
                .dataSource(
                        mariaDb.jdbcUrl().replaceAll("/latchkey$", "/" + schema),
                        MariaDb.ADMIN,
                        MariaDb.password(MariaDb.ADMIN))
                .placeholders(Map.of(
                        "views", views,
                        "portal", "'latchkey'@'%'",
                        "dovecot", "'latchkey_dovecot'@'%'",
                        "inbox_rows", String.valueOf(inboxRows),
                        "verdict_rows", "1000000"))
                .load()
                .migrate();
    }

    private void populate(String schema) {
        mariaDb.execute("USE " + schema + ";" + """
                INSERT INTO domain (name) VALUES ('example.org');
                INSERT INTO account (address, domain, main_password_refused_from) VALUES
                  ('allowed@example.org', 'example.org', NULL),
                  ('refused@example.org', 'example.org', '2026-01-01');
                INSERT INTO account_login (login, address) SELECT address, address FROM account;
                INSERT INTO person (id, issuer, subject, name) VALUES (UUID(), 'seed', 'seed', 'Seed');
                """ + appPassword("allowed@example.org", ofAllowed)
                + appPassword("refused@example.org", ofRefused));
    }

    private static String appPassword(String address, KnownAppPassword appPassword) {
        return """
            INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state, made_by,
                                      created_at, shown_at, form_id)
            SELECT '%s', '%s', '%s', '%s', 'phone', 'other', 'imap pop3 smtp', 'live', id,
                   UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), '%s' FROM person LIMIT 1;
            """.formatted(appPassword.id(), address, appPassword.selector(), appPassword.hash(), UUID.randomUUID());
    }
}
