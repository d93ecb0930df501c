package latchkey.migration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.MainPasswordRule;
import latchkey.mailserver.Readiness;
import latchkey.migration.SwitchRule.Obstacle;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.IdInAddress;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestQuery;

/** Where an admin tries a rule dry, switches it on, and takes it back. */
@Path("/migration/plan")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
@FreshSecondFactor
public class PlanPages {
    private final Plans plans;
    private final DryRuns dryRuns;
    private final TryRuleDry tryRuleDry;
    private final SwitchRule switchRule;
    private final JudgeDryRun judgeDryRun;
    private final FollowPlan followPlan;
    private final GiveDate giveDate;
    private final Exempt exempt;
    private final SignedIn signedIn;
    private final Visitor visitor;
    private final Clock clock;

    PlanPages(
            Plans plans,
            DryRuns dryRuns,
            TryRuleDry tryRuleDry,
            SwitchRule switchRule,
            JudgeDryRun judgeDryRun,
            FollowPlan followPlan,
            GiveDate giveDate,
            Exempt exempt,
            SignedIn signedIn,
            Visitor visitor,
            Clock clock) {
        this.plans = plans;
        this.dryRuns = dryRuns;
        this.tryRuleDry = tryRuleDry;
        this.switchRule = switchRule;
        this.judgeDryRun = judgeDryRun;
        this.followPlan = followPlan;
        this.giveDate = giveDate;
        this.exempt = exempt;
        this.signedIn = signedIn;
        this.visitor = visitor;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance plan(View view);

        static native TemplateInstance dryRun(JudgeDryRun.View view);
    }

    enum Fault {
        RULE,
        DATE,
        ADDRESS,
        HOURS,
        WHY,
        CONFIRM
    }

    enum Done {
        SWITCHED,
        UNDONE,
        PAUSED,
        CONTINUED,
        DATED,
        EXEMPTED,
        ENDED
    }

    record View(
            List<Plans.Standing> standings,
            Optional<Plans.Standing> chosen,
            Optional<Fault> fault,
            Optional<Done> done,
            PlanForm form,
            long stillRefusedThere,
            StaffDomains within) {
        public Set<MainPasswordRule> rules() {
            return EnumSet.complementOf(EnumSet.of(MainPasswordRule.OBSERVE));
        }

        public boolean at(String field) {
            return fault.map(found -> found.name().equals(field)).orElse(false);
        }
    }

    @GET
    public Response plan(
            @RestQuery Optional<String> domain, @RestQuery Optional<String> run, @RestQuery Optional<String> done) {
        if (run.isPresent()) {
            return dryRunPage(200, find(run.map(IdInAddress::of)), Optional.empty(), false, List.of());
        }
        Optional<Done> news = done.flatMap(PlanPages::done);
        return page(200, domain.map(this::standing), Optional.empty(), news, new PlanForm());
    }

    @POST
    public Response act(@RestQuery Optional<String> domain, @BeanParam PlanForm form) {
        Plans.Standing standing = standing(domain.orElseThrow(Refusal.NotFound::new));
        return switch (form.act()) {
            case "dry-run" -> tryDry(standing, form);
            case "switch" -> switchOn(standing, form);
            case "undo" -> form.confirmed() ? undo(standing) : fault(standing, form, Fault.CONFIRM);
            case "pause" -> pause(standing);
            case "continue" -> goOn(standing);
            case "date" -> date(standing, form);
            case "exempt" -> exempt(standing, form);
            case "end-exemption" -> endExemption(standing, form);
            default -> throw new Refusal.NotFound();
        };
    }

    private Response tryDry(Plans.Standing standing, PlanForm form) {
        if (form.rule().isEmpty()) {
            return fault(standing, form, Fault.RULE);
        }
        MainPasswordRule rule = form.rule().get();
        boolean dated = rule == MainPasswordRule.PLANNED && form.hasDate();
        if (dated && form.date(clock).isEmpty()) {
            return fault(standing, form, Fault.DATE);
        }
        UUID id = tryRuleDry.tryDry(
                standing.domain(), rule, dated ? form.date(clock) : Optional.empty(), within(), signedIn.actor());
        return Response.seeOther(UriBuilder.fromPath("/migration/plan")
                        .queryParam("domain", standing.domain())
                        .queryParam("run", id)
                        .build())
                .build();
    }

    private Response switchOn(Plans.Standing standing, PlanForm form) {
        DryRun run = find(form.run());
        if (!run.domain().equals(standing.domain())) {
            throw new Refusal.NotFound();
        }
        if (!form.confirmed()) {
            return dryRunPage(422, run, Optional.empty(), true, List.of());
        }
        JudgeDryRun.Answer answer = judgeDryRun.switchOn(run, within(), signedIn.actor());
        return answer.on()
                ? back(standing, Done.SWITCHED)
                : dryRunPage(409, run, answer.obstacle(), false, answer.unmet());
    }

    private Response undo(Plans.Standing standing) {
        switchRule.undo(standing.domain(), within(), signedIn.actor());
        return back(standing, Done.UNDONE);
    }

    private Response pause(Plans.Standing standing) {
        followPlan.pause(standing.domain(), within(), signedIn.actor());
        return back(standing, Done.PAUSED);
    }

    private Response goOn(Plans.Standing standing) {
        followPlan.goOn(standing.domain(), within(), signedIn.actor());
        return back(standing, Done.CONTINUED);
    }

    private Response date(Plans.Standing standing, PlanForm form) {
        if (form.date(clock).isEmpty()) {
            return fault(standing, form, Fault.DATE);
        }
        boolean given = form.address().isPresent()
                && giveDate.give(
                        standing.domain(),
                        form.address().get(),
                        form.date(clock).get(),
                        within(),
                        signedIn.actor());
        return given ? back(standing, Done.DATED) : fault(standing, form, Fault.ADDRESS);
    }

    private Response exempt(Plans.Standing standing, PlanForm form) {
        if (form.hours().isEmpty()) {
            return fault(standing, form, Fault.HOURS);
        }
        if (form.why().isEmpty()) {
            return fault(standing, form, Fault.WHY);
        }
        boolean exempted = form.address().isPresent()
                && exempt.exempt(
                        form.address().get(), form.hours().get(), form.why().get(), within(), signedIn.actor());
        return exempted ? back(standing, Done.EXEMPTED) : fault(standing, form, Fault.ADDRESS);
    }

    private Response endExemption(Plans.Standing standing, PlanForm form) {
        boolean ended = form.address().isPresent() && exempt.end(form.address().get(), within(), signedIn.actor());
        return ended ? back(standing, Done.ENDED) : fault(standing, form, Fault.ADDRESS);
    }

    private Plans.Standing standing(String domain) {
        return plans.of(domain, within()).orElseThrow(Refusal.NotFound::new);
    }

    private DryRun find(Optional<UUID> id) {
        return id.flatMap(one -> dryRuns.find(one, within())).orElseThrow(Refusal.NotFound::new);
    }

    private StaffDomains within() {
        return signedIn.adminOf();
    }

    private Response fault(Plans.Standing standing, PlanForm form, Fault fault) {
        return page(422, Optional.of(standing), Optional.of(fault), Optional.empty(), form);
    }

    private static Response back(Plans.Standing standing, Done done) {
        return Response.seeOther(UriBuilder.fromPath("/migration/plan")
                        .queryParam("domain", standing.domain())
                        .queryParam("done", done)
                        .build())
                .build();
    }

    private Response page(
            int status, Optional<Plans.Standing> chosen, Optional<Fault> fault, Optional<Done> done, PlanForm form) {
        long stillRefused =
                chosen.map(one -> plans.stillRefusedThere(one.domain())).orElse(0L);
        return visitor.answer(
                status,
                Templates.plan(new View(plans.all(within()), chosen, fault, done, form, stillRefused, within())));
    }

    private Response dryRunPage(
            int status, DryRun run, Optional<Obstacle> obstacle, boolean unconfirmed, List<Readiness.Finding> unmet) {
        return visitor.answer(
                status, Templates.dryRun(judgeDryRun.view(run, obstacle, unconfirmed, unmet, signedIn.helpdeskOf())));
    }

    private static Optional<Done> done(String text) {
        return EnumSet.allOf(Done.class).stream()
                .filter(known -> known.name().equals(text))
                .findFirst();
    }
}
