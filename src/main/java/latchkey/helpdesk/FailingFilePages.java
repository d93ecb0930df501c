package latchkey.helpdesk;

import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import latchkey.account.Domain;
import latchkey.diagnosis.WorklistFilter;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.logging.Logger;

/** The worklist as a CSV file, with the filters of the page. */
@Path("/helpdesk/failing.csv")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class FailingFilePages {
    private static final Logger LOG = Logger.getLogger(FailingFilePages.class);

    private final FailingFile failingFile;
    private final Domain.Repository domains;
    private final SignedIn signedIn;
    private final RoutingContext request;
    private final Clock clock;

    FailingFilePages(
            FailingFile failingFile,
            Domain.Repository domains,
            SignedIn signedIn,
            RoutingContext request,
            Clock clock) {
        this.failingFile = failingFile;
        this.domains = domains;
        this.signedIn = signedIn;
        this.request = request;
        this.clock = clock;
    }

    /** A file cannot say that a filter does not exist, so the page says it. */
    @GET
    public Response file(@Context UriInfo uri) {
        StaffDomains within = signedIn.helpdeskOf();
        FailingForm.Read view = new FailingForm(uri).read(domain -> domains.served(domain, within), signedIn.who());
        if (view.tooLong() || !view.nonsense().isEmpty()) {
            return Response.seeOther(URI.create(
                            "/helpdesk/failing?" + uri.getRequestUri().getRawQuery()))
                    .build();
        }
        List<String> addresses = failingFile.handOut(
                view.filter(), view.order(), within, signedIn.actor(), view.address("/helpdesk/failing.csv"));
        HttpConnection connection = request.request().connection();
        String name = "latchkey-failing-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".csv";
        return Response.ok(
                        (StreamingOutput) out -> write(addresses, view.filter(), within, out, connection),
                        "text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** Hung up on, a browser says that the download failed; else the file would only look shorter. */
    private void write(
            List<String> addresses,
            WorklistFilter filter,
            StaffDomains within,
            OutputStream out,
            HttpConnection connection) {
        try {
            failingFile.write(addresses, filter, within, out);
        } catch (IOException | RuntimeException failed) {
            LOG.warnf("The file of failing clients was broken off: %s", failed.getMessage());
            hangUp(connection);
        }
    }

    /** Before the framework ends the answer in good order, as if there were no more. */
    private static void hangUp(HttpConnection connection) {
        connection
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, 5, TimeUnit.SECONDS)
                .exceptionally(gone -> null)
                .join();
    }
}
