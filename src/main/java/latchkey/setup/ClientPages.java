package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.mailclient.MailClient;
import latchkey.mailclient.MailClients;
import latchkey.setup.IssuedView.Setting;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The steps of a mail program once more, for who has closed the page that showed the app password. It is not shown again. */
@Path("/clients/{client}")
@RolesAllowed(Roles.OWNER)
public class ClientPages {
    private final OwnAccounts ownAccounts;
    private final Domain.Repository domains;
    private final MailClients clients;
    private final SignedIn signedIn;
    private final Visitor visitor;

    ClientPages(
            OwnAccounts ownAccounts,
            Domain.Repository domains,
            MailClients clients,
            SignedIn signedIn,
            Visitor visitor) {
        this.ownAccounts = ownAccounts;
        this.domains = domains;
        this.clients = clients;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance client(View view);
    }

    /** @param settings of the servers that this program can speak with */
    record View(Chosen chosen, MailClient client, Locale locale, List<Setting> settings) {
        public String name() {
            return client.nameIn(locale);
        }

        public MailClient.Steps steps() {
            return client.steps(locale);
        }

        /** Two lists need headings. */
        public boolean apart() {
            return !steps().receiving().isEmpty() && !steps().sending().isEmpty();
        }

        public String make() {
            return chosen.at("/app-passwords/new", "client=" + client.key());
        }
    }

    /** @throws Refusal.NotFound for a program that is not in the list */
    @GET
    public TemplateInstance client(@RestPath("client") String key, @RestQuery Optional<String> account) {
        Chosen chosen = ownAccounts.chosen(signedIn.person(), account);
        MailClient client = clients.byKey(key).orElseThrow(Refusal.NotFound::new);
        Domain domain = domains.findById(chosen.account().domain());
        return Templates.client(
                new View(chosen, client, visitor.locale(), Setting.of(domain.endpoints(), client.protocols())));
    }
}
