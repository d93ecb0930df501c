package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import latchkey.attempt.LoginUse;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Hope.Word;
import latchkey.shared.Utc;

/**
 * An accepted login speaks for a client that failed before, by the same protocol from one of its networks; in the caller's
 * transaction.
 */
@ApplicationScoped
class SpeakForClients {
    // Waits for another judge, who may just have refused one of them.
    private static final String HOPES = """
            SELECT LOWER(HEX(id)), address, protocol, reason, app_password_id, networks, client_id, several_clients,
                last_at, tries, accepted_at
            FROM failing_client
            WHERE %1$s AND last_at > ? - INTERVAL 30 DAY
                AND (accepted_at IS NULL OR accepted_at < last_at OR accepted_by_id = FALSE)
            FOR UPDATE
            """;

    private static final String ACCEPTED = "UPDATE failing_client SET accepted_at = ?, accepted_by_id = ? WHERE id = ?";

    private final DataSource dataSource;

    SpeakForClients(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Nearly everybody who gets in has nothing that fails, and each would cost a statement of its own. */
    void accepted(List<LoginUse> uses) throws SQLException {
        if (uses.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            List<LoginUse> inTurn = uses.stream()
                    .sorted(Comparator.comparing(use -> use.report().at()))
                    .toList();
            for (Hope hope : hopes(connection, uses)) {
                speak(connection, hope, inTurn);
            }
        }
    }

    private void speak(Connection connection, Hope hope, List<LoginUse> uses) throws SQLException {
        Hope.Past past = new KeptUses(connection);
        boolean spokenFor = false;
        for (LoginUse use : uses) {
            Word word = hope.of(use, past);
            if (hope.isMoved(word) && (word == Word.SURELY || !spokenFor)) {
                write(connection, hope, use.report().at(), word == Word.SURELY);
                spokenFor = true;
            }
            if (word == Word.SURELY) {
                return;
            }
        }
    }

    private static void write(Connection connection, Hope hope, Instant at, boolean surely) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ACCEPTED)) {
            update.setObject(1, Utc.column(at));
            update.setBoolean(2, surely);
            update.setBytes(3, HexFormat.of().parseHex(hope.id()));
            update.executeUpdate();
        }
    }

    /** By the mailbox and by what was typed, since a name may have failed before a mailbox had it; and by the app password. */
    private static List<Hope> hopes(Connection connection, List<LoginUse> uses) throws SQLException {
        Instant earliest = uses.stream()
                .map(use -> use.report().at())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        Set<String> names = uses.stream().flatMap(Hope::names).collect(Collectors.toSet());
        List<Hope> hopes = hopes(connection, "address IN (" + marks(names) + ")", names, earliest);
        Set<String> appPasswords = uses.stream()
                .map(use -> use.report().appPasswordId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (appPasswords.isEmpty()) {
            return hopes;
        }
        List<Hope> elsewhere = hopes(
                connection,
                "reason = 'other-accounts-app-password' AND app_password_id IN (" + marks(appPasswords) + ")",
                appPasswords,
                earliest);
        Set<String> known = hopes.stream().map(Hope::id).collect(Collectors.toSet());
        return Stream.concat(hopes.stream(), elsewhere.stream().filter(one -> !known.contains(one.id())))
                .toList();
    }

    private static List<Hope> hopes(Connection connection, String where, Set<String> values, Instant earliest)
            throws SQLException {
        List<Hope> hopes = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement(HOPES.formatted(where))) {
            int column = 1;
            for (String value : values) {
                find.setString(column++, value);
            }
            find.setObject(column, Utc.column(earliest));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    hopes.add(new Hope(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Reason.ofKey(row.getString(4)),
                            row.getString(5),
                            FailingClient.networksOf(row.getString(6)),
                            row.getString(7),
                            row.getBoolean(8),
                            Utc.instant(row.getObject(9, LocalDateTime.class)),
                            row.getLong(10),
                            Optional.ofNullable(row.getObject(11, LocalDateTime.class))
                                    .map(Utc::instant)));
                }
            }
        }
        return hopes;
    }

    private static String marks(Set<String> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(","));
    }
}
