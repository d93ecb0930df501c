package latchkey.mailserver.mailcow;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.ToldOnce;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/** As mailcow's database tells, where the portal may ask it. */
@ApplicationScoped
class SecondFactorsOfDatabase implements SecondFactors {
    private static final Logger LOG = Logger.getLogger(SecondFactorsOfDatabase.class);

    private final ToldOnce told = new ToldOnce(LOG);

    @Override
    public Optional<Set<MailAddress>> activeIn(Mailcow mailcow, String domain) {
        String unknown = mailcow.key() + ": who has a second factor is not known";
        try {
            Optional<Set<MailAddress>> active =
                    MailcowDatabase.of(mailcow).map(database -> database.secondFactors(domain));
            told.back(unknown);
            return active;
        } catch (Unreachable away) {
            told.away(unknown, String.valueOf(away.getMessage()));
            return Optional.empty();
        }
    }
}
