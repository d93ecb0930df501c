package latchkey.mailserver.mailcow;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/** As mailcow's database tells, where the portal may ask it. */
@ApplicationScoped
class SecondFactorsOfDatabase implements SecondFactors {
    private static final Logger LOG = Logger.getLogger(SecondFactorsOfDatabase.class);

    @Override
    public Optional<Set<MailAddress>> activeIn(Mailcow mailcow, String domain) {
        try {
            return MailcowDatabase.of(mailcow).map(database -> database.secondFactors(domain));
        } catch (Unreachable unknown) {
            LOG.warnf("%s: who has a second factor is not known: %s", mailcow.key(), unknown.getMessage());
            return Optional.empty();
        }
    }
}
