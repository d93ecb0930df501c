package latchkey.migration;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.attempt.LoginUse;
import latchkey.parts.SaslSession;
import latchkey.site.Mailbox;
import latchkey.site.Site;

/** Two hundred accounts, each with a script of what logs in to it in a day. */
record ScriptedSite(OwnDomain domain, List<Someone> people) {
    private static final String DAYS = "20";

    enum Kind {
        MAIN_PASSWORD(58),
        MIXED(32),
        APP_PASSWORDS(50),
        WEBMAIL(15),
        OTHER_SYSTEM(10),
        NEVER_SEEN(14),
        /** Read their mail last more than a month ago. */
        AWAY(8),
        REFUSED_BY_HAND(10),
        /** Main passwords too, but no plan may take them yet. */
        SCANNER(3);

        private final int people;

        Kind(int people) {
            this.people = people;
        }
    }

    /** @param appPassword blank where there is none */
    record Someone(Kind kind, int number, Mailbox mailbox, String appPassword) {
        String address() {
            return mailbox.address();
        }

        /** Nobody shares a network. */
        private String network() {
            return (kind == Kind.WEBMAIL ? "127.200." : "127.97.") + number / 250 + "." + (1 + number % 250);
        }

        private List<String> passwords() {
            return switch (kind) {
                case MAIN_PASSWORD, WEBMAIL, REFUSED_BY_HAND, SCANNER -> List.of(mailbox.mainPassword());
                case MIXED -> List.of(mailbox.mainPassword(), appPassword);
                case APP_PASSWORDS -> List.of(appPassword);
                case OTHER_SYSTEM, NEVER_SEEN, AWAY -> List.of();
            };
        }
    }

    static ScriptedSite in(Site site) {
        OwnDomain domain = OwnDomain.in(site);
        List<Kind> kinds = Stream.of(Kind.values())
                .flatMap(kind -> IntStream.range(0, kind.people).mapToObj(one -> kind))
                .toList();
        List<Mailbox> mailboxes = domain.mailboxes(IntStream.range(0, kinds.size())
                .mapToObj(number -> "p" + number)
                .toList());
        List<Someone> people = new ArrayList<>();
        for (int number = 0; number < kinds.size(); number++) {
            Kind kind = kinds.get(number);
            Mailbox mailbox = mailboxes.get(number);
            boolean has = kind == Kind.MIXED || kind == Kind.APP_PASSWORDS;
            people.add(new Someone(
                    kind,
                    number,
                    kind == Kind.REFUSED_BY_HAND ? mailbox.refuseMainPassword() : mailbox,
                    has ? mailbox.appPassword("imap,smtp").text() : ""));
        }
        return new ScriptedSite(domain, people);
    }

    List<Someone> all(Kind kind) {
        return people.stream().filter(one -> one.kind() == kind).toList();
    }

    /** The newcomer logs in for the first time, with the main password. */
    Someone newcomer() {
        return all(Kind.NEVER_SEEN).get(0);
    }

    Someone onHoliday() {
        return all(Kind.MAIN_PASSWORD).get(0);
    }

    /** What the accounts log in with in a day, at the mail server. @return who was refused anything */
    Set<String> day(Predicate<Someone> who) {
        try (SaslSession session = domain.site().parts().saslLogin().session()) {
            Map<Integer, String> asked = new HashMap<>();
            for (Someone one : people.stream().filter(who).toList()) {
                for (String password : one.passwords()) {
                    asked.put(session.askSmtp(one.network(), one.address(), password), one.address());
                }
            }
            return refused(session, asked);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Set<String> withTheMainPassword(List<Someone> who) {
        try (SaslSession session = domain.site().parts().saslLogin().session()) {
            Map<Integer, String> asked = new HashMap<>();
            for (Someone one : who) {
                asked.put(
                        session.askSmtp(
                                one.network(), one.address(), one.mailbox().mainPassword()),
                        one.address());
            }
            return refused(session, asked);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> refused(SaslSession session, Map<Integer, String> asked) throws IOException {
        Set<String> refused = new TreeSet<>();
        for (int heard = 0; heard < asked.size(); heard++) {
            SaslSession.Numbered answer = session.answer();
            if (!answer.answer().accepted()) {
                refused.add(String.valueOf(asked.get(answer.question())));
            }
        }
        return refused;
    }

    /** The real logins of today have been as many on each of the days before. */
    void andSoOnTheDaysBefore() {
        Set<String> seen = people.stream()
                .filter(one ->
                        one.kind() != Kind.REFUSED_BY_HAND && !one.passwords().isEmpty())
                .map(Someone::address)
                .collect(Collectors.toSet());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> domain.site()
                                .rows(
                                        "SELECT DISTINCT address FROM login_use WHERE address LIKE ?",
                                        "%@" + domain.name())
                                .size()
                        == seen.size());
        domain.site().change("""
                        INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at,
                            last_at, client_id, judged_within_ms)
                        SELECT address, app_password_id, protocol, network, hour - INTERVAL seq DAY, source, logins,
                            first_at - INTERVAL seq DAY, last_at - INTERVAL seq DAY, client_id, 1
                        FROM login_use, seq_1_to_%s WHERE address LIKE ?""".formatted(DAYS), "%@" + domain.name());
        for (Someone one : all(Kind.OTHER_SYSTEM)) {
            use(one, LoginUse.FOREIGN, 0);
        }
        for (Someone one : all(Kind.AWAY)) {
            use(one, "", 40);
            // As the job found it then.
            domain.site()
                    .change(
                            "INSERT INTO account_use (address, domain, seen) VALUES (?, ?, TRUE)"
                                    + " ON DUPLICATE KEY UPDATE seen = TRUE",
                            one.address(),
                            domain.name());
        }
    }

    private void use(Someone one, String password, int daysAgo) {
        domain.site().change("""
                INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at, last_at,
                    judged_within_ms)
                SELECT ?, ?, 'imap', ?, DATE_FORMAT(t.at, '%Y-%m-%d %H:00:00'), 'dovecot', 3, t.at, t.at, 1
                FROM (SELECT UTC_TIMESTAMP(3) - INTERVAL ? DAY AS at) t""", one.address(), password, one.network(), daysAgo);
    }
}
