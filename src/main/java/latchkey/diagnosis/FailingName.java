package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/**
 * At what a mail client fails: the address of a mailbox, or what was typed where no mailbox has that name.
 *
 * @param typed as a mail client sends it; the name itself is in small letters where it is no mailbox's
 * @param isMailbox whether the portal knows one by this name
 */
public record FailingName(String text, String typed, boolean isMailbox) {
    /** Finds the name by a failing client. */
    @ApplicationScoped
    public static class Repository {
        private static final String ID = "[0-9A-F]{32}";
        private static final String OF_CLIENT =
                "SELECT f.address, f.login, EXISTS (SELECT 1 FROM account a WHERE a.address ="
                        + " f.address) FROM failing_client f WHERE f.id = UNHEX(?) AND "
                        + StaffDomains.sqlAddress("f.address", "?");

        private final DataSource dataSource;

        Repository(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /** @throws Refusal.NotFound for what is none, or lies in another domain; what has no domain is for the whole site */
        public FailingName of(String client, StaffDomains within) {
            if (!client.matches(ID)) {
                throw new Refusal.NotFound();
            }
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement find = connection.prepareStatement(OF_CLIENT)) {
                find.setString(1, client);
                find.setString(2, within.sqlList());
                find.setString(3, within.sqlList());
                try (ResultSet row = find.executeQuery()) {
                    if (!row.next()) {
                        throw new Refusal.NotFound();
                    }
                    return new FailingName(row.getString(1), row.getString(2), row.getBoolean(3));
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
