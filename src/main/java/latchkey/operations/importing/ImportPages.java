package latchkey.operations.importing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.IdInAddress;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Mailboxes from a file: sent, tried dry, and taken in when an administrator has seen what would change. */
@Path("/admin/import")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
public class ImportPages {
    private static final String BASE = "/admin/import";

    private final TakeFile takeFile;
    private final DirectImport directImport;
    private final ImportRuns runs;
    private final ImportConfig config;
    private final SignedIn signedIn;
    private final Visitor visitor;

    ImportPages(
            TakeFile takeFile,
            DirectImport directImport,
            ImportRuns runs,
            ImportConfig config,
            SignedIn signedIn,
            Visitor visitor) {
        this.takeFile = takeFile;
        this.directImport = directImport;
        this.runs = runs;
        this.config = config;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance imports(ListView view);

        static native TemplateInstance importRun(RunView view);
    }

    /** @param fault why the file that was just sent is none */
    record ListView(List<ImportRun> runs, int mostLines, Optional<BadFile> fault) {
        public Column[] columns() {
            return Column.values();
        }
    }

    @GET
    @FreshSecondFactor
    public TemplateInstance all() {
        return Templates.imports(list(Optional.empty()));
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @FreshSecondFactor
    public Response take(@RestForm("file") @Nullable FileUpload file) {
        try {
            if (file == null) {
                throw new BadFile(BadFile.Fault.NO_FILE, 0, "");
            }
            UUID run = takeFile.take(file.filePath(), signedIn.adminOf(), signedIn.actor());
            return Response.seeOther(URI.create(BASE + "/" + run)).build();
        } catch (BadFile bad) {
            return visitor.answer(422, Templates.imports(list(Optional.of(bad))));
        }
    }

    /** Without a fresh second factor, so that one who watches a long one is not asked again and again. */
    @GET
    @Path("{id}")
    public TemplateInstance one(
            @RestPath String id, @RestQuery Optional<String> show, @RestQuery Optional<Integer> after) {
        return Templates.importRun(RunView.of(runs, visible(id), show, after.orElse(0), false));
    }

    /** Where somebody comes back to who was asked for the second factor in between. */
    @GET
    @Path("{id}/begin")
    @FreshSecondFactor
    public Response mayBegin(@RestPath String id) {
        return back(visible(id).id());
    }

    @POST
    @Path("{id}/begin")
    @FreshSecondFactor
    public Response begin(@RestPath String id, @RestForm Optional<String> deactivate) {
        ImportRun run = visible(id);
        String typed = deactivate.map(String::strip).orElse("");
        int count = typed.isEmpty() ? 0 : typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : -1;
        DirectImport.Answer answer = directImport.begin(run.id(), count, signedIn.adminOf(), signedIn.actor());
        if (answer == DirectImport.Answer.NOT_TO_BE_DEACTIVATED) {
            return visitor.answer(422, Templates.importRun(RunView.of(runs, run, Optional.empty(), 0, true)));
        }
        return back(run.id());
    }

    @POST
    @Path("{id}/stop")
    public Response stop(@RestPath String id) {
        ImportRun run = visible(id);
        directImport.stop(run.id(), signedIn.adminOf(), signedIn.actor());
        return back(run.id());
    }

    @GET
    @Path("{id}/go-on")
    @FreshSecondFactor
    public Response mayGoOn(@RestPath String id) {
        return back(visible(id).id());
    }

    @POST
    @Path("{id}/go-on")
    @FreshSecondFactor
    public Response goOn(@RestPath String id) {
        ImportRun run = visible(id);
        directImport.goOn(run.id(), signedIn.adminOf(), signedIn.actor());
        return back(run.id());
    }

    /** What the dry run says, or what became of it, of all lines but those that change nothing. */
    @GET
    @Path("{id}/lines.csv")
    public Response lines(@RestPath String id) {
        ImportRun run = visible(id);
        return Response.ok((StreamingOutput) new LinesFile(runs, run.id())::write)
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"import-" + run.id() + ".csv\"")
                .build();
    }

    private ListView list(Optional<BadFile> fault) {
        return new ListView(runs.newest(signedIn.adminOf()), config.mostLines(), fault);
    }

    private ImportRun visible(String id) {
        return runs.visible(IdInAddress.of(id), signedIn.adminOf());
    }

    private static Response back(UUID run) {
        return Response.seeOther(URI.create(BASE + "/" + run)).build();
    }
}
