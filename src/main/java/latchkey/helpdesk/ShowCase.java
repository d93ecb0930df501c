package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.HowSoon;
import latchkey.apppassword.ListAppPasswords;
import latchkey.shared.MailAddress;
import latchkey.signin.SignedIn;
import latchkey.web.Visitor;

/** The page of a mailbox, opened or shown once more with what could not be done. */
@RequestScoped
class ShowCase {
    private final OpenCase openCase;
    private final ListAppPasswords appPasswords;
    private final HowSoon howSoon;
    private final SignedIn signedIn;
    private final Visitor visitor;

    ShowCase(OpenCase openCase, ListAppPasswords appPasswords, HowSoon howSoon, SignedIn signedIn, Visitor visitor) {
        this.openCase = openCase;
        this.appPasswords = appPasswords;
        this.howSoon = howSoon;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    /** @param goesOn for how many minutes it may still get in */
    record Revoked(AppPasswordView view, long goesOn) {}

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance account(CaseView view, Optional<Revoked> revoked);
    }

    /**
     * @param before where an older page of the timeline begins
     * @param client whose steps are to be read out where the program is not known
     */
    TemplateInstance page(
            MailAddress mailbox, Optional<Instant> before, Optional<UUID> revoked, Optional<String> client) {
        return page(mailbox, before, revoked, client, CaseDesk.Asked.NOTHING);
    }

    TemplateInstance again(MailAddress mailbox, CaseDesk.Asked asked) {
        return page(mailbox, Optional.empty(), Optional.empty(), Optional.empty(), asked);
    }

    private TemplateInstance page(
            MailAddress mailbox,
            Optional<Instant> before,
            Optional<UUID> revoked,
            Optional<String> client,
            CaseDesk.Asked asked) {
        CaseView view = openCase.open(
                mailbox,
                before,
                new ReadCaseDesk.Asking(asked, client.orElse(""), visitor.locale()),
                signedIn.helpdeskOf(),
                signedIn.actor());
        return Templates.account(
                view,
                revoked.map(id -> appPasswords.one(mailbox, id)).map(one -> new Revoked(one, howSoon.goesOn(one))));
    }
}
