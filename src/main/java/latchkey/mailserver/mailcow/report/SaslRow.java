package latchkey.mailserver.mailcow.report;

import java.util.Locale;
import java.util.Set;

/**
 * A row of {@code sasl_log}: the latest success of a user from one place by one service. Or so mailcow says: a second
 * factor may have stood against it.
 *
 * @param appPassword its number; 0 for the main password
 * @param second since 1970, by mailcow's clock
 * @param again when its clock showed the same local time once more, in autumn; else the same second
 */
public record SaslRow(String service, int appPassword, String username, String ip, long second, long again) {
    private static final Set<String> OF_DOVECOT = Set.of("imap", "pop3", "smtp", "sieve");
    private static final Set<String> OF_SOGO = Set.of("DAV", "EAS");

    public SaslRow(String service, int appPassword, String username, String ip, long second) {
        this(service, appPassword, username, ip, second, second);
    }

    SaslRow later() {
        return new SaslRow(service, appPassword, username, ip, again);
    }

    /** The others are people in front of a page. */
    boolean isOfAMailClient() {
        return OF_DOVECOT.contains(service) || isOfSogo();
    }

    /** Such a row is also written where the main password was right and refused. */
    boolean isOfSogo() {
        return OF_SOGO.contains(service);
    }

    boolean byMainPassword() {
        return appPassword == 0;
    }

    String protocol() {
        return service.toLowerCase(Locale.ROOT);
    }

    long known(ReportKey key) {
        return key.known(service + "|" + appPassword + "|" + username + "|" + ip + "|" + second);
    }
}
