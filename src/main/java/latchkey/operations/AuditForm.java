package latchkey.operations;

import jakarta.ws.rs.core.UriBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import latchkey.audit.Act;
import latchkey.audit.AuditFilter;
import latchkey.audit.AuditView;
import org.jboss.resteasy.reactive.RestQuery;

/** The filter of the audit page as it stands in the address of the page. What makes no sense is named and left out. */
public class AuditForm {
    static final int PAGE = 50;
    private static final int LONGEST = 254;

    @RestQuery
    Optional<String> who = Optional.empty();

    @RestQuery
    Optional<String> what = Optional.empty();

    @RestQuery
    Optional<String> address = Optional.empty();

    @RestQuery
    Optional<String> from = Optional.empty();

    @RestQuery
    Optional<String> to = Optional.empty();

    @RestQuery
    Optional<String> after = Optional.empty();

    public String who() {
        return text(who);
    }

    public String address() {
        return text(address);
    }

    public String from() {
        return day(from).map(LocalDate::toString).orElse("");
    }

    public String to() {
        return day(to).map(LocalDate::toString).orElse("");
    }

    public Optional<Act> act() {
        return what.flatMap(Act::ofKey);
    }

    public boolean chosen(Act act) {
        return act().equals(Optional.of(act));
    }

    public boolean filtered() {
        return !who().isEmpty() || !address().isEmpty() || !from().isEmpty() || !to().isEmpty() || act().isPresent();
    }

    /** What was written and is no act or no day. */
    public List<String> nonsense() {
        List<String> nonsense = new ArrayList<>();
        what.filter(word -> act().isEmpty()).ifPresent(nonsense::add);
        from.filter(word -> day(from).isEmpty()).ifPresent(nonsense::add);
        to.filter(word -> day(to).isEmpty()).ifPresent(nonsense::add);
        return nonsense.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() <= 40 ? word : word.substring(0, 40) + "…")
                .toList();
    }

    /** @param people whom a word may mean, by issuer and subject */
    AuditFilter filter(Function<String, Set<String>> people) {
        return new AuditFilter(
                Optional.of(who()).filter(word -> !word.isEmpty()).map(people),
                act(),
                // The column is ASCII; what is not fits nothing.
                Optional.of(address())
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.chars().allMatch(c -> c > 0x20 && c < 0x7f)
                                ? word.toLowerCase(java.util.Locale.ROOT)
                                : " "),
                day(from).map(AuditForm::start),
                day(to).map(last -> start(last.plusDays(1))),
                after.flatMap(AuditForm::place));
    }

    /** To the entries behind this one, with the same filter. */
    String link(AuditView last) {
        UriBuilder uri = UriBuilder.fromPath("/admin/audit");
        act().ifPresent(act -> uri.queryParam("what", act.key()));
        List<Object> values = new ArrayList<>();
        put(uri, values, "who", who());
        put(uri, values, "address", address());
        put(uri, values, "from", from());
        put(uri, values, "to", to());
        uri.queryParam("after", last.at().toEpochMilli() + "_" + last.id());
        return uri.build(values.toArray()).toString();
    }

    private static void put(UriBuilder uri, List<Object> values, String name, String value) {
        if (!value.isEmpty()) {
            uri.queryParam(name, "{" + name + "}");
            values.add(value);
        }
    }

    private static String text(Optional<String> text) {
        return text.map(String::strip)
                .map(word -> word.length() <= LONGEST ? word : word.substring(0, LONGEST))
                .orElse("");
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<LocalDate> day(Optional<String> text) {
        try {
            return text.map(String::strip)
                    .filter(word -> word.matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}"))
                    .map(LocalDate::parse);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<AuditFilter.Place> place(String text) {
        if (!text.matches("[0-9]{1,14}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Optional.empty();
        }
        String[] parts = text.split("_", 2);
        return Optional.of(
                new AuditFilter.Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), UUID.fromString(parts[1])));
    }
}
