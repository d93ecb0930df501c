package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import latchkey.audit.Actor;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;

/** The same as break glass for one account, from a page. It ends within 72 hours. */
@ApplicationScoped
public class Exempt {
    private final DataSource dataSource;

    Exempt(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @return false if there is no such account */
    @Transactional
    public boolean exempt(MailAddress address, Duration length, String why, StaffDomains within, Actor by) {
        return with(address, within, (glass, whom) -> glass.allow(whom, length, why, by.who(), by.role()));
    }

    @Transactional
    public boolean end(MailAddress address, StaffDomains within, Actor by) {
        return with(address, within, (glass, whom) -> glass.end(whom, by.who(), by.role()));
    }

    private interface Act {
        BreakGlass.Done on(BreakGlass glass, BreakGlass.Whom whom) throws SQLException;
    }

    /** A name by which a mailbox of another domain can log in is none of his either. */
    private boolean with(MailAddress address, StaffDomains within, Act act) {
        try (Connection connection = dataSource.getConnection()) {
            BreakGlass glass = new BreakGlass(connection);
            var whom = glass.whom(address.toString())
                    .filter(found -> within.all() || within.hold(MailAddress.of(String.valueOf(found.name()))));
            if (whom.isPresent()) {
                act.on(glass, whom.get());
            }
            return whom.isPresent();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
