package latchkey.migration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import latchkey.migration.WouldFail.Connection;
import latchkey.migration.WouldFail.Place;
import latchkey.shared.CsvLine;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.IdInAddress;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** Who would fail if main passwords were refused today, to be read by the helpdesk or taken along as a file. */
@Path("/migration/would-fail")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class WouldFailPages {
    private static final int SHOWN = 50;
    private static final int AT_ONCE = 1000;

    private final WouldFail wouldFail;
    private final DryRuns dryRuns;
    private final Plans plans;
    private final SignedIn signedIn;

    WouldFailPages(WouldFail wouldFail, DryRuns dryRuns, Plans plans, SignedIn signedIn) {
        this.wouldFail = wouldFail;
        this.dryRuns = dryRuns;
        this.plans = plans;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance wouldFail(View view);
    }

    /** @param details empty if nobody has made a dry run */
    record View(
            String domain,
            Optional<DryRuns.Details> details,
            String beginning,
            List<Connection> connections,
            boolean more,
            StaffDomains planned) {
        public String next() {
            return UriBuilder.fromPath("/migration/would-fail")
                    .queryParam("run", run())
                    .queryParam("q", "{q}")
                    .queryParam("after", "{after}")
                    .build(beginning, connections.get(connections.size() - 1).place())
                    .toString();
        }

        public String run() {
            return details.map(found -> found.run().id().toString()).orElse("");
        }
    }

    @GET
    public TemplateInstance page(
            @RestQuery Optional<String> domain,
            @RestQuery Optional<String> run,
            @RestQuery("q") Optional<String> search,
            @RestQuery Optional<String> after) {
        StaffDomains within = signedIn.helpdeskOf();
        Optional<DryRun> found = find(domain, run, within);
        String beginning = search.orElse("").strip();
        List<Connection> all = found.map(
                        one -> wouldFail.connections(one, beginning, Place.of(after.orElse("")), SHOWN + 1))
                .orElse(List.of());
        return Templates.wouldFail(new View(
                found.map(DryRun::domain).or(() -> domain).orElse(""),
                found.map(dryRuns::details),
                beginning,
                all.stream().limit(SHOWN).toList(),
                all.size() > SHOWN,
                signedIn.adminOf()));
    }

    /** Written page by page, so that its length costs no memory. */
    @GET
    @Path("connections.csv")
    public Response csv(@RestQuery Optional<String> domain, @RestQuery Optional<String> run) {
        DryRun found = find(domain, run, signedIn.helpdeskOf()).orElseThrow(Refusal.NotFound::new);
        wouldFail.handOut(found, signedIn.actor());
        StreamingOutput lines = out -> write(found, out);
        return Response.ok(lines)
                .type("text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"would-fail-" + found.domain() + ".csv\"")
                .build();
    }

    private void write(DryRun run, OutputStream out) throws IOException {
        print(out, List.of("address", "domain", "protocol", "network", "client", "logins", "last_login"));
        Place reached = Place.BEGINNING;
        List<Connection> page;
        do {
            page = wouldFail.connections(run, "", reached, AT_ONCE);
            for (Connection one : page) {
                print(
                        out,
                        List.of(
                                one.address(),
                                run.domain(),
                                one.protocol(),
                                one.shortNetwork(),
                                one.clientId(),
                                String.valueOf(one.logins()),
                                String.valueOf(one.lastAt())));
                reached = one.place();
            }
        } while (page.size() == AT_ONCE);
    }

    private static void print(OutputStream out, List<String> fields) throws IOException {
        out.write(CsvLine.of(fields).getBytes(StandardCharsets.UTF_8));
    }

    /** Of a domain that is not this visitor's there is nothing. */
    private Optional<DryRun> find(Optional<String> domain, Optional<String> run, StaffDomains within) {
        if (run.isPresent()) {
            return Optional.of(run.flatMap(IdInAddress::find)
                    .flatMap(id -> dryRuns.find(id, within))
                    .orElseThrow(Refusal.NotFound::new));
        }
        String name = domain.flatMap(one -> plans.of(one, within))
                .map(Plans.Standing::domain)
                .orElseThrow(Refusal.NotFound::new);
        return wouldFail.lastOf(name, within);
    }
}
