package latchkey.signin;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Visitor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Answers a form that was sent with a stale second factor: nothing is done, and nothing that was typed is lost.
 *
 * <p>Where nothing was typed the form comes again by itself, after the provider; its GET is at the same address.
 */
class SentTooLate {
    private final SignedIn signedIn;
    private final Visitor visitor;
    private final String tokenField;

    SentTooLate(
            SignedIn signedIn,
            Visitor visitor,
            @ConfigProperty(name = "quarkus.rest-csrf.form-field-name", defaultValue = "csrf-token")
                    String tokenField) {
        this.signedIn = signedIn;
        this.visitor = visitor;
        this.tokenField = tokenField;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 10)
    @WithFormRead
    @FreshSecondFactor
    Optional<Response> answer(ResteasyReactiveContainerRequestContext request) {
        if (AskForFreshSecondFactor.isAsked(request) || signedIn.secondFactorIsFresh()) {
            return Optional.empty();
        }
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        KeptForm form = KeptForm.of(context.getFormData());
        URI uri = request.getUriInfo().getRequestUri();
        String here = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        if (form.nothingTyped(tokenField)) {
            return Optional.of(Response.seeOther(URI.create(here)).build());
        }
        return Optional.of(Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(visitor.render(SignInPages.Templates.late(here, form)))
                .build());
    }
}
