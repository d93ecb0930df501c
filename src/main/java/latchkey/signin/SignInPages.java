package latchkey.signin;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** The door: the page before it, the way in, the way out. */
@Path("/")
public class SignInPages {
    /** Cookie that asks the provider to show its login form even where it still knows the person. */
    static final String AGAIN = "latchkey-again";

    static final int AGAIN_FOR = 60;

    /** {@code quarkus.oidc.authentication.redirect-path} */
    static final String CALLBACK = "/oidc/callback";

    /** The browser was led here by our own page or by who sits before it. */
    private static final Set<String> OF_OUR_OWN = Set.of("same-origin", "none");

    private final Visitor visitor;
    private final OidcSession session;
    private final OidcConfigurationMetadata provider;
    private final SecurityIdentity identity;
    private final SignInTrouble trouble;
    private final FreshlyAsked freshlyAsked;
    private final RoutingContext request;
    private final boolean httpsOnly;

    SignInPages(
            SignInTrouble trouble,
            FreshlyAsked freshlyAsked,
            RoutingContext request,
            Visitor visitor,
            OidcSession session,
            OidcConfigurationMetadata provider,
            SecurityIdentity identity,
            @ConfigProperty(name = "latchkey.https-only") boolean httpsOnly) {
        this.trouble = trouble;
        this.freshlyAsked = freshlyAsked;
        this.request = request;
        this.httpsOnly = httpsOnly;
        this.visitor = visitor;
        this.session = session;
        this.provider = provider;
        this.identity = identity;
    }

    @CheckedTemplate(basePath = "signin")
    static class Templates {
        static native TemplateInstance landing();

        static native TemplateInstance signedOut(Optional<String> provider);

        static native TemplateInstance stale(String again);

        static native TemplateInstance late(String form, KeptForm kept);

        static native TemplateInstance fresh();
    }

    @GET
    @PermitAll
    public Response landing() {
        return visitor.isSignedIn() ? seeOther("/home") : visitor.answer(200, Templates.landing());
    }

    @GET
    @Path("sign-in")
    @RolesAllowed(Roles.OWNER)
    public Response signIn() {
        return seeOther("/home");
    }

    /**
     * For who came in without a second factor: forget that sign-in and ask the provider for its form.
     *
     * <p>It is a link, so that it works on a page without a form. Where a browser says that another site leads here (Fetch
     * Metadata, {@code Sec-Fetch-Site}), nothing is forgotten.
     */
    @GET
    @Path("sign-in/again")
    @PermitAll
    public Response again(@RestHeader("Sec-Fetch-Site") Optional<String> from) {
        if (from.isPresent() && !OF_OUR_OWN.contains(from.get())) {
            return seeOther("/sign-in");
        }
        session.logout().await().indefinitely();
        NewCookie again = new NewCookie.Builder(AGAIN)
                .value("yes")
                .path("/")
                .maxAge(AGAIN_FOR)
                .httpOnly(true)
                .secure(httpsOnly)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return Response.seeOther(URI.create("/sign-in")).cookie(again).build();
    }

    /** For who has a form open in another tab that wants a fresh second factor. */
    @GET
    @Path("sign-in/fresh")
    @RolesAllowed(Roles.OWNER)
    @FreshSecondFactor
    public TemplateInstance fresh() {
        return Templates.fresh();
    }

    /**
     * Ends the session here, then at the provider (OpenID Connect RP-Initiated Logout 1.0). Open to all: whose session has
     * ended by itself wants to be out, not to sign in.
     */
    @POST
    @Path("sign-out")
    @PermitAll
    public Response signOut(UriInfo uri) {
        if (identity.isAnonymous()) {
            return seeOther("/signed-out");
        }
        String idToken = identity.getCredential(IdTokenCredential.class).getToken();
        session.logout().await().indefinitely();
        String endSession = provider.getEndSessionUri();
        if (endSession == null) {
            return seeOther("/signed-out");
        }
        URI back = uri.getBaseUriBuilder().path("signed-out").build();
        URI there = UriBuilder.fromUri(endSession)
                .queryParam("id_token_hint", idToken)
                .queryParam("post_logout_redirect_uri", "{back}")
                .build(back.toString());
        // Not by a redirect: Chromium holds one of a form's answer to "form-action", and the provider leads on to whom
        // it likes.
        visitor.leaves();
        return Response.fromResponse(visitor.answer(200, Templates.signedOut(Optional.of(there.toString()))))
                .header("Refresh", "0; url=" + there)
                .build();
    }

    @GET
    @Path("signed-out")
    @PermitAll
    public TemplateInstance signedOut() {
        visitor.leaves();
        return Templates.signedOut(Optional.empty());
    }

    /** Where a sign-in ends that the provider broke off; what it says of why is not for a page to repeat. */
    @GET
    @Path("sign-in/failed")
    @PermitAll
    public Response failed(
            @RestQuery Optional<String> error, @RestQuery("error_description") Optional<String> description) {
        trouble.refusedByProvider(error, description);
        throw new NotAuthorizedException("OIDC");
    }

    /**
     * Who comes here without a sign-in under way has followed an old address; others are caught on the way. Who has signed in
     * in another tab meanwhile goes on to the page that he wanted, which asks for what it needs.
     */
    @GET
    @Path(CALLBACK)
    @PermitAll
    public Response callback() {
        return seeOther(Optional.of(request)
                .filter(back -> visitor.isSignedIn())
                .flatMap(freshlyAsked::wanted)
                .orElseThrow(() -> new NotAuthorizedException("OIDC")));
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
