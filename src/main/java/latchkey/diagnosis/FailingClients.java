package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.attempt.LoginAttempt;
import latchkey.diagnosis.FailingClient.Stored;
import latchkey.mailserver.LoginReport;
import latchkey.shared.ManyRows;
import latchkey.shared.Utc;

/** The table of failing clients, as the judge writes it; everything in the caller's transaction. */
@ApplicationScoped
class FailingClients implements ClientRows {
    // Tries are added, not set: at a change-over two judges may meet on one row. Assignments run from left to right:
    // what
    // was proved once stays so as long as the reason is the same.
    private static final String SAVE = """
            INSERT INTO failing_client (id, address, protocol, reason, certainty, app_password_id, fingerprint,
                client_id, several_clients, networks, login, first_at, last_at, tries, gaps, beat_s,
                silence_s)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
                certainty = IF(reason = VALUES(reason) AND certainty = 'certain', certainty, VALUES(certainty)),
                reason = VALUES(reason),
                app_password_id = IF(app_password_id <=> VALUES(app_password_id), app_password_id, NULL),
                client_id = COALESCE(VALUES(client_id), client_id),
                several_clients = several_clients OR VALUES(several_clients),
                networks = VALUES(networks),
                login = VALUES(login),
                last_at = GREATEST(last_at, VALUES(last_at)),
                tries = tries + VALUES(tries),
                gaps = VALUES(gaps),
                beat_s = VALUES(beat_s),
                silence_s = VALUES(silence_s),
                closed_at = NULL
            """;

    private final DataSource dataSource;

    FailingClients(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Map<String, Stored> stored(Collection<String> ids) throws SQLException {
        Map<String, Stored> stored = new HashMap<>();
        if (ids.isEmpty()) {
            return stored;
        }
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(","));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find =
                        connection.prepareStatement("SELECT LOWER(HEX(id)), tries, last_at, gaps, networks, client_id,"
                                + " several_clients FROM failing_client WHERE id IN ("
                                + marks + ") FOR UPDATE")) {
            int column = 1;
            for (String id : ids) {
                find.setBytes(column++, HexFormat.of().parseHex(id));
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    stored.put(
                            rows.getString(1),
                            new Stored(
                                    new Rhythm(
                                            rows.getLong(2),
                                            Utc.instant(rows.getObject(3, LocalDateTime.class)),
                                            Rhythm.gapsOf(rows.getString(4))),
                                    FailingClient.networksOf(rows.getString(5)),
                                    rows.getString(6),
                                    rows.getBoolean(7)));
                }
            }
        }
        return stored;
    }

    @Override
    public int openRows(String account, String protocol) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "SELECT COUNT(*) FROM failing_client"
                                + " WHERE address = ? AND protocol = ? AND last_at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY"
                                + " AND app_password_id IS NULL AND NOT (reason = 'main-password' AND certainty = 'certain')")) {
            count.setString(1, account);
            count.setString(2, protocol);
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Override
    public void saveAll(Collection<FailingClient> clients) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            ManyRows.insert(connection, SAVE, clients, FailingClients::bind);
        }
    }

    /** Takes back tries that were none after all, wherever they came from. */
    void takeBack(byte[] id, int tries) throws SQLException {
        takeBackGuesses(id, tries);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement none = connection.prepareStatement("DELETE FROM network_try WHERE client = ?")) {
            none.setBytes(1, id);
            none.executeUpdate();
        }
    }

    /** A client without tries never failed; that somebody tried stays known. */
    void takeBackGuesses(byte[] id, int tries) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement less = connection.prepareStatement(
                        "UPDATE failing_client SET tries = IF(tries > ?, tries - ?, 0) WHERE id = ?");
                PreparedStatement gone =
                        connection.prepareStatement("DELETE FROM failing_client WHERE id = ? AND tries = 0")) {
            less.setInt(1, tries);
            less.setInt(2, tries);
            less.setBytes(3, id);
            less.executeUpdate();
            gone.setBytes(1, id);
            gone.executeUpdate();
        }
    }

    private static int bind(PreparedStatement save, int first, FailingClient client) throws SQLException {
        LoginAttempt latest = client.latest();
        LoginReport report = latest.report();
        int column = first;
        save.setBytes(column++, HexFormat.of().parseHex(client.id()));
        save.setString(column++, FailingClient.account(report));
        save.setString(column++, report.protocol());
        save.setString(column++, latest.reason().key());
        save.setString(column++, latest.certainty().key());
        save.setString(column++, report.appPasswordId());
        save.setObject(column++, report.fingerprint(), Types.INTEGER);
        save.setString(column++, client.clientId());
        save.setBoolean(column++, client.severalClients());
        save.setString(column++, String.join(",", client.networks()));
        save.setString(column++, report.login());
        save.setObject(column++, Utc.column(client.firstAt()));
        save.setObject(column++, Utc.column(client.rhythm().lastAt()));
        save.setLong(column++, client.tries());
        save.setString(column++, client.rhythm().gapsText());
        save.setObject(column++, client.rhythm().beat().orElse(null), Types.BIGINT);
        save.setObject(column++, client.rhythm().silence().orElse(null), Types.BIGINT);
        return column;
    }
}
