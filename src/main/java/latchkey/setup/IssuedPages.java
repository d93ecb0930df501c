package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AskedFor;
import latchkey.apppassword.HowSoon;
import latchkey.apppassword.IssueAppPassword;
import latchkey.apppassword.IssueAppPassword.Answer;
import latchkey.apppassword.IssueAppPassword.Order;
import latchkey.mailclient.MailClient;
import latchkey.setup.handover.Device;
import latchkey.shared.Network;
import latchkey.web.ClientNetwork;
import latchkey.web.TryLimits;
import latchkey.web.Visitor;

/** Has an app password made and answers with the one page that shows it. */
@ApplicationScoped
class IssuedPages {
    private final IssueAppPassword issueAppPassword;
    private final Domain.Repository domains;
    private final ScanCodes scanCodes;
    private final HowSoon howSoon;
    private final ShutOut.Look shutOut;
    private final AskedFor askedFor;
    private final Visitor visitor;
    private final TryLimits limits;
    private final RoutingContext request;

    IssuedPages(
            IssueAppPassword issueAppPassword,
            Domain.Repository domains,
            ScanCodes scanCodes,
            HowSoon howSoon,
            ShutOut.Look shutOut,
            AskedFor askedFor,
            Visitor visitor,
            TryLimits limits,
            RoutingContext request) {
        this.issueAppPassword = issueAppPassword;
        this.domains = domains;
        this.scanCodes = scanCodes;
        this.howSoon = howSoon;
        this.shutOut = shutOut;
        this.askedFor = askedFor;
        this.visitor = visitor;
        this.limits = limits;
        this.request = request;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance issued(IssuedView issued);
    }

    /** A form that was answered before leads to the page of what it made. */
    Response answer(Chosen chosen, MailClient client, boolean newAccount, Order order) {
        limits.count(
                TryLimits.Kind.ISSUED_FROM_NETWORK,
                ClientNetwork.of(request.request()).map(Network::text).orElse("unknown"));
        limits.count(TryLimits.Kind.ISSUED_FOR_ACCOUNT, chosen.address().toString());
        Domain domain = domains.findById(chosen.account().domain());
        Answer answer = issueAppPassword.issue(chosen.account(), domain, order, askedFor.by());
        if (answer.secret().isEmpty()) {
            return Response.seeOther(URI.create(chosen.at("/app-passwords/" + answer.id(), "answered=yes")))
                    .build();
        }
        Optional<String> code = scanCodes.of(
                client, domain, chosen.account(), order, answer.secret().get(), visitor.locale());
        IssuedView issued = new IssuedView(
                chosen,
                client,
                new IssuedView.Told(newAccount, order.replaces().isPresent(), answer.proved()),
                order,
                answer.id(),
                answer.secret().get(),
                code,
                domain.endpoints(),
                visitor.locale(),
                Place.here(Device.of(visitor.userAgent())),
                howSoon.telling(chosen.address()),
                shutOut.at(chosen.address()));
        return visitor.answer(200, Templates.issued(issued));
    }
}
