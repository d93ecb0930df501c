package latchkey.diagnosis.corpus;

import java.time.Duration;
import java.util.List;

/** People at a keyboard: they try, look, try something else, and go for a coffee. */
final class Hands {
    private Hands() {}

    static void personWhoKnowsOfNoAppPasswords(Actor actor) {
        Account account = actor.refusedMailbox();
        Duration at = actor.morning();
        for (int again = 0; again < actor.between(2, 6); again++, at = at.plus(actor.seconds(8, 240))) {
            boolean slip = actor.random().nextInt(4) == 0;
            actor.logsIn(
                    at,
                    account.address(),
                    slip ? slip(actor, account.mainPassword()) : account.mainPassword(),
                    "imap",
                    null);
        }
    }

    static void personWhoMistypes(Actor actor) {
        Account account = actor.anyMailbox();
        String right = actor.given(account, "imap smtp").text();
        Duration at = actor.morning();
        for (int again = 0; again < actor.between(1, 5); again++, at = at.plus(actor.seconds(15, 200))) {
            actor.logsIn(at, account.address(), wrongCharacters(actor, right, 1), "imap", null);
        }
        if (actor.random().nextBoolean()) {
            actor.logsIn(at, account.address(), right, "imap", null);
        }
    }

    static void personWhoForgetsACharacter(Actor actor) {
        Account account = actor.anyMailbox();
        String right = actor.given(account, "imap smtp").text();
        int gone = actor.between(1, 4);
        Duration at = actor.morning();
        for (int again = 0; again < actor.between(1, 4); again++, at = at.plus(actor.seconds(10, 100))) {
            actor.logsIn(at, account.address(), right.substring(0, right.length() - gone), "imap", null);
        }
    }

    /** Typed once, and then sent by a timer. */
    static void deviceWithTwoWrongCharacters(Actor actor) {
        Account account = actor.anyMailbox();
        String wrong = wrongCharacters(actor, actor.given(account, "imap smtp").text(), 2);
        Devices.polls(actor, actor.morning(), actor.days(), account, wrong, "imap", null);
    }

    static void sharedMailboxWithOwnAppPassword(Actor actor) {
        Account own = actor.anyMailbox();
        Account shared = actor.anyMailbox();
        String secret = actor.given(own, "imap smtp").text();
        Duration at = actor.morning();
        for (int again = 0; again < actor.between(1, 8); again++, at = at.plus(actor.minutes(1, 30))) {
            actor.logsIn(at, shared.address(), secret, "imap", null);
        }
    }

    static void personWhoMisspellsTheAddress(Actor actor) {
        Account account = actor.mailbox();
        triesAt(actor, account.address().replace("@example.org", "@exmaple.org"), account);
    }

    static void personWhoLeavesOutTheDomain(Actor actor) {
        Account account = actor.mailbox();
        triesAt(actor, account.address().replace("@example.org", ""), account);
    }

    /** Renamed after a wedding, and nobody thought of mail. */
    static void personWithAnAddressOfLongAgo(Actor actor) {
        triesAt(actor, actor.nobody(), actor.mailbox());
    }

    private static void triesAt(Actor actor, String wrong, Account account) {
        Duration at = actor.morning();
        for (int again = 0; again < actor.between(1, 4); again++, at = at.plus(actor.seconds(10, 300))) {
            actor.logsIn(at, wrong, account.mainPassword(), "imap", null);
        }
        actor.logsIn(at, account.address(), account.mainPassword(), "imap", null);
    }

    static void personWhoForgotThePassword(Actor actor) {
        Account account = actor.mailbox();
        List<String> candidates = List.of(
                "Sommer2024",
                "sommer2024!",
                "Rex&Mimi",
                slip(actor, account.mainPassword()),
                "was-" + account.mainPassword());
        Duration at = actor.morning();
        for (int again = 0; again < actor.between(2, 7); again++, at = at.plus(actor.seconds(6, 400))) {
            actor.logsIn(at, account.address(), actor.oneOf(candidates), "imap", null);
        }
        if (actor.random().nextInt(3) > 0) {
            actor.logsIn(at.plusSeconds(40), account.address(), account.mainPassword(), "imap", null);
        }
    }

    /** A wizard tries each of what is typed for receiving and for sending. */
    static void personAtANewLaptop(Actor actor) {
        Account account = actor.mailbox();
        Duration at = actor.morning();
        for (int again = 0; again < actor.between(1, 3); again++, at = at.plus(actor.seconds(20, 500))) {
            String typed = slip(actor, account.mainPassword());
            actor.logsIn(at, account.address(), typed, "imap", null);
            actor.logsIn(at.plusMillis(700), account.address(), typed, "smtp", null);
        }
        actor.logsIn(at, account.address(), account.mainPassword(), "imap", null);
    }

    private static String slip(Actor actor, String right) {
        int place = actor.random().nextInt(right.length());
        return right.substring(0, place) + (char) ('A' + actor.random().nextInt(26)) + right.substring(place + 1);
    }

    private static String wrongCharacters(Actor actor, String right, int count) {
        StringBuilder text = new StringBuilder(right);
        for (int wrong = 0; wrong < count; wrong++) {
            int place = 5 + wrong * 9 + actor.random().nextInt(8);
            text.setCharAt(place, text.charAt(place) == 'z' ? 'y' : 'z');
        }
        return text.toString();
    }
}
