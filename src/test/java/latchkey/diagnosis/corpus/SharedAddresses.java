package latchkey.diagnosis.corpus;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.diagnosis.corpus.Change.What;

/** Many behind one address: an office, a household, a vendor's cloud. */
final class SharedAddresses {
    private SharedAddresses() {}

    /** The vendor's machines log in for whoever has the app, from wherever there is room. */
    static void cloudWithMainPassword(Actor actor) {
        Account account = actor.refusedMailbox();
        fromTheCloud(actor, List.of(account), account.mainPassword());
    }

    /** For several people of this site. */
    static void cloudWithOldPassword(Actor actor) {
        List<Account> accounts =
                Stream.generate(actor::mailbox).limit(actor.between(1, 12)).toList();
        fromTheCloud(actor, accounts, "the old one");
    }

    private static void fromTheCloud(Actor actor, List<Account> accounts, String secret) {
        List<String> machines = actor.addresses(actor.between(4, 20));
        for (Account account : accounts) {
            Duration every = Duration.ofMinutes(actor.between(25, 90));
            for (Duration at = actor.morning(); at.compareTo(actor.days()) < 0; at = at.plus(actor.about(every))) {
                actor.logsIn(at, account.address(), secret, "imap", Clients.CLOUD, actor.oneOf(machines));
            }
        }
    }

    /** All of them worked with the main password until it was refused, and nobody has changed a thing. */
    static void officeAfterTheSwitch(Actor actor) {
        Duration refused = actor.morning().plusHours(2);
        for (int desk = 0; desk < actor.between(10, 25); desk++) {
            Account account = actor.mailbox();
            actor.changes(refused, What.MAIN_PASSWORD_REFUSED, account.address());
            Duration every = Duration.ofMinutes(actor.oneOf(List.of(60, 120)));
            for (Duration at = actor.minutes(0, 90); at.compareTo(actor.days()) < 0; at = at.plus(actor.about(every))) {
                boolean aroundTheSwitch = at.minus(refused).abs().compareTo(Duration.ofMinutes(15)) < 0;
                if (!aroundTheSwitch) {
                    actor.logsIn(at, account.address(), account.mainPassword(), "imap", null);
                }
            }
        }
    }

    static void householdWithOldPasswords(Actor actor) {
        IntStream.range(0, actor.between(2, 5)).forEach(device -> Devices.phoneWithOldMainPassword(actor));
    }

    /** For some time nobody gets an answer: everybody's right password is refused, and tried again soon. */
    static void outageOfTheDirectory(Actor actor) {
        Duration from = actor.morning().plusHours(2);
        Duration to = from.plus(actor.minutes(20, 120));
        actor.nobodyGetsIn(from, to);
        for (int person = 0; person < actor.between(20, 40); person++) {
            Account account = actor.mailbox();
            String home = actor.anywhere();
            Duration again = Duration.ofSeconds(actor.between(90, 480));
            Duration usual = Duration.ofMinutes(actor.between(20, 60));
            Duration at = actor.minutes(0, 30);
            while (at.compareTo(to.plusHours(2)) < 0) {
                actor.logsIn(at, account.address(), account.mainPassword(), "imap", null, home);
                boolean refused = at.compareTo(from) >= 0 && at.compareTo(to) < 0;
                at = at.plus(actor.about(refused ? again : usual));
            }
        }
    }

    /** Everybody mistypes now and then, sees it and types it again. */
    static void officeThatMistypes(Actor actor) {
        for (int desk = 0; desk < actor.between(12, 40); desk++) {
            Account account = actor.mailbox();
            Duration at = actor.minutes(0, (int) actor.days().toMinutes() - 60);
            for (int again = 0; again < actor.between(1, 2); again++, at = at.plus(actor.seconds(5, 60))) {
                actor.logsIn(at, account.address(), account.mainPassword() + actor.between(0, 9), "imap", null);
            }
            actor.logsIn(at, account.address(), account.mainPassword(), "imap", null);
        }
    }

    static void healthyOffice(Actor actor) {
        for (int desk = 0; desk < actor.between(15, 30); desk++) {
            Account account = actor.mailbox();
            for (Duration at = actor.minutes(0, 200);
                    at.compareTo(actor.days()) < 0;
                    at = at.plus(actor.minutes(120, 600))) {
                actor.logsIn(at, account.address(), account.mainPassword(), actor.oneOf(List.of("imap", "smtp")), null);
            }
        }
    }
}
