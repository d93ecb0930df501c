package latchkey.helpdesk.nudge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.diagnosis.AskedFilter;
import latchkey.diagnosis.HeldBy;
import latchkey.diagnosis.WorklistFilter;
import latchkey.shared.MailAddress;

/**
 * Of whom a round is: all whom a filter of the worklist fits, or one account.
 *
 * @param words of the filter, by the names that they have in the worklist's address
 * @param by who asked, as issuer and subject: some cases are his own
 */
record Asked(Map<String, String> words, Optional<MailAddress> account, Optional<String> by) {
    private static final String BETWEEN = "\n";
    private static final List<String> NAMES =
            List.of("reason", "certainty", "state", "domain", "since", "protocol", "holder", "client", "q");

    /** What makes no sense is left out; it is named elsewhere. */
    static Asked of(WorklistFilter filter) {
        Map<String, String> words = new LinkedHashMap<>();
        filter.reason().ifPresent(one -> words.put("reason", one.key()));
        filter.certainty().ifPresent(one -> words.put("certainty", one.key()));
        filter.state().ifPresent(one -> words.put("state", one.key()));
        filter.domain().ifPresent(one -> words.put("domain", one));
        filter.since().ifPresent(one -> words.put("since", one.key()));
        filter.protocol().ifPresent(one -> words.put("protocol", one.key()));
        filter.holder().ifPresent(one -> words.put("holder", one.key()));
        put(words, "client", filter.client());
        put(words, "q", filter.search());
        return new Asked(words, Optional.empty(), filter.holder().flatMap(HeldBy::who));
    }

    static Asked of(MailAddress account) {
        return new Asked(Map.of(), Optional.of(account), Optional.empty());
    }

    static Asked read(String text, Optional<MailAddress> account, String by) {
        Map<String, String> words = new LinkedHashMap<>();
        text.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2 && NAMES.contains(parts[0]))
                .forEach(parts -> words.put(parts[0], parts[1]));
        return new Asked(words, account, Optional.of(by));
    }

    /** As it is looked for, so that a name in it is found again. */
    private static void put(Map<String, String> words, String name, String typed) {
        String text = typed.replaceAll("\\p{C}", " ").strip().toLowerCase(Locale.ROOT);
        if (!text.isEmpty()) {
            words.put(name, text);
        }
    }

    String text() {
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + word.getValue())
                .collect(Collectors.joining(BETWEEN));
    }

    /** Whether the domain was there when the round was made, or is still, does not matter: nothing fails in another. */
    WorklistFilter filter() {
        return AskedFilter.of(words, domain -> true, by).filter();
    }

    /** The same view of the worklist. */
    public String worklist() {
        return at("/helpdesk/failing");
    }

    String at(String path) {
        String query = words.entrySet().stream()
                .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** For a person to read; as it stands in the address of the worklist. */
    public String inShort() {
        return account.map(MailAddress::toString)
                .orElse(words.entrySet().stream()
                        .map(word -> word.getKey() + "=" + word.getValue())
                        .collect(Collectors.joining(" · ")));
    }
}
