package latchkey.diagnosis.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Programs that do not know a password and try what people choose. */
final class Guessers {
    private static final List<String> SEASONS =
            List.of("Spring", "Summer", "Autumn", "Winter", "Password", "Welcome", "Qwertz");

    private Guessers() {}

    private static String word(Actor actor) {
        return actor.oneOf(SEASONS) + actor.between(1990, 2026) + actor.oneOf(List.of("", "!", "?", "#", "123"));
    }

    /** Some of the names are right: they were on a web page. */
    private static List<String> names(Actor actor, int known, int unknown) {
        List<String> names = new ArrayList<>();
        IntStream.range(0, known).forEach(name -> names.add(actor.anyMailbox().address()));
        IntStream.range(0, unknown).forEach(name -> names.add(actor.stranger(name)));
        Collections.shuffle(names, actor.random());
        return names;
    }

    /** One password at all names, then the next one. */
    static void sprayer(Actor actor) {
        sprays(
                actor,
                names(actor, actor.between(15, 40), actor.between(0, 20)),
                actor.between(1, 3),
                actor.morning(),
                1,
                30);
    }

    static void slowSprayer(Actor actor) {
        sprays(actor, names(actor, actor.between(15, 30), actor.between(0, 15)), 1, actor.morning(), 240, 2000);
    }

    private static void sprays(Actor actor, List<String> names, int words, Duration from, int shortest, int longest) {
        String protocol = actor.oneOf(List.of("imap", "smtp", "pop3"));
        Duration at = from;
        for (int round = 0; round < words; round++, at = at.plus(actor.minutes(30, 300))) {
            String word = word(actor);
            for (String name : names) {
                actor.logsIn(at, name, word, protocol, null);
                at = at.plus(actor.seconds(shortest, longest));
            }
        }
    }

    static void lowAndSlow(Actor actor) {
        String victim = actor.anyMailbox().address();
        for (Duration at = actor.morning(); at.compareTo(actor.days()) < 0; at = at.plus(actor.minutes(15, 80))) {
            actor.logsIn(at, victim, word(actor) + actor.between(0, 99), "imap", null);
        }
    }

    static void dictionary(Actor actor) {
        String victim = actor.anyMailbox().address();
        String protocol = actor.oneOf(List.of("imap", "smtp", "pop3"));
        Duration at = actor.morning();
        for (int word = 0; word < actor.between(60, 120); word++, at = at.plus(actor.seconds(0, 6))) {
            actor.logsIn(at, victim, word(actor) + word, protocol, null);
        }
    }

    /** To see which names there are. */
    static void enumerator(Actor actor) {
        Duration at = actor.morning();
        for (String name : names(actor, actor.between(2, 6), actor.between(40, 80))) {
            actor.logsIn(at, name, "123456", "smtp", null);
            at = at.plus(actor.seconds(0, 20));
        }
    }

    /** Pairs of name and password from a leak elsewhere; each is tried for reading and for sending. */
    static void stuffer(Actor actor) {
        Duration at = actor.morning();
        for (String name : names(actor, actor.between(12, 25), actor.between(5, 20))) {
            String leaked = word(actor) + actor.between(100, 999);
            actor.logsIn(at, name, leaked, "imap", null);
            actor.logsIn(at.plusMillis(400), name, leaked, "smtp", null);
            at = at.plus(actor.seconds(2, 200));
        }
    }

    /** Several machines share the work. */
    static void botnet(Actor actor) {
        List<String> machines = actor.addresses(actor.between(3, 5));
        List<String> names = names(actor, 20, 10);
        Duration at = actor.morning();
        for (int guess = 0;
                guess < machines.size() * actor.between(18, 28);
                guess++, at = at.plus(actor.seconds(3, 300))) {
            actor.logsIn(at, actor.oneOf(names), word(actor), "smtp", null, actor.oneOf(machines));
        }
    }

    /** Each of 200 machines tries once or twice, at a few mailboxes that somebody is after. */
    static void botnetOfHundreds(Actor actor) {
        List<String> victims = names(actor, actor.between(1, 4), 0);
        String protocol = actor.oneOf(List.of("imap", "smtp"));
        Duration at = actor.morning();
        for (String machine : actor.addresses(200)) {
            for (int guess = 0; guess < actor.between(1, 2); guess++, at = at.plus(actor.seconds(20, 400))) {
                actor.logsIn(at, actor.oneOf(victims), word(actor) + actor.between(0, 99), protocol, null, machine);
            }
        }
    }

    /** When it is through with its list, it goes through it once more. */
    static void guesserThatBeginsAgain(Actor actor) {
        String victim = actor.anyMailbox().address();
        String protocol = actor.oneOf(List.of("imap", "smtp", "pop3"));
        List<String> list = list(actor, actor.between(15, 40));
        Duration at = actor.morning();
        for (int round = 0; round < actor.between(3, 8); round++, at = at.plus(actor.minutes(0, 60))) {
            for (String word : list) {
                actor.logsIn(at, victim, word, protocol, null);
                at = at.plus(actor.seconds(0, 20));
            }
        }
    }

    /** All of its machines were given the same words: one after the other, or each word by all of them. */
    static void botnetWithOneList(Actor actor) {
        String victim = actor.anyMailbox().address();
        List<String> machines = actor.addresses(actor.between(12, 20));
        List<String> list = list(actor, 20);
        boolean sideBySide = actor.random().nextBoolean();
        Duration at = actor.morning();
        for (int turn = 0; turn < machines.size() * list.size(); turn++, at = at.plus(actor.seconds(1, 120))) {
            int word = sideBySide ? turn / machines.size() : turn % list.size();
            int machine = sideBySide ? turn % machines.size() : turn / list.size();
            actor.logsIn(at, victim, list.get(word), "imap", null, machines.get(machine));
        }
    }

    private static List<String> list(Actor actor, int words) {
        return IntStream.range(0, words)
                .mapToObj(number -> word(actor) + number)
                .toList();
    }
}
