package latchkey.signin;

import static latchkey.signin.AnotherProvider.claims;
import static latchkey.signin.AnotherProvider.newMailbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.ImapSession;
import latchkey.parts.OidcStub;
import latchkey.parts.Portal;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A machine of the personnel department switches off who has left, with a token of its own. */
abstract class MachineCases {
    private static final Site SITE = Site.shared();

    private final AnotherProvider at;
    private final OidcStub provider;
    private final Portal portal;
    private final String mailbox = newMailbox("leaver");

    /** @param portal that believes the provider, and is started */
    MachineCases(AnotherProvider at, Portal portal) {
        this.at = at;
        this.provider = at.provider();
        this.portal = portal;
    }

    private int deactivates(@Nullable String token) {
        return asksTo("deactivate", token);
    }

    private int asksTo(String act, @Nullable String token) {
        return new WebSession(portal.url())
                .exchange(
                        "POST",
                        "/api/v1/accounts/" + mailbox + "/" + act,
                        request -> token == null ? request : request.header("Authorization", "Bearer " + token))
                .status();
    }

    private boolean active() {
        return String.valueOf(SITE.rows("SELECT active FROM account WHERE address = ?", mailbox)
                        .get(0)
                        .get("active"))
                .matches("1|true");
    }

    private Map<String, @Nullable Object> good() {
        return claims("sub", "hr", "aud", "latchkey-api", "roles", List.of("offboarding"));
    }

    @Test
    void switchesOffWhoHasLeftAndEndsHisSessions() {
        String person = UUID.randomUUID().toString();
        provider.knows(person, claims("email", mailbox, "email_verified", true));
        WebSession leaver = new WebSession(portal.url());
        at.comesBack(leaver, "/home", person);
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            assertThat(deactivates(provider.token(good()))).isEqualTo(204);
            return leaver.tab().get("/home").status() == 302;
        });

        assertThat(active()).isFalse();
        assertThat(SITE.rows(
                        "SELECT what, role FROM audit_entry WHERE address = ? AND what = 'ACCOUNT_DEACTIVATED'",
                        mailbox))
                .hasSize(1);
    }

    @Test
    void noAppPasswordOfWhoHasLeftWorksUntilHeIsBack() {
        SITE.parts().dovecot().addMailbox(mailbox, "main-1");
        SITE.change("INSERT INTO account_login (login, address) VALUES (?, ?)", mailbox, mailbox);
        String phone = new Mailbox(SITE, mailbox, "main-1").appPassword("imap").text();
        assertThat(SITE.mailClient().imaps("127.3.5.3", mailbox, phone).accepted())
                .isTrue();

        assertThat(deactivates(provider.token(good()))).isEqualTo(204);

        assertThat(SITE.mailClient().imaps("127.3.5.3", mailbox, phone).accepted())
                .isFalse();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> !SITE.rows(
                                "SELECT 1 FROM login_attempt WHERE address = ? AND reason = 'account-off'", mailbox)
                        .isEmpty());
        assertThat(asksTo("activate", provider.token(good()))).isEqualTo(204);
        assertThat(SITE.mailClient().imaps("127.3.5.3", mailbox, phone).accepted())
                .isTrue();
    }

    @Test
    void endsTheMailSessionsOfWhoHasLeftAndOfNobodyElse() throws Exception {
        String neighbour = newMailbox("stays");
        for (String one : List.of(mailbox, neighbour)) {
            SITE.parts().dovecot().addMailbox(one, "main-1");
            SITE.change("INSERT INTO account_login (login, address) VALUES (?, ?)", one, one);
        }
        try (ImapSession leaver = SITE.mailClient().stay("127.3.5.1", mailbox, "main-1");
                ImapSession stays = SITE.mailClient().stay("127.3.5.2", neighbour, "main-1")) {
            assertThat(deactivates(provider.token(good()))).isEqualTo(204);

            assertThat(leaver.endedWithin(Duration.ofSeconds(20))).isTrue();
            assertThat(stays.says("NOOP")).startsWith("a OK");
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> SITE.rows("SELECT 1 FROM session_kick WHERE address = ?", mailbox)
                        .isEmpty());
    }

    @Test
    void isTurnedAwayWithAnyOtherToken() {
        String wrongAudience = provider.token(claims("sub", "hr", "aud", "portal", "roles", List.of("offboarding")));
        String noAudience = provider.token(claims("sub", "hr", "roles", List.of("offboarding")));
        String admin = provider.token(
                claims("sub", "hr", "aud", "latchkey-api", "roles", List.of("admin", "owner", "machine")));
        Map<String, @Nullable Object> over = good();
        over.put("exp", 1_000_000_000L);
        Map<String, @Nullable Object> elsewhere = good();
        elsewhere.put("iss", "http://elsewhere.example");

        assertThat(deactivates(null)).isEqualTo(401);
        assertThat(deactivates("nonsense")).isEqualTo(401);
        assertThat(deactivates(wrongAudience)).isEqualTo(401);
        assertThat(deactivates(noAudience)).isEqualTo(401);
        assertThat(deactivates(provider.token(over))).isEqualTo(401);
        assertThat(deactivates(provider.token(elsewhere))).isEqualTo(401);
        assertThat(deactivates(provider.token(good()).replaceAll(".{8}$", "AAAAAAAA")))
                .isEqualTo(401);
        assertThat(deactivates(admin)).isEqualTo(403);
        assertThat(active()).isTrue();
    }

    @Test
    void isNoPersonWithASessionAndNoPersonIsAMachine() {
        String person = UUID.randomUUID().toString();
        provider.knows(person, claims("roles", List.of("admin", "offboarding", "machine")));
        WebSession admin = new WebSession(portal.url());
        at.comesBack(admin, "/settings", person);

        Page api = admin.exchange("POST", "/api/v1/accounts/" + mailbox + "/deactivate", request -> request);
        Page page =
                new WebSession(portal.url()).get("/home", Map.of("Authorization", "Bearer " + provider.token(good())));

        assertThat(api.status()).isEqualTo(401);
        assertThat(api.response().asString()).isEmpty();
        assertThat(page.status()).isEqualTo(302);
        assertThat(active()).isTrue();
    }

    @Test
    void isToldWhenThereIsNoSuchAccount() {
        for (String address : List.of("nobody@example.org", "nonsense", "%C3%A1lice@example.org", "a%27b%22")) {
            Page page = new WebSession(portal.url())
                    .exchange(
                            "POST",
                            "/api/v1/accounts/" + address + "/deactivate",
                            request -> request.header("Authorization", "Bearer " + provider.token(good())));

            assertThat(page.status()).as(address).isEqualTo(404);
        }
    }
}
