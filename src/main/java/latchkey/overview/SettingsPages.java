package latchkey.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.ChooseLanguage;
import latchkey.account.EndSessions;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.LanguageCookie;
import latchkey.web.Locales;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** What a person can set for himself. */
@Path("/settings")
@RolesAllowed(Roles.OWNER)
public class SettingsPages {
    private final EndSessions endSessions;
    private final ChooseLanguage chooseLanguage;
    private final LanguageCookie languageCookie;
    private final OwnAccounts ownAccounts;
    private final SignedIn signedIn;

    SettingsPages(
            EndSessions endSessions,
            ChooseLanguage chooseLanguage,
            LanguageCookie languageCookie,
            OwnAccounts ownAccounts,
            SignedIn signedIn) {
        this.endSessions = endSessions;
        this.chooseLanguage = chooseLanguage;
        this.languageCookie = languageCookie;
        this.ownAccounts = ownAccounts;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance settings(Settings settings);
    }

    /** @param since when this session began; without it sessions cannot be told apart */
    record Settings(
            List<Chosen> mailboxes, Optional<Instant> since, Optional<Locale> language, boolean languageChanged) {
        public List<Locales.Language> languages() {
            return Locales.ALL;
        }

        public boolean isSet(Locales.Language one) {
            return language.isPresent() && language.get().equals(one.locale());
        }
    }

    @GET
    public TemplateInstance settings(@RestQuery Optional<String> changed) {
        List<Chosen> mailboxes =
                ownAccounts.of(signedIn.person()).stream().map(Chosen::of).toList();
        return Templates.settings(new Settings(
                mailboxes,
                signedIn.since(),
                signedIn.language(),
                changed.filter("language"::equals).isPresent()));
    }

    /** The browser keeps it too, so that it is greeted in it before the next sign-in. */
    @POST
    @Path("language")
    public Response language(@RestForm Optional<String> language) {
        String tag = language.orElseThrow(BadRequestException::new);
        Optional<Locale> chosen = Locales.named(tag);
        if (chosen.isEmpty() && !tag.isEmpty()) {
            throw new BadRequestException();
        }
        chooseLanguage.of(signedIn.person(), chosen, signedIn.actor());
        return Response.seeOther(URI.create("/settings?changed=language"))
                .cookie(languageCookie.of(chosen))
                .build();
    }

    /** Leads out: this session is over too. */
    @POST
    @Path("sign-out-everywhere")
    public Response signOutEverywhere() {
        Instant begun =
                signedIn.since().orElseThrow(() -> new Refusal.Conflict(Refusal.Why.SESSIONS_WITHOUT_A_BEGINNING));
        endSessions.of(signedIn.person(), begun, signedIn.actor());
        return Response.seeOther(URI.create("/signed-out")).build();
    }
}
