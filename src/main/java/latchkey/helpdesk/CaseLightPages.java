package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.Keepers;
import latchkey.attempt.AccountOutcomes.Outcome;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The logins of a mailbox since its case was opened: once, and as a stream that tells each change. */
@Path("/helpdesk/accounts/{address}/lights")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class CaseLightPages {
    /** Reverse proxies hang up on what is silent for longer, a minute mostly. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /** Then the browser asks anew, and whoever may no longer look is not answered. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(5);

    private final WatchAccounts watchAccounts;
    private final Keepers keepers;
    private final NoteLook noteLook;
    private final SignedIn signedIn;
    private final Visitor visitor;

    CaseLightPages(
            WatchAccounts watchAccounts, Keepers keepers, NoteLook noteLook, SignedIn signedIn, Visitor visitor) {
        this.watchAccounts = watchAccounts;
        this.keepers = keepers;
        this.noteLook = noteLook;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance caseLights(List<Outcome> outcomes);
    }

    @GET
    public TemplateInstance lights(@RestPath String address, @RestQuery Optional<String> since) {
        return Templates.caseLights(watchAccounts.now(mailbox(address), begun(since)));
    }

    @GET
    @Path("stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_HTML)
    public Multi<OutboundSseEvent> stream(
            @RestPath String address, @RestQuery Optional<String> since, @Context Sse sse) {
        Locale locale = visitor.locale();
        Multi<OutboundSseEvent> changes = watchAccounts
                .watch(mailbox(address), begun(since))
                .map(outcomes -> sse.newEvent(fragment(outcomes, locale)));
        Multi<OutboundSseEvent> signsOfLife = Multi.createFrom()
                .ticks()
                .every(SILENCE)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("here").build());
        return Multi.createBy().merging().streams(changes, signsOfLife).select().first(LONGEST_STREAM);
    }

    /** On one line: an event ends at an empty one. */
    private static String fragment(List<Outcome> outcomes, Locale locale) {
        return Templates.caseLights(outcomes).setLocale(locale).render().replaceAll("\\s*\\R\\s*", " ");
    }

    private MailAddress mailbox(String address) {
        MailAddress known = MailAddress.parse(address)
                .filter(mailbox -> keepers.known(mailbox, signedIn.helpdeskOf()))
                .orElseThrow(Refusal.NotFound::new);
        noteLook.at(known, signedIn.actor());
        return known;
    }

    /** What is no time is as long ago as can be. */
    private static Instant begun(Optional<String> since) {
        return since.filter(text -> text.matches("[0-9]{1,14}"))
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
                .orElse(Instant.EPOCH);
    }
}
