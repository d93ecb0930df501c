package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.account.Account;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClientState;
import latchkey.diagnosis.Worklist;
import latchkey.diagnosis.Worklist.Filter;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestQuery;

/** Who fails now, why, since when, and what to say. */
@Path("/helpdesk/failing")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class FailingPages {
    private static final int LAST_PAGE = 10_000;

    private static final int LONGEST_SEARCH = 254;
    private static final int MOST_MAILBOXES = 20;
    private static final int ECHOED = 40;

    private final Worklist worklist;
    private final Account.Repository accounts;
    private final LookAtBans lookAtBans;
    private final SignedIn signedIn;
    private final Visitor visitor;

    FailingPages(
            Worklist worklist, Account.Repository accounts, LookAtBans lookAtBans, SignedIn signedIn, Visitor visitor) {
        this.lookAtBans = lookAtBans;
        this.signedIn = signedIn;
        this.visitor = visitor;
        this.worklist = worklist;
        this.accounts = accounts;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance failing(View view);
    }

    /** What was asked for and does not exist, each as it was written; the rest of the filter holds. */
    record Unknown(Optional<String> reason, Optional<String> state, Optional<String> page, boolean cut) {
        static Optional<String> echo(Optional<String> text) {
            return text.map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.length() <= ECHOED ? word : word.substring(0, ECHOED) + "…");
        }
    }

    /**
     * The list, and the filter as it was chosen; all of it is in the page's address.
     *
     * @param known addresses in the list that are mailboxes here
     * @param mailboxes that the search fits, failing or not
     */
    record View(
            Worklist.Page page,
            ShutOuts shutOuts,
            Filter filter,
            Unknown unknown,
            Set<String> known,
            List<String> mailboxes) {
        public List<Reason> reasons() {
            return Stream.of(Reason.values())
                    .filter(reason -> reason != Reason.GUESSING)
                    .toList();
        }

        public List<FailingClientState> states() {
            return List.of(FailingClientState.values());
        }

        /** Whether any mail server tells of such. */
        public boolean bans() {
            return shutOuts.told();
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

        public boolean hasCase(String address) {
            return known.contains(address);
        }

        public String caseOf(String address) {
            return CaseAddress.of(address);
        }

        public String address(int number) {
            return FailingPages.address(filter)
                    .queryParam("page", number)
                    .build(filter.search())
                    .toString();
        }
    }

    /** A filter that does not exist is named and filters nothing; beyond the last page is the last page. */
    @GET
    public Response failing(
            @RestQuery Optional<String> reason,
            @RestQuery Optional<String> state,
            @RestQuery("q") Optional<String> search,
            @RestQuery Optional<String> page,
            @RestQuery Optional<String> cut) {
        String text = search.map(String::strip).orElse("");
        Filter filter = new Filter(
                reason.flatMap(Reason::ofKey),
                state.flatMap(FailingClientState::ofKey),
                text.length() <= LONGEST_SEARCH ? text : text.substring(0, LONGEST_SEARCH));
        if (text.length() > LONGEST_SEARCH) {
            // Browsers tell the next page the address of this one: it must not stay that long.
            return Response.seeOther(address(filter).queryParam("cut", "yes").build(filter.search()))
                    .build();
        }
        Unknown unknown = new Unknown(
                Unknown.echo(reason).filter(word -> filter.reason().isEmpty()),
                Unknown.echo(state).filter(word -> filter.state().isEmpty()),
                Unknown.echo(page).filter(word -> !isNumber(word)),
                cut.isPresent());
        Worklist.Page list = worklist.page(filter, signedIn.helpdeskOf(), number(page));
        Set<String> known = accounts.known(
                list.rows().stream().map(Worklist.Row::address).distinct().toList());
        return Response.ok(visitor.render(Templates.failing(new View(
                        list,
                        lookAtBans.of(list.rows()),
                        filter,
                        unknown,
                        known,
                        accounts.beginningWith(filter.search(), signedIn.helpdeskOf(), MOST_MAILBOXES)))))
                .type("text/html;charset=UTF-8")
                .build();
    }

    private static UriBuilder address(Filter filter) {
        UriBuilder uri = UriBuilder.fromPath("/helpdesk/failing");
        filter.reason().ifPresent(reason -> uri.queryParam("reason", reason.key()));
        filter.state().ifPresent(state -> uri.queryParam("state", state.key()));
        if (!filter.search().isBlank()) {
            uri.queryParam("q", "{q}");
        }
        return uri;
    }

    private static boolean isNumber(String page) {
        return page.matches("[1-9][0-9]{0,4}");
    }

    private static int number(Optional<String> page) {
        return page.filter(FailingPages::isNumber)
                .map(Integer::parseInt)
                .filter(number -> number <= LAST_PAGE)
                .orElse(1);
    }
}
