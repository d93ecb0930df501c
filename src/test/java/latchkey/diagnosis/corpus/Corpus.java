package latchkey.diagnosis.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Traces as a seed says: each kind comes in its turn, and every third trace has several actors behind one address. */
public final class Corpus {
    private Corpus() {}

    public static List<Trace> of(long seed, int traces) {
        Random random = new Random(seed);
        List<Kind> turn = new ArrayList<>();
        return IntStream.range(0, traces)
                .mapToObj(number -> trace(number, kinds(number, turn, random), random))
                .toList();
    }

    /** Those that were held out, each in its turn; every third one has neighbours that were not. */
    public static List<Trace> heldOut(long seed, int traces) {
        Random random = new Random(seed);
        List<Kind> heldOut = List.copyOf(Kind.heldOut());
        List<Kind> turn = new ArrayList<>();
        return IntStream.range(0, traces)
                .mapToObj(number -> {
                    List<Kind> kinds = new ArrayList<>(List.of(heldOut.get(number % heldOut.size())));
                    while (number % 3 == 0 && kinds.size() < 3) {
                        kinds.add(next(turn, random, kind -> kind.isSomewhere() && !kind.guesses()));
                    }
                    return trace(number, kinds, random);
                })
                .toList();
    }

    /** Some people with devices, a typist among them. */
    public static Trace household(long seed) {
        return trace(
                999,
                List.of(
                        Kind.HOUSEHOLD_WITH_OLD_PASSWORDS,
                        Kind.HEALTHY_PHONE,
                        Kind.PERSON_WHO_FORGOT_THE_PASSWORD,
                        Kind.PHONE_WITH_REVOKED),
                new Random(seed));
    }

    private static List<Kind> kinds(int number, List<Kind> turn, Random random) {
        boolean several = number % 3 == 0;
        List<Kind> kinds = new ArrayList<>(List.of(next(turn, random, kind -> !several || kind.isSomewhere())));
        int actors = several ? 2 + random.nextInt(3) : 1;
        // Most people have no neighbour whose computer is in strange hands.
        boolean guesser = random.nextInt(5) == 0;
        while (kinds.size() < actors) {
            kinds.add(next(turn, random, kind -> kind.isSomewhere() && (guesser || !kind.guesses())));
        }
        return kinds;
    }

    private static Kind next(List<Kind> turn, Random random, Predicate<Kind> fits) {
        if (turn.stream().noneMatch(fits)) {
            List<Kind> more = new ArrayList<>(Kind.known());
            Collections.shuffle(more, random);
            turn.addAll(0, more);
        }
        int place = turn.size() - 1;
        while (!fits.test(turn.get(place))) {
            place--;
        }
        return turn.remove(place);
    }

    /** @param kinds who acts, all behind one address as far as they have one */
    static Trace trace(int number, List<Kind> kinds, Random random) {
        Stage stage = new Stage("t" + number, number, random, Duration.ofHours(18 + random.nextInt(42)));
        String home = stage.home();
        for (int actor = 0; actor < kinds.size(); actor++) {
            kinds.get(actor).act(new Actor(stage, actor, home));
        }
        return stage.trace(home, kinds);
    }
}
