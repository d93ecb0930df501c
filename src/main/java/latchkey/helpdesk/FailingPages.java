package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClientState;
import latchkey.diagnosis.Worklist;
import latchkey.diagnosis.Worklist.Filter;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** Who fails now, why, since when, and what to say. */
@Path("/helpdesk/failing")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN})
public class FailingPages {
    private static final int LAST_PAGE = 10_000;

    private final Worklist worklist;

    FailingPages(Worklist worklist) {
        this.worklist = worklist;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance failing(View view);
    }

    /** The list, and the filter as it was chosen; all of it is in the page's address. */
    record View(Worklist.Page page, Filter filter) {
        public List<Reason> reasons() {
            return List.of(Reason.values());
        }

        public List<FailingClientState> states() {
            return List.of(FailingClientState.values());
        }

        public boolean filtered() {
            return !filter.equals(Filter.NONE);
        }

        public boolean chosen(Reason reason) {
            return filter.reason().equals(Optional.of(reason));
        }

        public boolean isState(FailingClientState state) {
            return filter.state().equals(Optional.of(state));
        }

        public String address(int number) {
            UriBuilder uri = UriBuilder.fromPath("/helpdesk/failing");
            filter.reason().ifPresent(reason -> uri.queryParam("reason", reason.key()));
            filter.state().ifPresent(state -> uri.queryParam("state", state.key()));
            if (!filter.search().isBlank()) {
                uri.queryParam("q", "{q}");
            }
            return uri.queryParam("page", number).build(filter.search()).toString();
        }
    }

    /** A filter that does not exist filters nothing; a page that does not exist is the first. */
    @GET
    public TemplateInstance failing(
            @RestQuery Optional<String> reason,
            @RestQuery Optional<String> state,
            @RestQuery("q") Optional<String> search,
            @RestQuery Optional<String> page) {
        Filter filter = new Filter(
                reason.flatMap(Reason::ofKey),
                state.flatMap(FailingClientState::ofKey),
                search.map(String::strip).filter(text -> text.length() <= 254).orElse(""));
        return Templates.failing(new View(worklist.page(filter, number(page)), filter));
    }

    private static int number(Optional<String> page) {
        return page.filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= LAST_PAGE)
                .orElse(1);
    }
}
