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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import latchkey.account.ChooseLanguage;
import latchkey.account.EndSessions;
import latchkey.account.Keepers;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.notice.ChooseNotices;
import latchkey.notice.NoticeTopic;
import latchkey.shared.MailAddress;
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
    private final ChooseNotices chooseNotices;
    private final OwnAccounts ownAccounts;
    private final Keepers keepers;
    private final SignedIn signedIn;

    SettingsPages(
            EndSessions endSessions,
            ChooseLanguage chooseLanguage,
            LanguageCookie languageCookie,
            ChooseNotices chooseNotices,
            OwnAccounts ownAccounts,
            Keepers keepers,
            SignedIn signedIn) {
        this.endSessions = endSessions;
        this.chooseLanguage = chooseLanguage;
        this.languageCookie = languageCookie;
        this.chooseNotices = chooseNotices;
        this.ownAccounts = ownAccounts;
        this.keepers = keepers;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance settings(Settings settings);
    }

    /**
     * @param since when this session began
     * @param secondAddress where the helpdesk writes to while the mailbox is locked
     */
    record Settings(
            List<Chosen> mailboxes,
            Instant since,
            Optional<Locale> language,
            Set<NoticeTopic> off,
            Optional<MailAddress> secondAddress,
            String changed) {
        public List<Locales.Language> languages() {
            return Locales.ALL;
        }

        public boolean languageChanged() {
            return changed.equals("language");
        }

        public boolean mailsChanged() {
            return changed.equals("mails");
        }

        public List<NoticeTopic> switches() {
            return NoticeTopic.switches();
        }

        public List<NoticeTopic> alwaysOn() {
            return Arrays.stream(NoticeTopic.values())
                    .filter(NoticeTopic::alwaysOn)
                    .toList();
        }

        public boolean isOn(NoticeTopic topic) {
            return !off.contains(topic);
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
                chooseNotices.off(signedIn.person()),
                keepers.secondAddressOf(signedIn.person()),
                changed.orElse("")));
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

    /**
     * Without JavaScript a switch that is off is not sent.
     *
     * @param shown so a kind of mail that came later is not switched off by a form of before
     */
    @POST
    @Path("mails")
    public Response mails(@RestForm List<String> shown, @RestForm List<String> on) {
        if (shown.isEmpty()) {
            throw new BadRequestException();
        }
        chooseNotices.of(signedIn.person(), topics(shown), topics(on), signedIn.actor());
        return Response.seeOther(URI.create("/settings?changed=mails")).build();
    }

    private static List<NoticeTopic> topics(List<String> names) {
        return names.stream()
                .map(name -> NoticeTopic.named(name).orElseThrow(BadRequestException::new))
                .toList();
    }

    /** Leads out: this session is over too. */
    @POST
    @Path("sign-out-everywhere")
    public Response signOutEverywhere() {
        endSessions.of(signedIn.person(), signedIn.since(), signedIn.actor());
        return Response.seeOther(URI.create("/signed-out")).build();
    }
}
