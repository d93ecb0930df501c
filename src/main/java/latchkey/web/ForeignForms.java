package latchkey.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses what a browser says it sends for another site (Fetch Metadata, {@code Sec-Fetch-Site}).
 *
 * <p>Beside the token of each form: a neighbour under the same domain could plant a cookie with a token of its own.
 */
@Provider
@PreMatching
class ForeignForms implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean safe = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        if (!safe && site != null && !site.equals("same-origin") && !site.equals("none")) {
            request.abortWith(Response.status(Response.Status.BAD_REQUEST).build());
        }
    }
}
