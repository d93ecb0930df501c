package latchkey.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import latchkey.apppassword.AppPasswordPolicy;
import latchkey.mailserver.ReportConfig;
import latchkey.shared.KeptData;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.TryLimits;

/** What is kept about whoever looks, and all of it in one file. */
@Path("/settings")
@RolesAllowed(Roles.OWNER)
public class OwnDataPages {
    private final OwnData ownData;
    private final ReportConfig reports;
    private final AppPasswordPolicy policy;
    private final TryLimits limits;
    private final SignedIn signedIn;
    private final Clock clock;

    OwnDataPages(
            OwnData ownData,
            ReportConfig reports,
            AppPasswordPolicy policy,
            TryLimits limits,
            SignedIn signedIn,
            Clock clock) {
        this.ownData = ownData;
        this.reports = reports;
        this.policy = policy;
        this.limits = limits;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance data(List<Kept> kept, long networkDays, long hashDays);

        static native TemplateInstance download();
    }

    /** Of what no setting ends. */
    enum End {
        NEVER,
        WITH_YOU,
        WITH_THE_MAILBOX
    }

    /** @param days for how long; absent where it stays */
    record Kept(KeptData.What what, Optional<Long> days, End end) {
        static Kept of(KeptData data) {
            boolean audit = data.what() == KeptData.What.ACTS || data.what() == KeptData.What.OWN_ACTS;
            End end = audit ? End.NEVER : data.by() == KeptData.By.MAILBOX ? End.WITH_THE_MAILBOX : End.WITH_YOU;
            return new Kept(data.what(), data.keptFor().map(Duration::toDays), end);
        }
    }

    /** From the settings as they are: what an operator changes is told here. */
    @GET
    @Path("data")
    public TemplateInstance data() {
        List<Kept> kept = ownData.all().stream()
                .map(Kept::of)
                .collect(Collectors.toMap(Kept::what, Function.identity(), (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(Kept::what))
                .toList();
        return Templates.data(
                kept,
                reports.networksKeptFor().toDays(),
                policy.retiredKnownFor().toDays());
    }

    @GET
    @Path("download")
    @FreshSecondFactor
    public TemplateInstance question() {
        return Templates.download();
    }

    @POST
    @Path("download")
    public Response download() {
        if (!signedIn.secondFactorIsFresh()) {
            return Response.seeOther(URI.create("/settings/download")).build();
        }
        limits.count(TryLimits.Kind.OWN_DATA_OF_PERSON, signedIn.person().toString());
        OwnData.Of of = ownData.handOut(signedIn.person(), signedIn.actor());
        String name = "latchkey-own-data-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".json";
        return Response.ok((StreamingOutput) out -> ownData.write(of, out), MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
