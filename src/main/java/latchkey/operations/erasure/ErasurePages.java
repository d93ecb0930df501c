package latchkey.operations.erasure;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;

/** Which mailboxes were erased, as the audit trail has them, and which are about to be. */
@Path("/admin/erasures")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
public class ErasurePages {
    private static final Duration SOON = Duration.ofHours(1);

    private final Erasures erasures;
    private final SignedIn signedIn;
    private final Clock clock;

    ErasurePages(Erasures erasures, SignedIn signedIn, Clock clock) {
        this.erasures = erasures;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance erasures(List<Line> erasures);
    }

    /** @param awaited what a mail server has not confirmed for so long that somebody should look */
    record Line(Erasure erased, List<Erasure.Awaited> awaited) {}

    @GET
    public TemplateInstance all() {
        return Templates.erasures(
                erasures.newest(signedIn.adminOf()).stream().map(this::line).toList());
    }

    private Line line(Erasure one) {
        boolean late = one.state() == Erasure.State.ASKED
                && one.askedAt().isBefore(clock.instant().minus(SOON));
        return new Line(one, late ? one.address().map(erasures::awaited).orElse(List.of()) : List.of());
    }
}
