package latchkey.diagnosis.corpus;

import java.time.Duration;
import java.util.List;
import latchkey.diagnosis.corpus.Change.What;
import org.jspecify.annotations.Nullable;

/** Programs that log in by a timer, or when something is to be sent, and never look at what comes of it. */
final class Devices {
    private Devices() {}

    // Polling --------------------------------------------------------------------------------------------------------

    /** From then to then, as a timer does it; now and then the device sleeps. */
    static void polls(Actor actor, Duration from, Duration to, Duration every, Login one) {
        Duration at = from;
        while (at.compareTo(to) < 0) {
            actor.logsIn(at, one.name(), one.secret(), one.protocol(), one.client());
            at = at.plus(actor.about(every));
            if (actor.random().nextInt(40) == 0) {
                at = at.plus(actor.minutes(60, 400));
            }
        }
    }

    static void polls(
            Actor actor,
            Duration from,
            Duration to,
            Account account,
            String secret,
            String protocol,
            @Nullable String client) {
        Duration every = Duration.ofMinutes(actor.oneOf(List.of(15, 20, 30, 60)));
        polls(actor, from, to, every, new Login(from, 0, account.address(), "", protocol, client, secret));
    }

    private static Duration worked(
            Actor actor, Given given, Account account, String protocol, @Nullable String client) {
        Duration until = actor.morning().plusHours(3);
        polls(actor, actor.minutes(0, 30), until, account, given.text(), protocol, client);
        return until.plusMinutes(20);
    }

    static void healthyPhone(Actor actor) {
        Account account = actor.anyMailbox();
        polls(
                actor,
                actor.morning(),
                actor.days(),
                account,
                actor.given(account, "imap smtp").text(),
                "imap",
                null);
    }

    // App passwords that have ended ----------------------------------------------------------------------------------

    static void phoneWithRevoked(Actor actor) {
        Account account = actor.anyMailbox();
        Given phone = actor.given(account, "imap smtp");
        Duration revoked = worked(actor, phone, account, "imap", null);
        actor.changes(revoked, What.REVOKED, phone.id());
        polls(actor, revoked.plusMinutes(20), actor.days(), account, phone.text(), "imap", null);
    }

    /** Opened now and then; each time it tries a few times. */
    static void laptopWithExpired(Actor actor) {
        Account account = actor.anyMailbox();
        Given laptop = actor.given(account, "imap smtp");
        actor.changes(Duration.ofMinutes(1), What.EXPIRED, laptop.id());
        for (Duration at = actor.morning().plusMinutes(30);
                at.compareTo(actor.days()) < 0;
                at = at.plus(actor.minutes(200, 700))) {
            Duration closed = at.plus(actor.minutes(15, 60));
            polls(
                    actor,
                    at,
                    closed,
                    Duration.ofMinutes(10),
                    new Login(
                            at,
                            0,
                            account.address(),
                            "",
                            "imap",
                            actor.oneOf(Clients.THAT_SAY_IT_FIRST),
                            laptop.text()));
        }
    }

    static void tabletThatMissedARenewal(Actor actor) {
        Account account = actor.anyMailbox();
        Given tablet = actor.given(account, "imap");
        Duration renewed = worked(actor, tablet, account, "imap", Clients.ANDROID);
        actor.changes(renewed, What.REPLACED, tablet.id());
        Given successor = actor.given(account, "imap");
        polls(
                actor,
                renewed.plusMinutes(30),
                actor.days(),
                Duration.ofMinutes(60),
                new Login(renewed, 0, account.address(), "", "imap", null, successor.text()));
        polls(
                actor,
                renewed.plus(actor.minutes(60, 600)),
                actor.days(),
                account,
                tablet.text(),
                "imap",
                Clients.ANDROID);
    }

    /** Two passwords in one client: the one for receiving was changed, the one for sending was forgotten. */
    static void sendsWithTheOldOne(Actor actor) {
        Account account = actor.anyMailbox();
        Given old = actor.given(account, "imap smtp");
        actor.changes(Duration.ofMinutes(1), What.REVOKED, old.id());
        receivesAndSends(actor, account, actor.given(account, "imap smtp").text(), old.text());
    }

    static void receivesAndSends(Actor actor, Account account, String receiving, String sending) {
        Duration began = actor.morning();
        polls(
                actor,
                began,
                actor.days(),
                Duration.ofMinutes(actor.oneOf(List.of(20, 30))),
                new Login(began, 0, account.address(), "", "imap", null, receiving));
        for (Duration at = began; at.compareTo(actor.days()) < 0; at = at.plus(actor.minutes(60, 500))) {
            actor.logsIn(at, account.address(), sending, "smtp", null);
            actor.logsIn(at.plusSeconds(2), account.address(), sending, "smtp", null);
        }
    }

    static void scannerWithRevoked(Actor actor) {
        Account account = actor.anyMailbox();
        Given scanner = actor.given(account, "smtp");
        actor.changes(Duration.ofMinutes(1), What.REVOKED, scanner.id());
        scans(actor, account.address(), scanner.text());
    }

    /** Whenever somebody puts a sheet on it; it tries three times. */
    static void scans(Actor actor, String name, String secret) {
        for (Duration at = actor.morning(); at.compareTo(actor.days()) < 0; at = at.plus(actor.minutes(20, 600))) {
            for (int again = 0; again < 3; again++) {
                actor.logsIn(at.plusSeconds(again * 10L), name, secret, "smtp", null);
            }
        }
    }

    // App passwords that are right, and not for this -----------------------------------------------------------------

    static void scannerMadeForReading(Actor actor) {
        Account account = actor.anyMailbox();
        scans(actor, account.address(), actor.given(account, "imap").text());
    }

    static void scannerWithWrongName(Actor actor) {
        Account office = actor.anyMailbox();
        scans(
                actor,
                actor.random().nextBoolean()
                        ? actor.nobody()
                        : actor.anyMailbox().address(),
                actor.given(office, "smtp").text());
    }

    static void programThatFetchesTheOldWay(Actor actor) {
        Account account = actor.anyMailbox();
        polls(
                actor,
                actor.morning(),
                actor.days(),
                account,
                actor.given(account, "imap smtp").text(),
                "pop3",
                null);
    }

    static void filterEditor(Actor actor) {
        Account account = actor.anyMailbox();
        String secret = actor.given(account, "imap smtp").text();
        Duration at = actor.morning();
        for (int sitting = 0; sitting < actor.between(1, 3); sitting++, at = at.plus(actor.minutes(5, 500))) {
            actor.logsIn(at, account.address(), secret, "sieve", null);
        }
    }

    // Main passwords that are refused --------------------------------------------------------------------------------

    static void phoneWithMainPassword(Actor actor) {
        Account account = actor.refusedMailbox();
        polls(actor, actor.morning(), actor.days(), account, account.mainPassword(), "imap", null);
    }

    /** Of 32 digits and letters, as programs make them: it looks like an app password. */
    static void phoneWithAMadeUpMainPassword(Actor actor) {
        Account account = actor.refusedMailboxWithAMadeUpPassword();
        polls(actor, actor.morning(), actor.days(), account, account.mainPassword(), "imap", Clients.ANDROID);
    }

    static void macThatNeverTires(Actor actor) {
        Account account = actor.refusedMailbox();
        Duration at = actor.morning();
        for (int again = 0; again < actor.between(60, 120); again++, at = at.plus(actor.seconds(2, 90))) {
            actor.logsIn(at, account.address(), account.mainPassword(), "imap", Clients.MAC);
        }
    }

    static void sendsWithMainPassword(Actor actor) {
        Account account = actor.refusedMailbox();
        receivesAndSends(actor, account, actor.given(account, "imap smtp").text(), account.mainPassword());
    }

    // Passwords of long ago ------------------------------------------------------------------------------------------

    static void phoneWithOldMainPassword(Actor actor) {
        Account account = actor.mailbox();
        polls(actor, actor.morning(), actor.days(), account, "was-" + account.mainPassword(), "imap", null);
    }

    /** On the way it changes networks, and without one it does not try. */
    static void roamingPhone(Actor actor) {
        Account account = actor.mailbox();
        List<String> masts = actor.addresses(actor.between(5, 12));
        for (Duration at = actor.morning(); at.compareTo(actor.days()) < 0; at = at.plus(actor.minutes(5, 120))) {
            actor.logsIn(at, account.address(), "was-" + account.mainPassword(), "imap", null, actor.oneOf(masts));
        }
    }

    static void cronFetcher(Actor actor) {
        Account account = actor.anyMailbox();
        polls(
                actor,
                actor.morning(),
                actor.days(),
                Duration.ofMinutes(30),
                new Login(
                        Duration.ZERO,
                        0,
                        account.address(),
                        "",
                        actor.oneOf(List.of("imap", "pop3")),
                        actor.random().nextBoolean() ? null : Clients.OFFLINEIMAP,
                        actor.forgotten()));
    }

    static void scannerWithOldPassword(Actor actor) {
        Account account = actor.mailbox();
        scans(actor, account.address(), "was-" + account.mainPassword());
    }

    /** Stops after three failures, and begins again three hours later. */
    static void webmailElsewhere(Actor actor) {
        Account account = actor.mailbox();
        for (Duration at = actor.morning(); at.compareTo(actor.days()) < 0; at = at.plusHours(3)) {
            for (int again = 0; again < 3; again++) {
                actor.logsIn(
                        at.plusMinutes(5L * again), account.address(), "was-" + account.mainPassword(), "imap", null);
            }
        }
    }

    static void phoneOfAMailboxThatIsGone(Actor actor) {
        String gone = actor.nobody();
        Duration every = Duration.ofMinutes(actor.oneOf(List.of(15, 30, 60)));
        for (Duration at = actor.morning(); at.compareTo(actor.days()) < 0; at = at.plus(actor.about(every))) {
            actor.logsIn(at, gone, "main of long ago", "imap", null);
        }
    }

    // Mailboxes that are closed --------------------------------------------------------------------------------------

    static void phoneOfSomebodyWhoLeft(Actor actor) {
        Account account = actor.anyMailbox();
        Given phone = actor.given(account, "imap smtp");
        Duration left = worked(actor, phone, account, "imap", null);
        actor.changes(left, What.SWITCHED_OFF, account.address());
        polls(actor, left.plusMinutes(20), actor.days(), account, phone.text(), "imap", null);
    }

    /** The portal knows the mailbox, the directory does not any more. */
    static void deviceTheDirectoryHasClosed(Actor actor) {
        Account account = actor.closedMailbox();
        polls(
                actor,
                actor.morning(),
                actor.days(),
                account,
                actor.given(account, "imap smtp").text(),
                "imap",
                null);
    }
}
