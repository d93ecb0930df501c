package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.diagnosis.LiftBan;
import latchkey.diagnosis.ShutOutClients;
import latchkey.mailserver.BannedNetwork;
import latchkey.mailserver.BannedNetworks;
import latchkey.mailserver.MailServers;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Networks that mail servers shut out, and the question whether one is to be let in again. */
@Path("/helpdesk/bans")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class BanPages {
    private final ShutOutClients shutOutClients;
    private final BannedNetworks banned;
    private final MailServers servers;
    private final LiftBan liftBan;
    private final SignedIn signedIn;

    BanPages(
            ShutOutClients shutOutClients,
            BannedNetworks banned,
            MailServers servers,
            LiftBan liftBan,
            SignedIn signedIn) {
        this.shutOutClients = shutOutClients;
        this.banned = banned;
        this.servers = servers;
        this.liftBan = liftBan;
        this.signedIn = signedIn;
    }

    /** @param accounts that failed from there, as far as the reader may see them */
    record Row(BannedNetwork network, List<String> accounts) {
        public String lift() {
            return ShutOuts.lift(network, accounts.stream().findFirst());
        }

        public String caseOf(String address) {
            return CaseAddress.of(address);
        }
    }

    /**
     * @param any whether there is a mail server that tells
     * @param silent those that do not answer, and since when
     * @param neverTold of those, such as never did
     */
    record Sources(boolean any, Map<String, Instant> silent, Set<String> neverTold) {
        /** Only then nothing on the list means that nothing is shut out. */
        public boolean complete() {
            return any && silent.isEmpty();
        }

        public boolean never(String server) {
            return neverTold.contains(server);
        }
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance bans(List<Row> rows, Sources sources, boolean lifted);

        static native TemplateInstance liftBan(BannedNetwork network, Optional<MailAddress> account, String action);
    }

    @GET
    public TemplateInstance bans(@RestQuery Optional<String> lifted) {
        List<Row> rows = shutOutClients.all(signedIn.helpdeskOf()).entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue()))
                .toList();
        boolean any = servers.all().stream().anyMatch(server -> server.bans().isPresent());
        return Templates.bans(rows, new Sources(any, banned.silent(), banned.neverTold()), lifted.isPresent());
    }

    @GET
    @Path("lift")
    public TemplateInstance confirm(
            @RestQuery String server, @RestQuery String network, @RestQuery Optional<String> account) {
        Optional<MailAddress> mailbox = mailbox(account);
        BannedNetwork one = liftBan.seen(given(server), given(network), mailbox, signedIn.helpdeskOf());
        return Templates.liftBan(one, mailbox, ShutOuts.lift(one, mailbox.map(MailAddress::toString)));
    }

    @POST
    @Path("lift")
    public Response lift(@RestQuery String server, @RestQuery String network, @RestQuery Optional<String> account) {
        Optional<MailAddress> mailbox = mailbox(account);
        liftBan.lift(given(server), given(network), mailbox, signedIn.helpdeskOf(), signedIn.actor());
        return Response.seeOther(URI.create("/helpdesk/bans?lifted=yes")).build();
    }

    private static Optional<MailAddress> mailbox(Optional<String> account) {
        return account.map(text -> MailAddress.parse(text).orElseThrow(Refusal.NotFound::new));
    }

    private static String given(@Nullable String text) {
        if (text == null) {
            throw new Refusal.NotFound();
        }
        return text;
    }
}
