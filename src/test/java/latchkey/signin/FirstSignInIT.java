package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import latchkey.parts.Person;
import latchkey.parts.Totp;
import latchkey.site.Address;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first time that somebody comes, the mailbox that the provider vouches for becomes his. */
class FirstSignInIT {
    private static final Site SITE = Site.shared();

    /** Adam has been here before, as somebody else; and when we are done he comes again, to whoever needs him. */
    @BeforeEach
    @AfterEach
    void nobodyKnowsAdam() {
        SITE.change("UPDATE person SET subject = CONCAT(subject, '-', UUID()), name = 'formerly Adam'"
                + " WHERE name = 'Adam Amari'");
        SITE.change("DELETE FROM account_owner WHERE address = 'adam@example.org'");
    }

    @Test
    void twoFirstSignInsAtOnceLinkOneOwner() {
        WebSession laptop = WebSession.at(SITE);
        WebSession phone = WebSession.at(SITE);
        String laptopComesBack = upToTheWayBack(laptop);
        String phoneComesBack = upToTheWayBack(phone);

        CompletableFuture<Page> first = CompletableFuture.supplyAsync(() -> laptop.open(laptopComesBack));
        CompletableFuture<Page> second = CompletableFuture.supplyAsync(() -> phone.open(phoneComesBack));

        assertThat(List.of(first.join().status(), second.join().status())).containsExactly(200, 200);
        assertThat(SITE.rows("SELECT 1 FROM person WHERE name = 'Adam Amari'")).hasSize(1);
        assertThat(owners()).hasSize(1);
        assertThat(SITE.rows("SELECT 1 FROM audit_entry a JOIN person p ON p.id = a.thing"
                        + " WHERE p.name = 'Adam Amari' AND a.what = 'PERSON_LINKED'"))
                .hasSize(1);
        assertThat(SITE.rows("SELECT 1 FROM notice n JOIN person p ON n.subject = CONCAT(p.id, ' adam@example.org')"
                        + " WHERE p.name = 'Adam Amari' AND n.kind = 'MAILBOX_LINKED'"))
                .hasSize(1);
    }

    @Test
    void whatSomebodyElseMadeOfHisMailboxEndsAsHeComesAndHeIsToldSo() {
        SITE.change("INSERT IGNORE INTO person (id, issuer, subject, name)"
                + " VALUES ('00000000-0000-4000-8000-0000000000ad', 'elsewhere', 'adam', 'Another Adam')");
        String others = appPassword("adot", "00000000-0000-4000-8000-0000000000ad");
        String expired = appPassword("adex", "00000000-0000-4000-8000-0000000000ad");
        SITE.change(
                "UPDATE app_password SET state = 'ended', ended_why = 'expired', ended_at = UTC_TIMESTAMP(3) WHERE id = ?",
                expired);

        WebSession.at(SITE).signIn("/sign-in", "adam", Person.ADAM.signInPassword(), true);

        assertThat(SITE.rows("SELECT state, ended_why FROM app_password WHERE id = ?", others))
                .containsExactly(Map.of("state", "ended", "ended_why", "revoked"));
        assertThat(SITE.rows("SELECT ended_why FROM app_password WHERE id = ?", expired))
                .as("nobody can bring it back")
                .containsExactly(Map.of("ended_why", "revoked"));
        assertThat(SITE.rows("SELECT role FROM audit_entry WHERE thing = ? AND what = 'APP_PASSWORD_REVOKED'", others))
                .containsExactly(Map.of("role", "portal"));
        assertThat(SITE.rows("SELECT 1 FROM notice n JOIN person p ON n.subject = CONCAT(p.id, ' adam@example.org')"
                        + " WHERE p.name = 'Adam Amari' AND n.kind = 'OTHERS_APP_PASSWORDS_ENDED'"))
                .hasSize(1);
        SITE.change("DELETE FROM app_password WHERE id IN (?, ?)", others, expired);
    }

    private static String appPassword(String selector, String madeBy) {
        String id = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, shown_at, form_id) VALUES (?, 'adam@example.org', ?, '{SSHA512}no',"
                        + " 'phone', 'other', 'imap', 'live', ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UUID())",
                id,
                selector,
                madeBy);
        return id;
    }

    @Test
    void aMailboxThatIsSomebodysIsNotHandedOn() {
        SITE.change("INSERT IGNORE INTO person (id, issuer, subject, name)"
                + " VALUES ('00000000-0000-4000-8000-0000000000ad', 'elsewhere', 'adam', 'Another Adam')");
        SITE.change("INSERT INTO account_owner VALUES ('adam@example.org',"
                + " '00000000-0000-4000-8000-0000000000ad', 'OWNER', UTC_TIMESTAMP(3), 'test')");

        WebSession adam = WebSession.at(SITE);
        adam.signIn("/sign-in", "adam", Person.ADAM.signInPassword(), true);

        assertThat(adam.open("/app-passwords").words()).contains("No mailbox belongs to you yet");
        assertThat(owners()).containsExactly(Map.of("name", "Another Adam"));
    }

    @Test
    void halfASignInLinksNoraToNoMailbox() {
        WebSession nora = WebSession.at(SITE);
        String withoutCode = Address.without(nora.get("/sign-in").location(), "acr_values");
        nora.answerProvider(nora.open(withoutCode), "nofactor", "nofactor-sign-in-1", false);

        assertThat(nora.get("/home").status()).isEqualTo(403);
        assertThat(SITE.rows("SELECT 1 FROM person WHERE name = 'Nora Nofactor'"))
                .isEmpty();
    }

    @Test
    void erikWhoseAddressIsNotVerifiedIsSignedInButHasNoMailbox() {
        SITE.change("INSERT IGNORE INTO account (address, domain) VALUES ('erik@example.org', 'example.org')");
        WebSession erik = WebSession.at(SITE);

        Page page = erik.signIn("/home", "erik", "erik-sign-in-1", true);

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.words())
                .contains("no mailbox is linked to you")
                .contains("An administrator can see which it is");
        assertThat(page.html().select(".who-name").text()).isEqualTo("Erik Ek");
        assertThat(SITE.rows("SELECT 1 FROM account_owner WHERE address = 'erik@example.org'"))
                .isEmpty();
    }

    private static List<Map<String, String>> owners() {
        return SITE
                .rows("SELECT p.name FROM account_owner o JOIN person p ON p.id = o.person_id"
                        + " WHERE o.address = 'adam@example.org'")
                .stream()
                .map(row -> Map.of("name", String.valueOf(row.get("name"))))
                .toList();
    }

    /** Everything at the provider; what is left is the way back with the code. */
    private static String upToTheWayBack(WebSession session) {
        Page password = session.open("/sign-in");
        Page code = session.send(
                action(password, "kc-form-login"),
                Map.of("username", "adam", "password", Person.ADAM.signInPassword()));
        String digits = Totp.ofEverybody().code(Instant.now());
        return session.post(action(code, "kc-otp-login-form"), Map.of("otp", digits))
                .location();
    }

    private static String action(Page page, String form) {
        return Objects.requireNonNull(page.html().selectFirst("form#" + form)).absUrl("action");
    }
}
