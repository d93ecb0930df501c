package latchkey.diagnosis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.parts.OwnSchema;

/** All that judging leaves behind, but for numbers of rows and the time at which it was done. */
record JudgedRows(Map<String, List<String>> byTable) {
    private static final String OF_APP_PASSWORDS =
            "id, first_used_at, last_used_at, last_used_protocol, last_used_network, used_for";

    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put(
                "login_attempt",
                "at, source, login, address, protocol, outcome, passed_on, reason, certainty, trial, app_password_id,"
                        + " fingerprint, remote_ip, network, secured, mechanism, client_id, session, tries,"
                        + " HEX(failing_client)");
        COLUMNS.put(
                "login_use",
                "address, app_password_id, protocol, network, hour, source, logins, trials, first_at, last_at, client_id");
        COLUMNS.put(
                "failing_client",
                "HEX(id), address, protocol, reason, certainty, app_password_id, fingerprint, client_id, several_clients,"
                        + " networks, login, first_at, last_at, tries, gaps, beat_s, silence_s, accepted_at, accepted_by_id, closed_at");
        COLUMNS.put(
                "network_try",
                "network, HEX(client), login, account, protocol, fingerprint, first_at, last_at, tries, HEX(filed_under), settled");
        COLUMNS.put("guessing_network", "network, first_at, last_at, tries");
        COLUMNS.put("guessed_account", "network, account, first_at, last_at, tries");
        COLUMNS.put("mail_server_watch", "source, nobody_in_since, last_passed_on_at, unavailable_since");
        COLUMNS.put("unanswered_login", "source, account, counts, HEX(failing_client), tries");
        COLUMNS.put("login_report", "id");
        COLUMNS.put("open_login", "id");
        COLUMNS.put("login_report_rejected", "id, why");
        COLUMNS.put("account", "address, domain, kind, active");
        COLUMNS.put("account_login", "login, address");
        COLUMNS.put("app_password", OF_APP_PASSWORDS);
        COLUMNS.put("notice", "kind, subject, due_on, recipient, address");
    }

    static JudgedRows in(OwnSchema schema) throws SQLException {
        Map<String, List<String>> byTable = new LinkedHashMap<>();
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : COLUMNS.entrySet()) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT " + table.getValue() + " FROM " + table.getKey())) {
                    byTable.put(table.getKey(), lines(rows));
                }
            }
        }
        return new JudgedRows(byTable);
    }

    List<String> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** Which rows one has more often than the other. */
    List<String> differencesTo(JudgedRows other) {
        List<String> differences = new ArrayList<>();
        byTable.forEach((table, lines) -> {
            Map<String, Integer> count = new HashMap<>();
            lines.forEach(line -> count.merge(line, 1, Integer::sum));
            other.of(table).forEach(line -> count.merge(line, -1, Integer::sum));
            count.forEach((line, more) -> {
                if (more != 0) {
                    differences.add(table + " " + more + ": " + line);
                }
            });
        });
        return differences.stream().sorted().toList();
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                line.append(rows.getString(column)).append('|');
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
