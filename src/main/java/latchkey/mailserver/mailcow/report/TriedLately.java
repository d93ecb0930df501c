package latchkey.mailserver.mailcow.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.mailserver.PublishedAppPasswords;
import latchkey.mailserver.PublishedAppPasswords.Tried;

/**
 * The portal's own trials come from one place: the row of one is overwritten by the next, perhaps before it was read. Dovecot
 * remembers both.
 */
@ApplicationScoped
class TriedLately {
    private final PublishedAppPasswords appPasswords;

    TriedLately(PublishedAppPasswords appPasswords) {
        this.appPasswords = appPasswords;
    }

    /** @return without those for which another app password of the mailbox, tried shortly before, may be remembered too */
    List<Remembered.Login> leaveOut(
            String mailServer, List<Remembered.Login> logins, ClockBounds clock, Duration remembersFor) {
        Set<String> names = logins.stream().map(TriedLately::name).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return logins;
        }
        Instant oldest = logins.stream()
                .map(login -> clock.earliest(login.line().second()))
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minus(remembersFor);
        Map<String, List<Tried>> tried = appPasswords.triedSince(mailServer, names, oldest).stream()
                .collect(Collectors.groupingBy(Tried::address));
        return logins.stream()
                .filter(login -> tried.getOrDefault(name(login), List.of()).stream()
                        .noneMatch(one -> isAnother(one, login, clock, remembersFor)))
                .toList();
    }

    private static boolean isAnother(Tried one, Remembered.Login login, ClockBounds clock, Duration remembersFor) {
        boolean same = one.handle()
                .filter(Integer.toString(login.by().appPassword())::equals)
                .isPresent();
        boolean forgotten = one.until()
                .plus(remembersFor)
                .isBefore(clock.earliest(login.line().second()));
        boolean speaksIt = one.protocols().stream()
                .anyMatch(protocol -> protocol.key().equals(login.line().protocol()));
        return !same && !forgotten && speaksIt;
    }

    private static String name(Remembered.Login login) {
        return login.line().login().toLowerCase(Locale.ROOT);
    }
}
