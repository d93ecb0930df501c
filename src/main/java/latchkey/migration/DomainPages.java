package latchkey.migration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.account.Domain;
import latchkey.mailclient.discovery.DiscoveryConfig;
import latchkey.mailclient.format.DnsRecords;
import latchkey.mailclient.format.Servers;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServers;
import latchkey.migration.DomainForm.Field;
import latchkey.shared.Protocol;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.SiteName;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The domains that are served: where clients connect, whom people ask, and how the site is called. */
@Path("/admin/domains")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
@FreshSecondFactor
public class DomainPages {
    private static final int LONGEST_SITE_NAME = 60;

    private final KeepDomains keepDomains;
    private final Domain.Repository domains;
    private final MailServers mailServers;
    private final Plans plans;
    private final SiteName siteName;
    private final DiscoveryConfig discovery;
    private final SignedIn signedIn;
    private final Visitor visitor;

    DomainPages(
            KeepDomains keepDomains,
            Domain.Repository domains,
            MailServers mailServers,
            Plans plans,
            SiteName siteName,
            DiscoveryConfig discovery,
            SignedIn signedIn,
            Visitor visitor) {
        this.keepDomains = keepDomains;
        this.domains = domains;
        this.mailServers = mailServers;
        this.plans = plans;
        this.siteName = siteName;
        this.discovery = discovery;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance domains(
                List<Plans.Standing> standings, boolean wholeSite, String siteName, boolean wrongName, boolean saved);

        static native TemplateInstance domain(View view);
    }

    /**
     * @param known the name under which it is served; empty for a new one
     * @param servers to choose from
     * @param taken whether the name is another domain's
     * @param held whether its mail server still holds something of the portal's
     * @param wholeSite whether the reader may say where its mail server is reached
     */
    record View(
            Optional<String> known,
            DomainForm form,
            List<String> servers,
            Set<Field> faults,
            boolean taken,
            boolean held,
            boolean wholeSite) {
        /** With one server there is nothing to choose, and a domain's own admin does not. */
        public boolean choice() {
            return servers.size() > 1;
        }

        public String server() {
            return form.chosenServer().orElse("");
        }

        public List<DomainForm.Line> lines() {
            return Stream.of(Protocol.values())
                    .map(protocol -> form.line(protocol, faults))
                    .toList();
        }

        public boolean at(String field) {
            return faults.contains(Field.valueOf(field));
        }
    }

    /**
     * {@code ?domain=} is the form of a domain, with {@code &records=} the lines for its zone; {@code ?add=} is the form of a
     * new one.
     */
    @GET
    public Response list(
            @RestQuery Optional<String> domain,
            @RestQuery Optional<String> records,
            @RestQuery Optional<String> add,
            @RestQuery Optional<String> saved,
            @Context UriInfo here) {
        if (add.isPresent()) {
            within().requireAll();
            return form(200, view(Optional.empty(), DomainForm.empty(), EnumSet.noneOf(Field.class)));
        }
        if (domain.isEmpty()) {
            return listPage(200, siteName.text(), false, saved.isPresent());
        }
        within().require(domain.get());
        Domain known = domains.findByIdOptional(domain.get()).orElseThrow(Refusal.NotFound::new);
        if (records.isPresent()) {
            Servers servers = new Servers(domain.get(), siteName.text(), known.endpoints());
            String portal = here.getBaseUri().getHost();
            return Response.ok(DnsRecords.of(servers, portal, discovery.pacc()), "text/plain;charset=UTF-8")
                    .build();
        }
        return form(200, view(domain, DomainForm.of(known), EnumSet.noneOf(Field.class)));
    }

    @POST
    public Response save(
            @RestQuery Optional<String> domain, @RestForm Optional<String> site, @BeanParam DomainForm form) {
        if (site.isPresent()) {
            return nameSite(site.get().strip());
        }
        domain.ifPresentOrElse(within()::require, within()::requireAll);
        domain.ifPresent(name -> form.name = name);
        Set<Field> faults = faults(domain, form);
        List<String> servers = servers(domain);
        if (form.chosenServer().map(key -> !servers.contains(key)).orElse(domain.isEmpty() && servers.size() > 1)) {
            faults.add(Field.MAIL_SERVER);
        }
        if (!faults.isEmpty()) {
            return form(422, view(domain, form, faults));
        }
        if (domain.isEmpty()) {
            return keepDomains.add(form, within(), signedIn.actor())
                    ? saved()
                    : form(422, new View(domain, form, servers, EnumSet.of(Field.NAME), true, false, true));
        }
        return keepDomains.change(domain.get(), form, within(), signedIn.actor())
                ? saved()
                : form(422, new View(domain, form, servers, EnumSet.of(Field.MAIL_SERVER), false, true, true));
    }

    private Set<Field> faults(Optional<String> domain, DomainForm form) {
        if (!within().all()) {
            domain.flatMap(name -> domains.findByIdOptional(name))
                    .ifPresent(known -> form.keepHostsUnlessSent(known.endpoints()));
        }
        Set<Field> faults = form.faults();
        if (!within().all()) {
            // One that has no host yet: who sees the lack as text cannot mend it.
            faults.remove(Field.HOSTS);
        }
        return faults;
    }

    private View view(Optional<String> domain, DomainForm form, Set<Field> faults) {
        return new View(domain, form, servers(domain), faults, false, false, within().all());
    }

    /** Also the one that the domain names and nobody has set up. Only the own one for an admin of single domains. */
    private List<String> servers(Optional<String> domain) {
        Optional<String> own =
                domain.flatMap(name -> domains.findByIdOptional(name)).map(Domain::mailServer);
        Stream<String> all = mailServers.all().stream().map(MailServer::key).filter(key -> within().all());
        return Stream.concat(all, own.stream()).distinct().sorted().toList();
    }

    private Response nameSite(String name) {
        within().requireAll();
        boolean fine = !name.isEmpty()
                && name.length() <= LONGEST_SITE_NAME
                && name.chars().noneMatch(Character::isISOControl);
        if (!fine) {
            return listPage(422, name, true, false);
        }
        keepDomains.nameSite(name, within(), signedIn.actor());
        return saved();
    }

    private static Response saved() {
        return Response.seeOther(UriBuilder.fromPath("/admin/domains")
                        .queryParam("saved", "yes")
                        .build())
                .build();
    }

    private StaffDomains within() {
        return signedIn.adminOf();
    }

    private Response listPage(int status, String name, boolean wrongName, boolean saved) {
        return visitor.answer(status, Templates.domains(plans.all(within()), within().all(), name, wrongName, saved));
    }

    private Response form(int status, View view) {
        return visitor.answer(status, Templates.domain(view));
    }
}
