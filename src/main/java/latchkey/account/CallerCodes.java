package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/** The rows. Whatever may happen once only is one statement with its condition, by the database's clock. */
@ApplicationScoped
class CallerCodes {
    private static final String OPEN = " WHERE address = ? AND until > UTC_TIMESTAMP(3) AND confirmed_at IS NULL";

    private final DataSource dataSource;

    CallerCodes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Both as hex. */
    record Hashed(String key, String hash, int tries) {}

    /** In the place of an earlier one. */
    void put(MailAddress address, UUID person, byte[] key, byte[] hash) {
        change(
                "REPLACE INTO caller_code (address, person_id, hash_key, hash, made_at, until) VALUES (?, ?, ?, ?,"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL ? SECOND)",
                address.toString(),
                person.toString(),
                key,
                hash,
                CallerCode.GOOD_FOR.toSeconds());
    }

    /** Before the code is looked at, so that many at the same moment are not more than one after the other. */
    Optional<Hashed> countTry(MailAddress address) {
        if (change(
                        "UPDATE caller_code SET tries = tries + 1" + OPEN + " AND tries < ?",
                        address.toString(),
                        CallerCode.MOST_WRONG)
                == 0) {
            return Optional.empty();
        }
        return find(
                "SELECT HEX(hash_key), HEX(hash), tries FROM caller_code" + OPEN,
                address,
                row -> new Hashed(row.getString(1), row.getString(2), row.getInt(3)));
    }

    /** Of several at the same moment, one. Only who keeps the mailbox still can be confirmed. */
    boolean confirm(MailAddress address, String hash, String by) {
        return change(
                        "UPDATE caller_code SET confirmed_at = UTC_TIMESTAMP(3), confirmed_by = ?" + OPEN
                                + " AND hash = UNHEX(?) AND EXISTS (SELECT 1 FROM account_owner o"
                                + " WHERE o.address = caller_code.address AND o.person_id = caller_code.person_id)",
                        by,
                        address.toString(),
                        hash)
                == 1;
    }

    /** Not for longer than a call lasts: the next caller may be somebody else. */
    Optional<CheckCaller.Confirmed> confirmed(MailAddress address) {
        return find(
                "SELECT confirmed_at, confirmed_by FROM caller_code WHERE address = ?"
                        + " AND confirmed_at > UTC_TIMESTAMP(3) - INTERVAL 30 MINUTE",
                address,
                row -> new CheckCaller.Confirmed(instant(row, 1), row.getString(2)));
    }

    void remove(MailAddress address) {
        change("DELETE FROM caller_code WHERE address = ?", address.toString());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Utc.instant(row.getObject(column, LocalDateTime.class));
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> find(String query, MailAddress address, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(query)) {
            find.setString(1, address.toString());
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int change(String statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            return change.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
