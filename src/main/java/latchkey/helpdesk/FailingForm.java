package latchkey.helpdesk;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;
import latchkey.diagnosis.AskedFilter;
import latchkey.diagnosis.AskedFilter.Field;
import latchkey.diagnosis.AskedFilter.Nonsense;
import latchkey.diagnosis.FailingClientState;
import latchkey.diagnosis.HeldBy;
import latchkey.diagnosis.WorklistFilter;
import latchkey.diagnosis.WorklistFilter.Since;
import latchkey.diagnosis.WorklistOrder;
import latchkey.shared.Protocol;

/** The view of the worklist as it stands in the address of the page. */
class FailingForm {
    private static final int LAST_PAGE = 20_000;

    private final Map<String, String> words;

    FailingForm(UriInfo uri) {
        this(firstOfEach(uri));
    }

    FailingForm(Map<String, String> words) {
        this.words = words;
    }

    /** @param nonsense what was asked for and does not exist; the rest holds */
    record Read(WorklistFilter filter, WorklistOrder order, int page, List<Nonsense> nonsense, boolean tooLong) {
        String address(String path) {
            return FailingForm.address(path, filter, order, page);
        }
    }

    /**
     * @param served whether somebody may look at this domain, and it exists
     * @param me whose cases are his own
     */
    Read read(Predicate<String> served, String me) {
        AskedFilter asked = AskedFilter.of(words, served, Optional.of(me));
        AskedFilter.Reading more = new AskedFilter.Reading(words, new ArrayList<>(asked.nonsense()));
        WorklistOrder order = more.of(Field.SORT, WorklistOrder::ofKey).orElse(WorklistOrder.WORST);
        int page = more.of(Field.PAGE, FailingForm::number).orElse(1);
        return new Read(asked.filter(), order, page, more.nonsense(), asked.tooLong());
    }

    /** Browsers tell the next page the address of this one: it must not be as long as what was typed. */
    boolean wasCut() {
        return words.containsKey("cut");
    }

    /** The same view by an address of its own; what is so without asking stays out of it. */
    static String address(String path, WorklistFilter filter, WorklistOrder order, int page) {
        List<String> query = new ArrayList<>();
        put(query, "reason", filter.reason().map(Reason::key).orElse(""));
        put(query, "certainty", filter.certainty().map(Certainty::key).orElse(""));
        put(query, "state", filter.state().map(FailingClientState::key).orElse(""));
        put(query, "domain", filter.domain().orElse(""));
        put(query, "since", filter.since().map(Since::key).orElse(""));
        put(query, "protocol", filter.protocol().map(Protocol::key).orElse(""));
        put(query, "holder", filter.holder().map(HeldBy::key).orElse(""));
        put(query, "client", filter.client());
        put(query, "q", filter.search());
        put(query, "sort", order == WorklistOrder.WORST ? "" : order.key());
        put(query, "page", page == 1 ? "" : String.valueOf(page));
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static void put(List<String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> firstOfEach(UriInfo uri) {
        Map<String, String> words = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> words.put(name, values.get(0)));
        return words;
    }

    private static Optional<Integer> number(String text) {
        return Optional.of(text)
                .filter(word -> word.matches("[1-9][0-9]{0,4}"))
                .map(Integer::parseInt)
                .filter(number -> number <= LAST_PAGE);
    }
}
