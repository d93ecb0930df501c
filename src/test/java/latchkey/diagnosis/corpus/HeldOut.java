package latchkey.diagnosis.corpus;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import latchkey.diagnosis.corpus.Change.What;

/** Programs that were written after the rules and their thresholds, and by which none of them was ever set. */
final class HeldOut {
    private HeldOut() {}

    /** At night, and twice more if it did not work. */
    static void backupWithOldPassword(Actor actor) {
        Account account = actor.mailbox();
        for (Duration night = actor.minutes(60, 200);
                night.compareTo(actor.days()) < 0;
                night = night.plus(Duration.ofHours(24))) {
            for (int again = 0; again < 3; again++) {
                actor.logsIn(night.plusMinutes(10L * again), account.address(), "the old one", "imap", null);
            }
        }
    }

    /** One mailbox for the scanners of several offices, and one app password for all of them. */
    static void fleetOfScannersWithRevoked(Actor actor) {
        Account account = actor.anyMailbox();
        Given fleet = actor.given(account, "smtp");
        actor.changes(Duration.ofMinutes(1), What.REVOKED, fleet.id());
        for (String office : actor.addresses(actor.between(3, 8))) {
            for (Duration at = actor.morning(); at.compareTo(actor.days()) < 0; at = at.plus(actor.minutes(30, 900))) {
                actor.logsIn(at, account.address(), fleet.text(), "smtp", null, office);
            }
        }
    }

    /** Another provider fetches the mail of some of its customers, from a few machines. */
    static void collectorOfAnotherProvider(Actor actor) {
        List<Account> customers =
                Stream.generate(actor::mailbox).limit(actor.between(1, 6)).toList();
        List<String> machines = actor.addresses(3);
        for (Account customer : customers) {
            for (Duration at = actor.minutes(1, 20);
                    at.compareTo(actor.days()) < 0;
                    at = at.plus(actor.about(Duration.ofMinutes(15)))) {
                actor.logsIn(at, customer.address(), "the old one", "pop3", null, actor.oneOf(machines));
            }
        }
    }

    /** Somebody monitors receiving, and was given an app password for sending. */
    static void monitorMadeForSending(Actor actor) {
        Account account = actor.anyMailbox();
        String secret = actor.given(account, "smtp").text();
        Devices.polls(
                actor,
                actor.morning(),
                actor.morning().plusHours(12),
                Duration.ofMinutes(5),
                new Login(Duration.ZERO, 0, account.address(), "", "imap", null, secret));
    }

    /** A mail program at the desk, set up for the mailbox of somebody else with what was at hand. */
    static void assistantAtTheBosssMailbox(Actor actor) {
        String own = actor.given(actor.anyMailbox(), "imap smtp").text();
        Account boss = actor.anyMailbox();
        Devices.polls(actor, actor.morning(), actor.days(), boss, own, "imap", actor.oneOf(Clients.THAT_SAY_IT_FIRST));
    }

    /** Copied with the full stop behind it. */
    static void phoneWithAFullStop(Actor actor) {
        Account account = actor.anyMailbox();
        String copied = actor.given(account, "imap smtp").text() + ".";
        Devices.polls(actor, actor.morning(), actor.days(), account, copied, "imap", null);
    }

    /** It lies around in two homes, and is looked at now and then. */
    static void tabletInTwoHomes(Actor actor) {
        Account account = actor.refusedMailbox();
        List<String> homes = List.of(actor.homeToday(), actor.anywhere());
        for (Duration at = actor.morning(); at.compareTo(actor.days()) < 0; at = at.plus(actor.minutes(40, 600))) {
            actor.logsIn(at, account.address(), account.mainPassword(), "imap", Clients.ANDROID, actor.oneOf(homes));
        }
    }

    /** Two passwords at each of many names, over a day, from a few addresses. */
    static void patientChecker(Actor actor) {
        List<String> machines = actor.addresses(3);
        int names = actor.between(40, 80);
        for (int name = 0; name < names; name++) {
            String target = name % 3 == 0 ? actor.anyMailbox().address() : actor.stranger(name);
            String machine = machines.get(name % machines.size());
            Duration at = actor.minutes(10, 900);
            actor.logsIn(at, target, "Welcome1", "imap", null, machine);
            actor.logsIn(at.plus(actor.minutes(1, 60)), target, "Spring2026", "imap", null, machine);
        }
    }

    /** The mailbox is made on Monday. */
    static void newColleague(Actor actor) {
        String name = actor.nobody();
        Duration at = actor.morning();
        for (int again = 0; again < actor.between(2, 5); again++, at = at.plus(actor.minutes(5, 240))) {
            actor.logsIn(at, name, actor.oneOf(List.of("Start-1234", "start-1234", "Start1234")), "imap", null);
        }
    }

    static void travellerWithRightPassword(Actor actor) {
        Account account = actor.anyMailbox();
        String secret = actor.given(account, "imap smtp").text();
        for (Duration at = actor.morning(); at.compareTo(actor.days()) < 0; at = at.plus(actor.minutes(10, 300))) {
            actor.logsIn(at, account.address(), secret, "imap", null, actor.anywhere());
        }
    }

    /** The new phone is right, and the old one in the drawer is still switched on. */
    static void oldPhoneBesideANewOne(Actor actor) {
        Account account = actor.mailbox();
        String right = actor.given(account, "imap smtp").text();
        Devices.polls(actor, actor.morning(), actor.days(), account, right, "imap", Clients.ANDROID);
        Devices.polls(actor, actor.morning(), actor.days(), account, "the old one", "imap", Clients.ANDROID);
    }
}
