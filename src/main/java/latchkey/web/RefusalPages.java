package latchkey.web;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.UUID;
import latchkey.shared.DatabaseTrouble;
import latchkey.shared.Refusal;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/** The one place that knows how a "no" and a fault look: status code and page. */
class RefusalPages {
    private static final Logger LOG = Logger.getLogger(RefusalPages.class);

    private static final int FRAMES_TO_THE_PARSER = 6;

    private final ErrorPages pages;
    private final Visitor visitor;
    private final SecurityIdentity identity;

    RefusalPages(ErrorPages pages, Visitor visitor, SecurityIdentity identity) {
        this.pages = pages;
        this.visitor = visitor;
        this.identity = identity;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        Response answer = answer(pages.of(refusal, visitor.locale()));
        return refusal instanceof Refusal.TooOften tooOften
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, tooOften.retryAfter().toSeconds())
                        .build()
                : answer;
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden) {
        if (identity.getAttribute(Visitor.DATABASE_AWAY) != null) {
            return answer(pages.ofStatus(503, visitor.locale()));
        }
        boolean secondFactor = identity.hasRole(Roles.OWNER);
        return answer(secondFactor ? pages.ofStatus(403, visitor.locale()) : pages.noSecondFactor(visitor.locale()));
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException notFound) {
        return answer(pages.ofStatus(404, visitor.locale()));
    }

    @ServerExceptionMapper
    Response other(WebApplicationException other) {
        if (other.getResponse().getStatus() < 400) {
            return other.getResponse();
        }
        if (other instanceof NotSupportedException) {
            // A form that takes a file, sent as something else: no form of ours.
            return answer(pages.badForm(visitor.locale()));
        }
        return answer(pages.ofStatus(other.getResponse().getStatus(), visitor.locale()));
    }

    @ServerExceptionMapper
    Response fault(RuntimeException fault) {
        if (isOfTheFormParser(fault)) {
            int status = fault instanceof IllegalArgumentException ? 400 : 413;
            return answer(pages.ofStatus(status, visitor.locale()));
        }
        if (DatabaseTrouble.isOutage(fault)) {
            LOG.warnf("Not answered, the database is away: %s", fault.getMessage());
            return answer(pages.ofStatus(503, visitor.locale()));
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(fault, "Fault %s", reference);
        return answer(pages.fault(reference, visitor.locale()));
    }

    /** The framework tells by nameless exceptions that a form has too many fields or is none. */
    private static boolean isOfTheFormParser(RuntimeException fault) {
        String parser = FormData.class.getPackageName();
        return Arrays.stream(fault.getStackTrace())
                .limit(FRAMES_TO_THE_PARSER)
                .anyMatch(frame -> frame.getClassName().startsWith(parser));
    }

    private Response answer(ErrorPage page) {
        return visitor.answer(page.status(), page.template());
    }
}
