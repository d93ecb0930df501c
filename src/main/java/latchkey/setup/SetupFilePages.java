package latchkey.setup;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import latchkey.apppassword.PlainPassword;
import latchkey.mailclient.format.AppleProfile;
import latchkey.mailclient.format.K9Settings;
import latchkey.setup.IssuedView.Told;
import latchkey.setup.PostedBack.Own;
import latchkey.setup.handover.Device;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Files with an app password in them, made of what the page that shows it sends back. Nothing is kept. */
@Path("/app-passwords/{id}/setup-files")
@RolesAllowed(Roles.OWNER)
public class SetupFilePages {
    private final PostedBack postedBack;
    private final ShowAgain showAgain;
    private final SetupFiles files;
    private final Visitor visitor;

    SetupFilePages(PostedBack postedBack, ShowAgain showAgain, SetupFiles files, Visitor visitor) {
        this.postedBack = postedBack;
        this.showAgain = showAgain;
        this.files = files;
        this.visitor = visitor;
    }

    @POST
    @Path("profile")
    public Response profile(
            @RestPath String id,
            @RestQuery Optional<String> account,
            @RestForm("app-password") Optional<String> secret) {
        IssuedView issued = issued(id, account, secret);
        return Attached.of(
                files.profile(issued, visitor.locale()),
                AppleProfile.CONTENT_TYPE,
                SetupFiles.name(issued, "mobileconfig"));
    }

    @POST
    @Path("k9s")
    public Response settings(
            @RestPath String id,
            @RestQuery Optional<String> account,
            @RestForm("app-password") Optional<String> secret) {
        IssuedView issued = issued(id, account, secret);
        return Attached.of(files.settings(issued), K9Settings.CONTENT_TYPE, SetupFiles.name(issued, "k9s"));
    }

    private IssuedView issued(String id, Optional<String> account, Optional<String> text) {
        Own own = postedBack.own(id, account);
        PlainPassword secret = postedBack.secret(own, text).orElseThrow(BadRequestException::new);
        Place place = Place.here(Device.of(visitor.userAgent()));
        Told told = new Told(true, false, true);
        return showAgain.atComputer(own.chosen(), own.appPassword(), secret, told, place, visitor.locale());
    }

    /** A file to keep, wherever it is asked for. */
    static final class Attached {
        private Attached() {}

        static Response of(byte[] file, String type, String name) {
            return Response.ok(file)
                    .type(type)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                    .build();
        }
    }
}
