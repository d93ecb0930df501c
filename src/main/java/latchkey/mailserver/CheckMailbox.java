package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;

/** The mailbox of the check logins: refused, but for the moment in which its password is proved. */
@ApplicationScoped
class CheckMailbox {
    private final DataSource dataSource;
    private final CheckLoginConfig config;

    CheckMailbox(DataSource dataSource, CheckLoginConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /** @param alias by which only the directory knows it */
    record Names(MailAddress address, String alias, String password) {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** Empty unless all three settings are there. */
    Optional<Names> names() {
        Optional<MailAddress> address = config.address().flatMap(MailAddress::parse);
        if (address.isEmpty() || config.alias().isEmpty() || config.password().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Names(
                address.get(),
                config.alias().get().toLowerCase(Locale.ROOT),
                config.password().get()));
    }

    /** Logins that the portal makes itself and that are nobody's. */
    Set<String> logins() {
        return Stream.of(config.address(), config.alias())
                .flatMap(Optional::stream)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Two at once would each see what the other allows. */
    <T> T alone(Supplier<T> checks) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DO GET_LOCK(CONCAT(DATABASE(), '.check-mailbox'), 30)");
            try {
                return checks.get();
            } finally {
                statement.execute("DO RELEASE_LOCK(CONCAT(DATABASE(), '.check-mailbox'))");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** @return false if its domain is not served */
    @Transactional
    public boolean allowForAMinute(Names names) {
        int known = change(
                "INSERT INTO account (address, domain, kind) SELECT ?, name, 'SERVICE' FROM domain WHERE name = ?"
                        + " ON DUPLICATE KEY UPDATE address = account.address",
                names.address().toString(),
                names.address().domain());
        change(
                "INSERT IGNORE INTO account_login (login, address) SELECT address, address FROM account WHERE address = ?",
                names.address().toString());
        int allowed = change(
                "UPDATE account SET main_password_refused_from = COALESCE(main_password_refused_from,"
                        + " UTC_TIMESTAMP(3)), refusal_held = FALSE, exempt_until = UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE,"
                        + " exempt_why = 'check login' WHERE address = ?",
                names.address().toString());
        return known + allowed > 0;
    }

    @Transactional
    public void refuse(Names names) {
        change(
                "UPDATE account SET exempt_until = NULL, exempt_why = NULL WHERE address = ?",
                names.address().toString());
    }

    private int change(String statement, String... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setString(i + 1, values[i]);
            }
            return change.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
