package latchkey.operations.check;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.operations.check.Check.Part;
import latchkey.operations.check.CheckBoard.Standing;
import latchkey.shared.Refusal;
import latchkey.web.Roles;
import latchkey.web.Visitor;

/** Whether all is well, and what to do if not. */
@Path("/admin/checks")
@RolesAllowed(Roles.ADMIN)
public class CheckPages {
    private final CheckBoard board;
    private final LookAtMailServers lookAtMailServers;
    private final Visitor visitor;

    CheckPages(CheckBoard board, LookAtMailServers lookAtMailServers, Visitor visitor) {
        this.board = board;
        this.lookAtMailServers = lookAtMailServers;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance checks(View view);
    }

    record Line(Check check, State state, List<String> found, String toDo, Optional<Instant> since) {
        public boolean well() {
            return state == State.GREEN;
        }

        /** A long list says first what is wrong. */
        public boolean many() {
            return found.size() > 4;
        }
    }

    record View(List<Line> lines) {
        public List<Part> parts() {
            return List.of(Part.values());
        }

        public List<Line> of(Part part) {
            return lines.stream().filter(line -> line.check().part() == part).toList();
        }

        public long red() {
            return count(State.RED);
        }

        public long amber() {
            return count(State.AMBER);
        }

        private long count(State state) {
            return lines.stream().filter(line -> line.state() == state).count();
        }
    }

    @GET
    public TemplateInstance checks() {
        CheckMessages say = MessageBundles.get(
                CheckMessages.class, Localized.Literal.of(visitor.locale().toLanguageTag()));
        return Templates.checks(new View(
                board.look().stream().map(standing -> line(standing, say)).toList()));
    }

    /** Logs in with the check mailbox now; to leave the page does not stop it. */
    @POST
    public Response lookNow() {
        try {
            lookAtMailServers.look();
        } catch (SQLException failed) {
            throw new Refusal.Unavailable(Refusal.What.DATABASE);
        }
        return Response.seeOther(URI.create("/admin/checks")).build();
    }

    private static Line line(Standing standing, CheckMessages say) {
        Finding finding = standing.finding();
        return new Line(
                finding.check(),
                finding.state(),
                finding.found().stream().map(sentence -> sentence.in(say)).toList(),
                finding.toDo().in(say),
                standing.since());
    }
}
