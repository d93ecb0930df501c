package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import latchkey.apppassword.AskedFor;
import latchkey.apppassword.PlainPassword;
import latchkey.apppassword.RevokeAppPassword;
import latchkey.mailclient.format.QrPicture;
import latchkey.setup.IssuedView.Told;
import latchkey.setup.PostedBack.Own;
import latchkey.setup.handover.Device;
import latchkey.setup.handover.EndHandOvers;
import latchkey.setup.handover.FollowHandOver;
import latchkey.setup.handover.FollowHandOver.ForOwner;
import latchkey.setup.handover.FollowHandOver.Standing;
import latchkey.setup.handover.OfferHandOver;
import latchkey.setup.handover.OfferHandOver.Offer;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import latchkey.web.TryLimits;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The computer's side of a hand-over: a code for the phone, what became of it, and "that was not me". */
@Path("/app-passwords/{id}/hand-over")
@RolesAllowed(Roles.OWNER)
public class PhoneCodePages {
    /** Ends the asking of a page (htmx). */
    private static final int STOP_ASKING = 286;

    private final PostedBack postedBack;
    private final ShowAgain showAgain;
    private final OfferHandOver offerHandOver;
    private final FollowHandOver followHandOver;
    private final EndHandOvers endHandOvers;
    private final RevokeAppPassword revokeAppPassword;
    private final TryLimits limits;
    private final AskedFor askedFor;
    private final SignedIn signedIn;
    private final Visitor visitor;

    PhoneCodePages(
            PostedBack postedBack,
            ShowAgain showAgain,
            OfferHandOver offerHandOver,
            FollowHandOver followHandOver,
            EndHandOvers endHandOvers,
            RevokeAppPassword revokeAppPassword,
            TryLimits limits,
            AskedFor askedFor,
            SignedIn signedIn,
            Visitor visitor) {
        this.postedBack = postedBack;
        this.showAgain = showAgain;
        this.offerHandOver = offerHandOver;
        this.followHandOver = followHandOver;
        this.endHandOvers = endHandOvers;
        this.revokeAppPassword = revokeAppPassword;
        this.limits = limits;
        this.askedFor = askedFor;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance passOn(IssuedView issued);

        static native TemplateInstance phoneState(Standing standing, String path, String query);

        static native TemplateInstance handOverWho(Own own, Standing standing, String path);
    }

    /** The same page with a code on it, so that it works without scripts too; with them, the part that is new. */
    @POST
    public TemplateInstance offer(
            @RestPath String id,
            @RestQuery Optional<String> account,
            @RestForm("app-password") Optional<String> text,
            @RestForm Optional<String> setup,
            @RestForm Optional<String> renewed,
            @RestForm Optional<String> unproved,
            @RestHeader("HX-Request") Optional<String> byScript,
            UriInfo uri) {
        Own own = postedBack.own(id, account);
        PlainPassword secret = postedBack.secret(own, text).orElseThrow(BadRequestException::new);
        limits.count(TryLimits.Kind.ISSUED_FOR_ACCOUNT, own.chosen().address().toString());
        boolean newAccount = AppPasswordForm.isNew(setup);
        Offer offer = offerHandOver.offer(
                own.chosen().address(), own.appPassword().id(), secret, newAccount, signedIn.actor());
        Standing standing = followHandOver.ofAppPassword(own.appPassword().id());
        Place place = Place.showing(Device.of(visitor.userAgent()), code(offer, uri.getBaseUri(), standing));
        Told told = new Told(newAccount, renewed.filter(Told.YES::equals).isPresent(), unproved.isEmpty());
        IssuedView issued =
                showAgain.atComputer(own.chosen(), own.appPassword(), secret, told, place, visitor.locale());
        return byScript.isPresent() ? Templates.passOn(issued) : IssuedPages.Templates.issued(issued);
    }

    /** @param seen what the page shows already, which is then not said again */
    @GET
    public Response state(@RestPath String id, @RestQuery Optional<String> account, @RestQuery Optional<String> seen) {
        Own own = postedBack.own(id, account);
        Standing standing = followHandOver.ofAppPassword(own.appPassword().id());
        if (seen.equals(Optional.of(standing.seen()))) {
            return Response.noContent().build();
        }
        return visitor.answer(standing.state() == ForOwner.WAITING ? 200 : STOP_ASKING, fragment(own, standing));
    }

    /** The same as a page, for a browser that runs no scripts. */
    @GET
    @Path("who")
    public TemplateInstance who(@RestPath String id, @RestQuery Optional<String> account) {
        Own own = postedBack.own(id, account);
        return Templates.handOverWho(
                own, followHandOver.ofAppPassword(own.appPassword().id()), path(own));
    }

    /** @param seen when the last one was opened that the page showed */
    @POST
    @Path("me")
    public Response me(
            @RestPath String id,
            @RestQuery Optional<String> account,
            @RestForm("opened") Optional<String> seen,
            @RestHeader("HX-Request") Optional<String> byScript) {
        Own own = postedBack.own(id, account);
        endHandOvers.noted(own.appPassword().id(), instant(seen));
        if (byScript.isEmpty()) {
            return Response.seeOther(
                            URI.create(path(own) + "/who" + own.chosen().query()))
                    .build();
        }
        Standing standing = followHandOver.ofAppPassword(own.appPassword().id());
        return visitor.answer(200, fragment(own, standing));
    }

    @POST
    @Path("not-me")
    public Response notMe(@RestPath String id, @RestQuery Optional<String> account) {
        Own own = postedBack.own(id, account);
        revokeAppPassword.revoke(own.chosen().address(), own.appPassword().id(), askedFor.by());
        endHandOvers.of(own.appPassword().id());
        return Response.seeOther(URI.create(own.chosen()
                        .at("/app-passwords", "revoked=" + own.appPassword().id())))
                .build();
    }

    private static TemplateInstance fragment(Own own, Standing standing) {
        return Templates.phoneState(standing, path(own), own.chosen().query());
    }

    private static String path(Own own) {
        return "/app-passwords/" + own.appPassword().id() + "/hand-over";
    }

    private static Instant instant(Optional<String> text) {
        try {
            return text.map(Instant::parse).orElseThrow(BadRequestException::new);
        } catch (DateTimeParseException forged) {
            throw new BadRequestException(forged);
        }
    }

    private Place.PhoneCode code(Offer offer, URI portal, Standing standing) {
        HandOverMessages say = MessageBundles.get(
                HandOverMessages.class, Localized.Literal.of(visitor.locale().toLanguageTag()));
        String address = portal.resolve(offer.path()).toString();
        return new Place.PhoneCode(
                QrPicture.img(address + "#" + offer.scannedKey(), say.codeLabel()),
                address.replaceFirst("https?://", ""),
                offer.spacedKey(),
                standing);
    }
}
