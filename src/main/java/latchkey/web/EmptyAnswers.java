package latchkey.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Gives words to answers that a filter of the framework left empty, such as that of the CSRF filter. */
@Provider
class EmptyAnswers implements ContainerResponseFilter {
    private final ErrorPages pages;
    private final Visitor visitor;

    EmptyAnswers(ErrorPages pages, Visitor visitor) {
        this.pages = pages;
        this.visitor = visitor;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // 401 and 499 are the sign-in's own answers and have no page.
        int status = response.getStatus();
        if (status < 400 || status == 401 || status == 499 || response.hasEntity()) {
            return;
        }
        boolean form = status == 400 && "POST".equals(request.getMethod());
        ErrorPage page = form ? pages.badForm(visitor.locale()) : pages.ofStatus(status, visitor.locale());
        response.setEntity(visitor.render(page.template()), null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }
}
