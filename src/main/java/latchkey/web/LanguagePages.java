package latchkey.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;

/** The switch at the foot of a page for who has not signed in; a signed-in person has a setting. */
@Path("/language")
public class LanguagePages {
    /** A path of this portal: no query, and no second slash, which would name another host. */
    private static final Pattern OWN_PATH = Pattern.compile("/|(?:/[A-Za-z0-9._~-]++)++");

    private final LanguageCookie cookie;

    LanguagePages(LanguageCookie cookie) {
        this.cookie = cookie;
    }

    @POST
    @PermitAll
    public Response choose(@RestForm Optional<String> language, @RestForm Optional<String> back) {
        Locale chosen = language.flatMap(Locales::named).orElseThrow(BadRequestException::new);
        String path = back.filter(where -> OWN_PATH.matcher(where).matches()).orElse("/");
        return Response.seeOther(URI.create(path))
                .cookie(cookie.of(Optional.of(chosen)))
                .build();
    }
}
