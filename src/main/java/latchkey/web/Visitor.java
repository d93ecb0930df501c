package latchkey.web;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import latchkey.shared.StaffDomains;

/** Who looks at the page, as far as the layout must know: a name, what the menu shows, the language. */
@Named("visitor")
@RequestScoped
public class Visitor {
    /** Identity attribute with the name to greet by. */
    public static final String NAME = "latchkey.name";

    /** Attribute of somebody who is signed in, of whom nothing is known while the database is away. */
    public static final String DATABASE_AWAY = "latchkey.database-away";

    /** Identity attribute with the tag of the language that the person has set. */
    public static final String LANGUAGE = "latchkey.language";

    /** Identity attributes with the domains that somebody of the staff is limited to, or all. */
    public static final String HELPDESK_OF = "latchkey.helpdesk-of";

    public static final String ADMIN_OF = "latchkey.admin-of";

    /** Where the CSRF filter leaves its token for the templates. */
    private static final String CSRF_TOKEN = "csrf_token";

    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final SiteName siteName;
    private boolean left;

    Visitor(SecurityIdentity identity, RoutingContext request, SiteName siteName) {
        this.siteName = siteName;
        this.identity = identity;
        this.request = request;
    }

    /** From now on the page is one for somebody who is gone, although it answers a request of somebody who was here. */
    public void leaves() {
        left = true;
    }

    private boolean is(String role) {
        return !left && identity.hasRole(role);
    }

    public boolean isSignedIn() {
        return is(Roles.OWNER);
    }

    public boolean isHelpdesk() {
        return is(Roles.HELPDESK) || is(Roles.DOMAIN_HELPDESK) || isAdmin();
    }

    /** Of any domain; what concerns the whole site asks {@link #isSiteAdmin}. */
    public boolean isAdmin() {
        return isSiteAdmin() || is(Roles.DOMAIN_ADMIN);
    }

    public boolean isSiteAdmin() {
        return is(Roles.ADMIN);
    }

    /** The domains to which a page for the staff is limited; empty where it is not. */
    public String limitedTo() {
        boolean forAdmins = at("/admin/") || at("/migration/plan");
        if (!forAdmins && !at("/helpdesk/") && !at("/migration")) {
            return "";
        }
        StaffDomains domains = identity.getAttribute(forAdmins ? ADMIN_OF : HELPDESK_OF);
        return domains == null ? "" : String.join(", ", domains.sorted());
    }

    public String name() {
        String name = identity.getAttribute(NAME);
        return name == null ? "" : name;
    }

    /** A page that answers no known route can hold no form: the token of one is only made for those. */
    public boolean isAbleToSendForms() {
        return request.get(CSRF_TOKEN) != null;
    }

    /** Where the visitor is, for the mark in the menu. */
    public boolean at(String path) {
        return request.request().path().startsWith(path);
    }

    /** What the browser says of itself; it may say anything. */
    public String userAgent() {
        String says = request.request().getHeader(HttpHeaders.USER_AGENT);
        return says == null ? "" : says;
    }

    /** To come back to. What who leaves has sent is no page. */
    public String path() {
        return left ? "/signed-out" : request.request().path();
    }

    /** The page here that the browser says it comes from, with its query; empty if it says none, or another site's. */
    public String cameFrom() {
        String referer = request.request().getHeader(HttpHeaders.REFERER);
        HostAndPort here = request.request().authority();
        if (referer == null || here == null) {
            return "";
        }
        try {
            URI page = new URI(referer);
            boolean ours = here.toString().equalsIgnoreCase(page.getRawAuthority())
                    && page.getRawPath().startsWith("/")
                    && !page.getRawPath().startsWith("//");
            return !ours ? "" : page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (URISyntaxException notAnAddress) {
            return "";
        }
    }

    public List<Locales.Language> languages() {
        return Locales.ALL;
    }

    public boolean reads(Locales.Language language) {
        return language.locale().equals(locale());
    }

    public Locale locale() {
        return ChosenLanguage.of(request).orElse(Locale.ENGLISH);
    }

    /** For the title of each page. */
    public String site() {
        return siteName.text();
    }

    /** Changes when a style sheet or script does, so that browsers may keep them long. */
    public String assets() {
        return Assets.FINGERPRINT;
    }

    /** For pages that the framework does not render by itself. */
    public String render(TemplateInstance page) {
        return page.render();
    }

    /** A page with the status that goes with it. */
    public Response answer(int status, TemplateInstance page) {
        return Response.status(status)
                .entity(render(page))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }
}
