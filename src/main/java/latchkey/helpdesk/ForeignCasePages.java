package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.account.Account;
import latchkey.apppassword.EndForeign;
import latchkey.apppassword.HowSoon;
import latchkey.apppassword.IssueAppPassword;
import latchkey.apppassword.ListForeign;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** App passwords that somebody has made at the mail server itself: the helpdesk can end one, and says why. */
@Path("/helpdesk/accounts/{address}/made-elsewhere")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class ForeignCasePages {
    private static final int UNPROCESSABLE = 422;

    private final Account.Repository accounts;
    private final ListForeign listForeign;
    private final EndForeign endForeign;
    private final HowSoon howSoon;
    private final NoteLook noteLook;
    private final SignedIn signedIn;
    private final Visitor visitor;

    ForeignCasePages(
            Account.Repository accounts,
            ListForeign listForeign,
            EndForeign endForeign,
            HowSoon howSoon,
            NoteLook noteLook,
            SignedIn signedIn,
            Visitor visitor) {
        this.accounts = accounts;
        this.listForeign = listForeign;
        this.endForeign = endForeign;
        this.howSoon = howSoon;
        this.noteLook = noteLook;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    /** @param goesOn for how many minutes it may still get in */
    record Ended(boolean confirmed, long goesOn) {}

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance foreign(
                String mailbox,
                String here,
                boolean possible,
                Optional<List<ListForeign.View>> all,
                Optional<Instant> lastUsed,
                Optional<Ended> ended);

        static native TemplateInstance endForeign(
                String mailbox, String here, ListForeign.View one, WhyText why, long within);
    }

    /** The mail server is asked for it, so it is loaded into the case that is there already. */
    @GET
    public TemplateInstance list(@RestPath String address, @RestQuery Optional<String> ended) {
        MailAddress mailbox = mailbox(address);
        noteLook.at(mailbox, signedIn.actor());
        boolean possible = listForeign.possible(mailbox);
        return Templates.foreign(
                mailbox.toString(),
                CaseAddress.of(mailbox.toString()),
                possible,
                possible ? listForeign.of(mailbox, signedIn.person()) : Optional.of(List.of()),
                listForeign.lastUsed(mailbox),
                ended.flatMap(number -> endForeign.standing(mailbox, number))
                        .map(standing -> new Ended(
                                standing.confirmedAt().isPresent(), howSoon.goesOn(mailbox, standing.confirmedAt()))));
    }

    @GET
    @Path("{number}/revoke")
    @FreshSecondFactor
    public TemplateInstance confirm(@RestPath String address, @RestPath String number) {
        MailAddress mailbox = mailbox(address);
        return question(mailbox, listForeign.one(mailbox, number, signedIn.person()), WhyText.NOT_ASKED_YET);
    }

    @POST
    @Path("{number}/revoke")
    @FreshSecondFactor
    public Response end(@RestPath String address, @RestPath String number, @RestForm("why") Optional<String> typed) {
        MailAddress mailbox = mailbox(address);
        ListForeign.View one = listForeign.one(mailbox, number, signedIn.person());
        WhyText why = WhyText.of(typed);
        if (!why.good()) {
            return visitor.answer(UNPROCESSABLE, question(mailbox, one, why));
        }
        endForeign.end(
                mailbox,
                number,
                signedIn.helpdeskOf(),
                new IssueAppPassword.By(signedIn.person(), signedIn.who(), signedIn.role()),
                why.text());
        return Response.seeOther(
                        URI.create(CaseAddress.of(mailbox.toString()) + "/made-elsewhere?ended=" + one.numberInPath()))
                .build();
    }

    private TemplateInstance question(MailAddress mailbox, ListForeign.View one, WhyText why) {
        return Templates.endForeign(
                mailbox.toString(), CaseAddress.of(mailbox.toString()), one, why, howSoon.ends(mailbox));
    }

    private MailAddress mailbox(String address) {
        MailAddress mailbox = MailAddress.parse(address).orElseThrow(Refusal.NotFound::new);
        signedIn.helpdeskOf().require(mailbox);
        if (accounts.findByIdOptional(mailbox.toString()).isEmpty()) {
            throw new Refusal.NotFound();
        }
        return mailbox;
    }
}
