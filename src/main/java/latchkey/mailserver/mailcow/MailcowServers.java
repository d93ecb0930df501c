package latchkey.mailserver.mailcow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServerFamily;
import latchkey.mailserver.TrialLogin;

/** The mailcows that the configuration names. */
@ApplicationScoped
class MailcowServers implements MailServerFamily {
    private final List<Mailcow> mailcows;
    private final List<MailcowMailServer> members;

    MailcowServers(
            MailcowConfig config,
            SecondFactors secondFactors,
            TrialLogin trialLogin,
            DataSource dataSource,
            Clock clock) {
        this.mailcows = config.all().entrySet().stream()
                .filter(named -> named.getValue().url().isPresent())
                .sorted(Map.Entry.comparingByKey())
                .map(named -> new Mailcow(
                        named.getKey(),
                        named.getValue(),
                        new MailcowApi(
                                named.getKey(),
                                named.getValue(),
                                new ReplicasByDatabase(named.getKey(), dataSource),
                                clock)))
                .toList();
        this.members = mailcows.stream()
                .map(mailcow -> new MailcowMailServer(mailcow, secondFactors, trialLogin, clock))
                .toList();
    }

    List<Mailcow> mailcows() {
        return mailcows;
    }

    Optional<Mailcow> of(String key) {
        return mailcows.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    @Override
    public List<? extends MailServer> members() {
        return members;
    }
}
