package latchkey.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.ListAppPasswords;
import latchkey.diagnosis.Worklist;
import latchkey.mailclient.MailClients;
import latchkey.shared.MailAddress;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestQuery;

/** What an owner sees first: what fails now, and the way to connect a device. */
@Path("/home")
@RolesAllowed(Roles.OWNER)
public class HomePages {
    private static final int SHORT_LIST = 3;

    private final OwnAccounts ownAccounts;
    private final ListAppPasswords listAppPasswords;
    private final Worklist worklist;
    private final Domain.Repository domains;
    private final MailClients clients;
    private final SignedIn signedIn;
    private final Visitor visitor;
    private final Clock clock;

    HomePages(
            OwnAccounts ownAccounts,
            ListAppPasswords listAppPasswords,
            Worklist worklist,
            Domain.Repository domains,
            MailClients clients,
            SignedIn signedIn,
            Visitor visitor,
            Clock clock) {
        this.ownAccounts = ownAccounts;
        this.listAppPasswords = listAppPasswords;
        this.worklist = worklist;
        this.domains = domains;
        this.clients = clients;
        this.signedIn = signedIn;
        this.visitor = visitor;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance home(Home home);
    }

    record Device(AppPasswordView view, String clientName, String icon) {}

    record Home(
            Chosen chosen,
            List<MailAddress> others,
            List<Worklist.Row> failing,
            List<Device> devices,
            int count,
            boolean mainPasswordRefused,
            Optional<Instant> mainPasswordEnds,
            Optional<String> helpdeskContact) {}

    @GET
    public Response home(@RestQuery Optional<String> account) {
        List<Account> own = ownAccounts.of(signedIn.person());
        if (own.isEmpty() && visitor.isHelpdesk()) {
            // Staff need no mailbox of their own.
            return Response.seeOther(URI.create("/helpdesk/failing")).build();
        }
        Chosen chosen = ownAccounts.chosen(signedIn.person(), account);
        List<AppPasswordView> appPasswords = listAppPasswords.liveOf(chosen.address());
        Home home = new Home(
                chosen,
                own.stream()
                        .map(Account::address)
                        .filter(other -> !other.equals(chosen.address()))
                        .toList(),
                worklist.failingNow(chosen.address()),
                appPasswords.stream().limit(SHORT_LIST).map(this::device).toList(),
                appPasswords.size(),
                chosen.account().mainPasswordRefused(clock.instant()),
                chosen.account().mainPasswordEnds(clock.instant()),
                domains.findById(chosen.account().domain()).helpdeskContact());
        return Response.ok(visitor.render(Templates.home(home)), "text/html;charset=UTF-8")
                .build();
    }

    private Device device(AppPasswordView view) {
        String icon =
                clients.byKey(view.client()).map(client -> client.icon().css()).orElse("icon-envelope");
        return new Device(view, clients.nameOf(view.client()), icon);
    }
}
