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
 * <p>Refuses what is no failing client of this name, or in another domain, as not there.
 */
@ApplicationScoped
public class CloseFailingClient {
    // The database's clock, like that of the refusals: the next one has to be later.
    private static final String CLOSE =
            "UPDATE failing_client SET closed_at = GREATEST(UTC_TIMESTAMP(3), last_at) WHERE id = UNHEX(?) AND address = ?";
    private static final String OPEN = "UPDATE failing_client SET closed_at = NULL WHERE id = UNHEX(?) AND address = ?";

    private final DataSource dataSource;
    private final FailingName.Repository names;
    private final AuditTrail auditTrail;

    CloseFailingClient(DataSource dataSource, FailingName.Repository names, AuditTrail auditTrail) {
        this.dataSource = dataSource;
        this.names = names;
        this.auditTrail = auditTrail;
    }

    /** @return at what it failed */
    @Transactional
    public FailingName close(String client, StaffDomains within, Actor by) {
        return change(CLOSE, Act.CLIENT_CLOSED, client, within, by);
    }

    /** @return at what it fails */
    @Transactional
    public FailingName reopen(String client, StaffDomains within, Actor by) {
        return change(OPEN, Act.CLIENT_REOPENED, client, within, by);
    }

    private FailingName change(String statement, Act act, String client, StaffDomains within, Actor by) {
        FailingName name = names.of(client, within);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            change.setString(1, client);
            change.setString(2, name.text());
            if (change.executeUpdate() == 0) {
                throw new Refusal.NotFound();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        // What is no address may be anything that somebody typed into the wrong field, and the trail is kept for good.
        auditTrail.recordNamed(by, act, MailAddress.parse(name.text()).orElse(null), client, null);
        return name;
    }
}
