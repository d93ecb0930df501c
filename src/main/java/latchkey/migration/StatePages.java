package latchkey.migration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import latchkey.migration.AccountsInState.Row;
import latchkey.migration.AccountsInState.Wanted;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** The accounts behind the figures. What is asked for and does not exist filters nothing. */
@Path("/migration/accounts")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class StatePages {
    static final String FOREIGN_TOO = "foreign-too";

    private static final int LONGEST = 254;

    private final AccountsInState accountsInState;
    private final SignedIn signedIn;

    StatePages(AccountsInState accountsInState, SignedIn signedIn) {
        this.accountsInState = accountsInState;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance accounts(View view);
    }

    record View(Wanted wanted, List<Row> rows, boolean more) {
        public List<UseState> states() {
            return List.of(UseState.values());
        }

        public List<AtServer> servers() {
            return List.of(AtServer.values());
        }

        public boolean chosenServer(AtServer one) {
            return wanted.atServer().equals(Optional.of(one));
        }

        public boolean chosen(UseState state) {
            return wanted.state().equals(Optional.of(state));
        }

        public String next() {
            return address(rows.get(rows.size() - 1).address());
        }

        public String first() {
            return address("");
        }

        private String address(String after) {
            UriBuilder uri = UriBuilder.fromPath("/migration/accounts");
            wanted.state().ifPresent(state -> uri.queryParam("state", state.key()));
            if (wanted.foreignToo()) {
                uri.queryParam("state", FOREIGN_TOO);
            }
            wanted.atServer().ifPresent(one -> uri.queryParam("server", one.key()));
            wanted.domain().ifPresent(domain -> uri.queryParam("domain", domain));
            return uri.queryParam("q", "{q}")
                    .queryParam("after", "{after}")
                    .build(wanted.beginning(), after)
                    .toString();
        }
    }

    @GET
    public TemplateInstance accounts(
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> server,
            @RestQuery Optional<String> domain,
            @RestQuery("q") Optional<String> search,
            @RestQuery Optional<String> after) {
        StaffDomains within = signedIn.helpdeskOf();
        Wanted wanted = new Wanted(
                state.flatMap(UseState::ofKey),
                state.equals(Optional.of(FOREIGN_TOO)),
                server.flatMap(AtServer::ofKey),
                domain.filter(name -> !name.isBlank())
                        .map(AccountsInState::ascii)
                        .or(() -> onlyOne(within)),
                cut(search),
                AccountsInState.ascii(cut(after)));
        List<Row> found = accountsInState.find(wanted, within);
        return Templates.accounts(new View(
                wanted, found.stream().limit(AccountsInState.SHOWN).toList(), found.size() > AccountsInState.SHOWN));
    }

    /** So that who has one domain of many is answered from its own index. */
    private static Optional<String> onlyOne(StaffDomains within) {
        return within.named().size() == 1 ? within.named().stream().findFirst() : Optional.empty();
    }

    private static String cut(Optional<String> text) {
        String word = text.orElse("");
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }
}
