package latchkey.setup.handover;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.shared.AsciiText;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/** The rows. Whatever may happen once only is one statement with its condition, by the database's clock. */
@ApplicationScoped
class HandOvers {
    /** None whose app password has ended, or whose mailbox is off, although the row may be there for some seconds yet. */
    private static final String FIND =
            "SELECT h.handle, CAST(h.app_password_id AS CHAR) AS id, h.address, h.new_account,"
                    + " h.mark, h.by_scanned_key, h.by_typed_key, h.by_browser, h.tries, h.claimed_at, h.network, h.device,"
                    + " TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), h.until) AS micros_left"
                    + " FROM handover h JOIN app_password p ON p.id = h.app_password_id JOIN account a ON a.address = h.address"
                    + " WHERE p.state = 'live' AND a.active AND ";

    private static final String BY_HANDLE = FIND + "h.until > UTC_TIMESTAMP(3) AND h.handle = ?";
    private static final String LAST_ONE = FIND + "h.app_password_id = ? ORDER BY h.until DESC LIMIT 1";

    private static final String OPENINGS = "SELECT claimed_at, network, device FROM handover"
            + " WHERE app_password_id = ? AND claimed_at IS NOT NULL AND NOT noted ORDER BY claimed_at DESC LIMIT 5";

    private final DataSource dataSource;

    HandOvers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the caller's transaction, in the place of an earlier one for the same app password that nobody has opened. */
    void put(
            String handle,
            UUID appPassword,
            MailAddress address,
            boolean newAccount,
            String mark,
            String byScannedKey,
            String byTypedKey) {
        change("DELETE FROM handover WHERE app_password_id = ? AND claimed_at IS NULL", appPassword.toString());
        change(
                "INSERT INTO handover (handle, app_password_id, address, new_account, mark, by_scanned_key, by_typed_key,"
                        + " until) VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND)",
                handle,
                appPassword.toString(),
                address.toString(),
                newAccount,
                mark,
                byScannedKey,
                byTypedKey,
                HandOver.GOOD_FOR.toSeconds());
    }

    /** Unless its time is over. */
    Optional<HandOver> byHandle(String handle) {
        return AsciiText.is(handle) ? find(BY_HANDLE, handle) : Optional.empty();
    }

    /** The last one, also when its time is over, as long as an earlier one was opened of which the owner is to be told. */
    Optional<HandOver> lastOf(UUID appPassword) {
        return find(LAST_ONE, appPassword.toString());
    }

    /** By whom any of them was opened, the last ones first, unless their owner knows already. */
    List<Opening> openings(UUID appPassword) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = bound(connection, OPENINGS, appPassword.toString());
                ResultSet rows = find.executeQuery()) {
            List<Opening> openings = new ArrayList<>();
            while (rows.next()) {
                opening(rows).ifPresent(openings::add);
            }
            return openings;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The owner knows of those up to this time: not of one that comes while he looks. */
    void note(UUID appPassword, Instant upTo) {
        change(
                "UPDATE handover SET noted = TRUE WHERE app_password_id = ? AND claimed_at <= ?",
                appPassword.toString(),
                Utc.column(upTo));
    }

    /** Before the key is looked at, so that many at the same moment are not more than one after the other. */
    boolean countTry(String handle) {
        return change(
                        "UPDATE handover SET tries = tries + 1 WHERE handle = ? AND tries < ? AND claimed_at IS NULL"
                                + " AND by_scanned_key IS NOT NULL AND until > UTC_TIMESTAMP(3)",
                        handle,
                        HandOver.MOST_TRIES)
                == 1;
    }

    /** The one statement that gives it to a browser: of several at the same moment, one. */
    boolean claim(String handle, String byBrowser, Device device, String network) {
        return change(
                        "UPDATE handover SET claimed_at = UTC_TIMESTAMP(3), by_browser = ?, by_scanned_key = NULL,"
                                + " by_typed_key = NULL, device = ?, network = ? WHERE handle = ? AND claimed_at IS NULL"
                                + " AND by_scanned_key IS NOT NULL AND until > UTC_TIMESTAMP(3)",
                        byBrowser,
                        device.name(),
                        network,
                        handle)
                == 1;
    }

    /** The row stays until its time is over, so that the owner is told; what it held does not. */
    boolean spoil(String handle) {
        return change(
                        "UPDATE handover SET by_scanned_key = NULL, by_typed_key = NULL WHERE handle = ?"
                                + " AND claimed_at IS NULL AND by_scanned_key IS NOT NULL",
                        handle)
                == 1;
    }

    void remove(MailAddress address) {
        change("DELETE FROM handover WHERE address = ?", address.toString());
    }

    void remove(UUID appPassword) {
        change("DELETE FROM handover WHERE app_password_id = ?", appPassword.toString());
    }

    /**
     * Those whose time is over, and those of app passwords that are. Of one that was opened it stays by whom, without what it
     * held, until its owner knows; and so long it stays that the one after it was opened by nobody.
     */
    void removeOver() {
        change(
                "UPDATE handover SET by_scanned_key = NULL, by_typed_key = NULL, by_browser = NULL"
                        + " WHERE until <= UTC_TIMESTAMP(3) AND COALESCE(by_scanned_key, by_typed_key, by_browser) IS NOT NULL");
        change(
                "DELETE FROM handover WHERE (until <= UTC_TIMESTAMP(3) AND (noted"
                        + " OR claimed_at <= UTC_TIMESTAMP(3) - INTERVAL ? SECOND OR (claimed_at IS NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM handover o WHERE o.app_password_id = handover.app_password_id"
                        + " AND o.claimed_at IS NOT NULL AND NOT o.noted)))) OR NOT EXISTS"
                        + " (SELECT 1 FROM app_password p WHERE p.id = handover.app_password_id AND p.state = 'live')",
                HandOver.OPENING_KEPT_FOR.toSeconds());
    }

    private int change(String statement, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = bound(connection, statement, values)) {
            return change.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Optional<HandOver> find(String query, String value) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = bound(connection, query, value);
                ResultSet row = find.executeQuery()) {
            return row.next() ? Optional.of(handOver(row)) : Optional.empty();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static HandOver handOver(ResultSet row) throws SQLException {
        return new HandOver(
                row.getString("handle"),
                UUID.fromString(row.getString("id")),
                MailAddress.of(row.getString("address")),
                row.getBoolean("new_account"),
                row.getString("mark"),
                text(row, "by_scanned_key"),
                text(row, "by_typed_key"),
                text(row, "by_browser"),
                row.getInt("tries"),
                Duration.of(row.getLong("micros_left"), ChronoUnit.MICROS),
                opening(row));
    }

    private static Optional<Opening> opening(ResultSet row) throws SQLException {
        Optional<Instant> at = Optional.ofNullable(row.getObject("claimed_at", LocalDateTime.class))
                .map(Utc::instant);
        Device device = text(row, "device").map(Device::valueOf).orElse(Device.OTHER);
        String network = text(row, "network").orElse("");
        return at.map(when -> new Opening(device, network, when));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
