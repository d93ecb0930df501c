package latchkey.operations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.AppointCustodians;
import latchkey.account.Keepers;
import latchkey.account.Keepers.MailboxView;
import latchkey.account.Keepers.PersonView;
import latchkey.account.RelinkMailbox;
import latchkey.apppassword.ListAppPasswords;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.IdInAddress;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Whose a mailbox is, for administrators. Each act is asked about on a page of its own, with a fresh second factor. */
@Path("/admin/accounts")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
public class KeeperPages {
    private static final int LONGEST_SEARCH = 254;

    private final Keepers keepers;
    private final RelinkMailbox relinkMailbox;
    private final AppointCustodians appointCustodians;
    private final ListAppPasswords listAppPasswords;
    private final SignedIn signedIn;
    private final Visitor visitor;

    KeeperPages(
            Keepers keepers,
            RelinkMailbox relinkMailbox,
            AppointCustodians appointCustodians,
            ListAppPasswords listAppPasswords,
            SignedIn signedIn,
            Visitor visitor) {
        this.keepers = keepers;
        this.relinkMailbox = relinkMailbox;
        this.appointCustodians = appointCustodians;
        this.listAppPasswords = listAppPasswords;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance findAccount(String search, boolean unknown);

        static native TemplateInstance account(AccountView view);

        static native TemplateInstance confirm(Question question);
    }

    /** What an administrator can do, as in the address of the page that asks for it and in {@code ?done=}. */
    enum KeeperAct {
        RELINK,
        ADD,
        REMOVE,
        KIND
    }

    record AccountView(
            MailboxView mailbox, String path, String search, List<PersonView> found, Optional<KeeperAct> done) {
        public List<Account.Kind> otherKinds() {
            return Arrays.stream(Account.Kind.values())
                    .filter(kind -> kind != mailbox.kind())
                    .toList();
        }

        public boolean keptBy(PersonView person) {
            return mailbox.keepers().stream().anyMatch(keeper -> keeper.id().equals(person.id()));
        }
    }

    record Question(
            KeeperAct act,
            MailboxView mailbox,
            String path,
            String action,
            Optional<PersonView> person,
            Optional<Account.Kind> kind,
            int appPasswords) {}

    @GET
    public Response find(@RestQuery("q") Optional<String> search) {
        String text = search.map(String::strip)
                .filter(one -> one.length() <= LONGEST_SEARCH)
                .orElse("");
        Optional<MailAddress> address = MailAddress.parse(text);
        if (address.filter(one -> keepers.known(one, within())).isPresent()) {
            return Response.seeOther(UriBuilder.fromUri(path(address.get())).build())
                    .build();
        }
        return visitor.answer(text.isEmpty() ? 200 : 404, Templates.findAccount(text, !text.isEmpty()));
    }

    @GET
    @Path("{address}")
    public TemplateInstance account(
            @RestPath String address, @RestQuery("q") Optional<String> search, @RestQuery Optional<String> done) {
        MailAddress mailbox = mailbox(address);
        String text = search.map(String::strip)
                .filter(one -> one.length() <= LONGEST_SEARCH)
                .orElse("");
        List<PersonView> found = text.isEmpty() ? List.of() : keepers.find(text, within());
        return Templates.account(new AccountView(
                keepers.of(mailbox, within()),
                path(mailbox),
                text,
                found,
                done.flatMap(key -> oneOf(KeeperAct.values(), key))));
    }

    @GET
    @Path("{address}/relink")
    @FreshSecondFactor
    public TemplateInstance askRelink(@RestPath String address, @RestQuery Optional<String> person) {
        return ask(KeeperAct.RELINK, mailbox(address), "relink", person);
    }

    @POST
    @Path("{address}/relink")
    @FreshSecondFactor
    public Response relink(
            @RestPath String address, @RestQuery Optional<String> person, @FormParam("same") Optional<String> same) {
        relinkMailbox.relink(
                mailbox(address), id(person), same.filter("yes"::equals).isPresent(), within(), signedIn.actor());
        return done(address, KeeperAct.RELINK);
    }

    @GET
    @Path("{address}/custodian")
    @FreshSecondFactor
    public TemplateInstance askAdd(@RestPath String address, @RestQuery Optional<String> person) {
        return ask(KeeperAct.ADD, mailbox(address), "custodian", person);
    }

    @POST
    @Path("{address}/custodian")
    @FreshSecondFactor
    public Response add(@RestPath String address, @RestQuery Optional<String> person) {
        appointCustodians.add(mailbox(address), id(person), within(), signedIn.actor());
        return done(address, KeeperAct.ADD);
    }

    @GET
    @Path("{address}/custodian/remove")
    @FreshSecondFactor
    public TemplateInstance askRemove(@RestPath String address, @RestQuery Optional<String> person) {
        return ask(KeeperAct.REMOVE, mailbox(address), "custodian/remove", person);
    }

    @POST
    @Path("{address}/custodian/remove")
    @FreshSecondFactor
    public Response remove(@RestPath String address, @RestQuery Optional<String> person) {
        appointCustodians.remove(mailbox(address), id(person), within(), signedIn.actor());
        return done(address, KeeperAct.REMOVE);
    }

    @GET
    @Path("{address}/kind")
    @FreshSecondFactor
    public TemplateInstance askKind(@RestPath String address, @RestQuery Optional<String> kind) {
        MailAddress mailbox = mailbox(address);
        Account.Kind wanted = kind(kind);
        return Templates.confirm(new Question(
                KeeperAct.KIND,
                keepers.of(mailbox, within()),
                path(mailbox),
                path(mailbox) + "/kind?kind=" + wanted,
                Optional.empty(),
                Optional.of(wanted),
                0));
    }

    @POST
    @Path("{address}/kind")
    @FreshSecondFactor
    public Response changeKind(@RestPath String address, @RestQuery Optional<String> kind) {
        appointCustodians.changeKind(mailbox(address), kind(kind), within(), signedIn.actor());
        return done(address, KeeperAct.KIND);
    }

    private TemplateInstance ask(KeeperAct act, MailAddress mailbox, String name, Optional<String> personId) {
        PersonView person = keepers.person(id(personId), within());
        return Templates.confirm(new Question(
                act,
                keepers.of(mailbox, within()),
                path(mailbox),
                path(mailbox) + "/" + name + "?person=" + person.id(),
                Optional.of(person),
                Optional.empty(),
                listAppPasswords.liveOf(mailbox).size()));
    }

    private StaffDomains within() {
        return signedIn.adminOf();
    }

    private static Response done(String address, KeeperAct act) {
        return Response.seeOther(UriBuilder.fromUri(path(mailbox(address)))
                        .queryParam("done", act)
                        .build())
                .build();
    }

    private static String path(MailAddress mailbox) {
        return UriBuilder.fromPath("/admin/accounts/{address}")
                .build(mailbox.toString())
                .toString();
    }

    private static MailAddress mailbox(String address) {
        return MailAddress.parse(address).orElseThrow(Refusal.NotFound::new);
    }

    private static UUID id(Optional<String> person) {
        return IdInAddress.of(person.orElseThrow(BadRequestException::new));
    }

    private static Account.Kind kind(Optional<String> kind) {
        return kind.flatMap(key -> oneOf(Account.Kind.values(), key)).orElseThrow(BadRequestException::new);
    }

    private static <E extends Enum<E>> Optional<E> oneOf(E[] all, String key) {
        return Arrays.stream(all).filter(one -> one.name().equals(key)).findFirst();
    }
}
