package latchkey.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the browser keeps of a chosen language: its tag, and nothing of the person. */
@ApplicationScoped
public class LanguageCookie {
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private final boolean httpsOnly;

    LanguageCookie(@ConfigProperty(name = "latchkey.https-only") boolean httpsOnly) {
        this.httpsOnly = httpsOnly;
    }

    /** @param language none: as the browser asks for it, from now on */
    public NewCookie of(Optional<Locale> language) {
        return new NewCookie.Builder(ChosenLanguage.COOKIE)
                .value(language.map(Locale::toLanguageTag).orElse(""))
                .path("/")
                .maxAge(language.isPresent() ? A_YEAR : 0)
                .httpOnly(true)
                .secure(httpsOnly)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
