package latchkey.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets refused main passwords in again for a time, for an address, a domain or all. Needs the database and nothing else,
 * so that the command on the server can use it while portal and provider are down. Acts at the next login.
 */
final class BreakGlass {
    static final Duration LONGEST = Duration.ofDays(3);

    private static final int LONGEST_REASON = 200;

    private final Connection database;

    BreakGlass(Connection database) {
        this.database = database;
    }

    /** Whom it is for. A login name stands for its mailbox; {@code all} for everybody. */
    record Whom(String where, @Nullable String name) {}

    record Done(int accounts, Optional<LocalDateTime> until) {}

    Optional<Whom> whom(String text) throws SQLException {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.equals("all")) {
            return Optional.of(new Whom("? IS NULL", null));
        }
        if (name.isEmpty() || name.length() > 254 || !name.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return Optional.empty();
        }
        Optional<String> address = one("SELECT address FROM account_login WHERE login = ?", name)
                .or(() -> unchecked("SELECT address FROM account WHERE address = ?", name));
        return address.map(found -> new Whom("address = ?", found))
                .or(() -> unchecked("SELECT name FROM domain WHERE name = ?", name)
                        .map(found -> new Whom("domain = ?", found)));
    }

    static boolean allowed(Duration length) {
        return !length.isNegative() && !length.isZero() && length.compareTo(LONGEST) <= 0;
    }

    Done allow(Whom whom, Duration length, String why, String who, String role) throws SQLException {
        if (!allowed(length)) {
            throw new IllegalArgumentException("not within 72 hours");
        }
        String reason = why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why;
        int accounts = change(
                // Who may get in for longer already stays so.
                "UPDATE account SET exempt_why = IF(exempt_until > UTC_TIMESTAMP(3) + INTERVAL ? SECOND, exempt_why, ?),"
                        + " exempt_until = GREATEST(COALESCE(exempt_until, UTC_TIMESTAMP(3)),"
                        + " UTC_TIMESTAMP(3) + INTERVAL ? SECOND) WHERE "
                        + whom.where(),
                length.toSeconds(),
                reason,
                length.toSeconds(),
                whom.name());
        note("EXEMPTION_GIVEN", whom, who, role);
        return new Done(accounts, until(length));
    }

    Done end(Whom whom, String who, String role) throws SQLException {
        int accounts = change(
                "UPDATE account SET exempt_until = NULL, exempt_why = NULL WHERE exempt_until IS NOT NULL AND "
                        + whom.where(),
                whom.name());
        note("EXEMPTION_ENDED", whom, who, role);
        return new Done(accounts, Optional.empty());
    }

    private void note(String what, Whom whom, String who, String role) throws SQLException {
        boolean address = whom.name() != null && whom.name().contains("@");
        change(
                "INSERT INTO audit_entry (id, at, who, role, what, address, thing)"
                        + " VALUES (UUID(), UTC_TIMESTAMP(3), ?, ?, ?, ?, ?)",
                who,
                role,
                what,
                address ? whom.name() : null,
                address ? null : whom.name() == null ? "all" : whom.name());
    }

    private Optional<LocalDateTime> until(Duration length) throws SQLException {
        try (PreparedStatement ask = database.prepareStatement("SELECT UTC_TIMESTAMP() + INTERVAL ? SECOND")) {
            ask.setLong(1, length.toSeconds());
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return Optional.of(row.getObject(1, LocalDateTime.class));
            }
        }
    }

    private Optional<String> unchecked(String query, String value) {
        try {
            return one(query, value);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Optional<String> one(String query, String value) throws SQLException {
        try (PreparedStatement find = database.prepareStatement(query)) {
            find.setString(1, value);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private int change(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement change = database.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            return change.executeUpdate();
        }
    }
}
