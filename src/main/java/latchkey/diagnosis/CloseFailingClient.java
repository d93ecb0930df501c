package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/**
 * The helpdesk is done with a failing client: it goes to the end of the worklist, and its next refusal opens it again. Can
 * be taken back.
 *
 * <p>Refuses what is no failing client of this mailbox, or in another domain, as not there.
 */
@ApplicationScoped
public class CloseFailingClient {
    // The database's clock, like that of the refusals: the next one has to be later.
    private static final String CLOSE =
            "UPDATE failing_client SET closed_at = GREATEST(UTC_TIMESTAMP(3), last_at) WHERE id = UNHEX(?) AND address = ?";
    private static final String OPEN = "UPDATE failing_client SET closed_at = NULL WHERE id = UNHEX(?) AND address = ?";
    private static final String ID = "[0-9A-F]{32}";

    private final DataSource dataSource;
    private final AuditTrail auditTrail;

    CloseFailingClient(DataSource dataSource, AuditTrail auditTrail) {
        this.dataSource = dataSource;
        this.auditTrail = auditTrail;
    }

    @Transactional
    public void close(MailAddress address, String client, StaffDomains within, Actor by) {
        within.require(address);
        change(CLOSE, address, client);
        auditTrail.record(by, Act.CLIENT_CLOSED, address, null);
    }

    @Transactional
    public void reopen(MailAddress address, String client, StaffDomains within, Actor by) {
        within.require(address);
        change(OPEN, address, client);
        auditTrail.record(by, Act.CLIENT_REOPENED, address, null);
    }

    private void change(String statement, MailAddress address, String client) {
        if (!client.matches(ID)) {
            throw new Refusal.NotFound();
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            change.setString(1, client);
            change.setString(2, address.toString());
            if (change.executeUpdate() == 0) {
                throw new Refusal.NotFound();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
