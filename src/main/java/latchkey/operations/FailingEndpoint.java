package latchkey.operations;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.account.Domain;
import latchkey.diagnosis.AskedFilter;
import latchkey.diagnosis.Worklist;
import latchkey.diagnosis.Worklist.Row;
import latchkey.shared.StaffDomains;
import org.jboss.logging.Logger;

/** What fails now, for other machines: a dashboard, a ticket system. */
@ApplicationScoped
class FailingEndpoint {
    private static final Logger LOG = Logger.getLogger(FailingEndpoint.class);
    private static final int MOST = 1000;
    private static final Set<String> NAMES = Set.of(
            "after", "limit", "reason", "certainty", "state", "domain", "since", "protocol", "holder", "client", "q");

    private final Worklist worklist;
    private final Domain.Repository domains;

    FailingEndpoint(Worklist worklist, Domain.Repository domains) {
        this.worklist = worklist;
        this.domains = domains;
    }

    void register(@Observes Router router) {
        router.get("/api/v1/failing-clients").blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext request) {
        if (MachineAnswers.machine(request).isEmpty()) {
            MachineAnswers.error(request, 403, "this is for machines");
            return;
        }
        try {
            Map<String, String> words = new HashMap<>();
            request.queryParams().forEach(words::putIfAbsent);
            // One that is misspelled, or of which only the first would count, must not be taken for no filter.
            Optional<String> odd = request.queryParams().names().stream()
                    .filter(name -> !NAMES.contains(name)
                            || request.queryParams().getAll(name).size() > 1)
                    .sorted()
                    .findFirst();
            if (odd.isPresent()) {
                MachineAnswers.error(
                        request, 400, "there is no parameter, or more than one, called " + quoted(odd.get()));
                return;
            }
            String after = words.getOrDefault("after", "");
            Optional<Integer> limit = limit(words.getOrDefault("limit", String.valueOf(MOST)));
            AskedFilter asked =
                    AskedFilter.of(words, domain -> domains.served(domain, StaffDomains.ALL), Optional.empty());
            if (!asked.nonsense().isEmpty()) {
                MachineAnswers.error(request, 400, named(asked.nonsense()));
            } else if (limit.isEmpty() || !after.matches("([0-9A-F]{32})?") || asked.tooLong()) {
                MachineAnswers.error(request, 400, "limit, after or a text is out of bounds");
            } else {
                MachineAnswers.json(request, 200, page(asked, after, limit.get()));
            }
        } catch (RuntimeException fault) {
            LOG.error("The failing clients could not be read", fault);
            MachineAnswers.error(request, 503, "try again");
        }
    }

    private JsonObject page(AskedFilter asked, String after, int limit) {
        List<Row> rows = worklist.behind(after, asked.filter(), StaffDomains.ALL, limit + 1);
        List<Row> page = rows.stream().limit(limit).toList();
        JsonArray clients = new JsonArray();
        page.forEach(row -> clients.add(json(row)));
        return new JsonObject()
                .put("clients", clients)
                .put("next", rows.size() > limit ? page.get(limit - 1).id() : null);
    }

    private static JsonObject json(Row row) {
        return new JsonObject()
                .put("id", row.id())
                .put("address", row.address())
                .put("protocol", row.protocol())
                .put("client", row.client().orElse(null))
                .put("reason", row.reason().key())
                .put("certainty", row.certainty().key())
                .put("state", row.state().key())
                .put("tries", row.tries())
                .put("firstAt", row.firstAt().toString())
                .put("lastAt", row.lastAt().toString())
                .put("networks", new JsonArray(row.networks()))
                .put("appPasswordId", row.appPasswordId().map(Object::toString).orElse(null))
                .put("sameSecret", row.proof().sameSecret().orElse(null))
                .put("beatSeconds", row.proof().beat().orElse(null))
                .put(
                        "spreadSeconds",
                        row.proof().beat().map(beat -> row.proof().spread()).orElse(null));
    }

    private static String named(List<AskedFilter.Nonsense> nonsense) {
        return nonsense.stream()
                .map(one -> "there is no " + one.field().key() + " \"" + one.word() + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return "\"" + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + "\"";
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(word -> word.matches("[1-9][0-9]{0,3}"))
                .map(Integer::parseInt)
                .filter(limit -> limit <= MOST);
    }
}
