package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClientState;
import latchkey.diagnosis.Proof;
import latchkey.web.Roles;

/** Help for the helpdesk. What it explains it takes from the catalogues, so that a reason that is new is in it. */
@Path("/helpdesk/help")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class DeskHelpPages {
    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance help(Catalogue all);
    }

    record Catalogue() {
        public List<FailingClientState> states() {
            return List.of(FailingClientState.values());
        }

        public List<Certainty> certainties() {
            return List.of(Certainty.values());
        }

        public List<Proof.Secrets> secrets() {
            return List.of(Proof.Secrets.values());
        }

        public List<Reason> reasons() {
            return List.of(Reason.values());
        }

        /** Where those are that fail for it. */
        public String place(Reason reason) {
            return reason == Reason.GUESSING ? "/helpdesk/guessing" : "/helpdesk/failing?reason=" + reason.key();
        }
    }

    @GET
    public TemplateInstance help() {
        return Templates.help(new Catalogue());
    }
}
