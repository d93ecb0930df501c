package latchkey.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;
import latchkey.diagnosis.WorklistFilter.Since;
import latchkey.shared.Protocol;

/**
 * A filter as it was asked for by words, in the address of a page or by a program. What makes no sense is named and filters
 * nothing.
 */
public record AskedFilter(WorklistFilter filter, List<Nonsense> nonsense, boolean tooLong) {
    private static final int LONGEST = 254;
    private static final int ECHOED = 40;

    /** What can make no sense. */
    public enum Field {
        REASON,
        CERTAINTY,
        STATE,
        DOMAIN,
        SINCE,
        PROTOCOL,
        HOLDER,
        SORT,
        PAGE;

        /** In addresses. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As it was written, or the beginning of that. */
    public record Nonsense(Field field, String word) {
        static Nonsense of(Field field, String word) {
            return new Nonsense(field, word.length() <= ECHOED ? word : word.substring(0, ECHOED) + "…");
        }
    }

    /**
     * @param words by the names of the filters; what has another name is not looked at
     * @param served whether somebody may look at this domain, and it exists
     * @param me issuer and subject of who asks; absent for a machine
     */
    public static AskedFilter of(Map<String, String> words, Predicate<String> served, Optional<String> me) {
        Reading reading = new Reading(words, new ArrayList<>());
        String client = words.getOrDefault("client", "").strip();
        String search = words.getOrDefault("q", "").strip();
        WorklistFilter filter = new WorklistFilter(
                reading.of(Field.REASON, Reason::ofKey),
                reading.of(Field.CERTAINTY, AskedFilter::certainty),
                reading.of(Field.STATE, FailingClientState::ofKey),
                reading.of(
                        Field.DOMAIN,
                        word -> Optional.of(word.toLowerCase(Locale.ROOT)).filter(served)),
                reading.of(Field.SINCE, Since::ofKey),
                reading.of(Field.PROTOCOL, Protocol::ofKey),
                reading.of(Field.HOLDER, word -> HeldBy.ofKey(word, me)),
                shortened(client),
                shortened(search));
        return new AskedFilter(filter, reading.nonsense(), client.length() > LONGEST || search.length() > LONGEST);
    }

    /** Reads one word after the other. */
    public record Reading(Map<String, String> words, List<Nonsense> nonsense) {
        public <T> Optional<T> of(Field field, Function<String, Optional<T>> meaning) {
            String word = words.getOrDefault(field.key(), "").strip();
            if (word.isEmpty()) {
                return Optional.empty();
            }
            Optional<T> found = meaning.apply(word);
            if (found.isEmpty()) {
                nonsense.add(Nonsense.of(field, word));
            }
            return found;
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static Optional<Certainty> certainty(String key) {
        return Arrays.stream(Certainty.values())
                .filter(one -> one.key().equals(key))
                .findFirst();
    }
}
