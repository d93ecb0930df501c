package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.Dovecot;
import latchkey.parts.ImapSession;
import latchkey.parts.OidcStub;
import latchkey.parts.Portal;
import latchkey.site.Mails;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People of another provider, who tells of them what providers tell, and what they should not. */
class SecondProviderIT {
    private static final Site SITE = Site.shared();
    private static final Duration LIFE = Duration.ofSeconds(3);

    private static final OidcStub PROVIDER = new OidcStub(LIFE);
    private static final Map<String, String> AT_PROVIDER = Map.of(
            "latchkey.oidc.issuer",
            PROVIDER.issuer(),
            "latchkey.oidc.client-id",
            OidcStub.CLIENT,
            "latchkey.oidc.client-secret",
            OidcStub.SECRET,
            "latchkey.sign-in.accepted-amr",
            "otp,hwk",
            "latchkey.kick.url",
            SITE.parts().dovecot().doveadmUrl(),
            "latchkey.kick.key",
            Dovecot.DOVEADM_KEY,
            "latchkey.kick.every",
            "PT1S");
    private static final Portal STRICT = SITE.parts().secondPortal(AT_PROVIDER);
    private static final Portal TRUSTING =
            SITE.parts().fourthPortal(with(AT_PROVIDER, "latchkey.sign-in.provider-enforces-second-factor", "true"));

    @BeforeAll
    static void start() {
        STRICT.start();
        TRUSTING.start();
        STRICT.waitUntilReady();
        TRUSTING.waitUntilReady();
    }

    @AfterAll
    static void stop() {
        STRICT.stop();
        TRUSTING.stop();
        PROVIDER.close();
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    private static Map<String, @Nullable Object> claims(@Nullable Object... pairs) {
        Map<String, @Nullable Object> claims = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            claims.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return claims;
    }

    private static Page comesBack(WebSession session, String path, String person) {
        Page away = session.get(path);
        assertThat(away.location()).startsWith(PROVIDER.issuer());
        return session.open(away.location() + "&person=" + person);
    }

    private static Page signIn(Portal portal, Map<String, @Nullable Object> claims) {
        String person = UUID.randomUUID().toString();
        PROVIDER.knows(person, claims);
        return comesBack(new WebSession(portal.url()), "/settings", person);
    }

    private static String newMailbox(String name) {
        String address = name + "-" + UUID.randomUUID() + "@example.org";
        SITE.change("INSERT INTO account (address, domain) VALUES (?, 'example.org')", address);
        return address;
    }

    private static List<?> owners(String address) {
        return SITE.rows(
                "SELECT p.subject FROM account_owner o JOIN person p ON p.id = o.person_id WHERE o.address = ?",
                address);
    }

    @Nested
    class ASecondFactor {
        @Test
        void isBelievedByItsMethodAlone() {
            Page page = signIn(STRICT, claims("acr", null, "amr", List.of("pwd", "otp")));

            assertThat(page.status()).isEqualTo(200);
        }

        @Test
        void isNotAPassword() {
            Page page = signIn(STRICT, claims("acr", null, "amr", List.of("pwd")));

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.words()).contains("A second factor is needed");
        }

        @Test
        void isMissedWhenTheProviderTellsNothing() {
            Page page = signIn(STRICT, claims("acr", null));

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.words()).contains("A second factor is needed");
        }

        @Test
        void isTakenForGrantedOnlyFromAProviderThatIsNamedAsTrusted() {
            assertThat(signIn(TRUSTING, claims("acr", null)).status()).isEqualTo(200);
            assertThat(signIn(TRUSTING, claims("acr", "1")).status()).isEqualTo(403);
            assertThat(signIn(TRUSTING, claims("acr", null, "amr", List.of("pwd")))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void isNotBelievedInAnotherShape() {
            assertThat(signIn(STRICT, claims("acr", List.of("mfa"))).status()).isEqualTo(403);
            assertThat(signIn(STRICT, claims("acr", Map.of("mfa", true))).status())
                    .isEqualTo(403);
            assertThat(signIn(STRICT, claims("acr", 2)).status()).isEqualTo(403);
            assertThat(signIn(STRICT, claims("acr", null, "amr", "otp")).status())
                    .isEqualTo(403);
            assertThat(signIn(STRICT, claims("acr", null, "amr", Map.of("otp", true)))
                            .status())
                    .isEqualTo(403);
            assertThat(signIn(STRICT, claims("acr", null, "amr", List.of(Map.of("otp", 1), List.of("otp"))))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void isNeverFreshWithoutItsTime() {
            String mailbox = newMailbox("timeless");
            String person = UUID.randomUUID().toString();
            PROVIDER.knows(person, claims("auth_time", null, "email", mailbox, "email_verified", true));
            WebSession session = new WebSession(STRICT.url());
            assertThat(comesBack(session, "/app-passwords", person).status()).isEqualTo(200);

            Page asked = session.get("/app-passwords/new?client=thunderbird");
            Page page = session.open(asked.location() + "&person=" + person);

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.words()).contains("Your second factor could not be checked again");
            assertThat(session.open("/settings").html().select("form[action=/settings/sign-out-everywhere]"))
                    .as("sessions that cannot be told apart are not ended")
                    .isEmpty();
        }
    }

    @Nested
    class AMailbox {
        @Test
        void isLinkedToWhomTheProviderVouchesFor() {
            String mailbox = newMailbox("vouched");

            signIn(STRICT, claims("email", mailbox, "email_verified", true));

            assertThat(owners(mailbox)).hasSize(1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Mails.of(SITE).to(mailbox).size() == 1);
            assertThat(Mails.of(SITE).to(mailbox).get(0).subject()).isEqualTo("Your mailbox is linked to your sign-in");
        }

        @Test
        void isNotLinkedUnlessTheAddressIsLiterallyVerified() {
            for (Object verified :
                    new @Nullable Object[] {false, null, "true", "TRUE", 1, List.of(true), Map.of("v", true)}) {
                String mailbox = newMailbox("unverified");

                Page page = signIn(STRICT, claims("email", mailbox, "email_verified", verified));

                assertThat(page.status()).isEqualTo(200);
                assertThat(owners(mailbox)).as("email_verified: %s", verified).isEmpty();
            }
        }

        @ParameterizedTest
        @CsvSource(
                ignoreLeadingAndTrailingWhitespace = false,
                value = {"á%s", "ａ%s", "%s ", " %s", "%s.", "%s\u200b", "%s@example.org", "\"%s\"", "%s+"})
        void isNotLinkedByAnAddressThatOnlyLooksLikeIt(String shape) {
            String mailbox = newMailbox("i-am");
            String variant = shape.startsWith("%") || shape.startsWith("\"") || shape.startsWith(" ")
                    ? String.format(shape, mailbox)
                    : String.format(shape, mailbox.substring(1));

            signIn(STRICT, claims("email", variant, "email_verified", true));

            assertThat(owners(mailbox)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ı", "İ", "ｉ", "í"})
        void isNotLinkedByALetterThatFoldsToAnother(String letter) {
            String mailbox = newMailbox("i");

            signIn(STRICT, claims("email", letter + mailbox.substring(1), "email_verified", true));
            signIn(STRICT, claims("email", mailbox.replace("@example.org", "@ｅxample.org"), "email_verified", true));

            assertThat(owners(mailbox)).isEmpty();
        }

        @Test
        void isTheSameInUpperCaseAndStillItsOwners() {
            String mailbox = newMailbox("upper");
            signIn(STRICT, claims("email", mailbox.toUpperCase(java.util.Locale.ROOT), "email_verified", true));
            List<?> first = owners(mailbox);

            Page page = signIn(STRICT, claims("email", mailbox, "email_verified", true));

            assertThat(first).hasSize(1);
            assertThat(owners(mailbox)).isEqualTo(first);
            assertThat(page.words()).contains("No mailbox is linked to you");
        }

        @Test
        void staysHisWhoseAddressAtTheProviderChanges() {
            String mailbox = newMailbox("before-marriage");
            String other = newMailbox("after-marriage");
            String person = UUID.randomUUID().toString();
            PROVIDER.knows(person, claims("email", mailbox, "email_verified", true));
            comesBack(new WebSession(STRICT.url()), "/settings", person);
            List<?> owner = owners(mailbox);

            PROVIDER.knows(person, claims("email", other, "email_verified", true));
            Page page = comesBack(new WebSession(STRICT.url()), "/settings", person);

            assertThat(page.words()).contains(mailbox).doesNotContain(other);
            assertThat(owners(mailbox)).isEqualTo(owner);
            assertThat(owners(other)).isEmpty();
        }

        @Test
        void isNotLinkedWhenItIsSwitchedOffOrShared() {
            String off = newMailbox("off");
            String shared = newMailbox("info");
            SITE.change("UPDATE account SET active = FALSE WHERE address = ?", off);
            SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", shared);

            signIn(STRICT, claims("email", off, "email_verified", true));
            signIn(STRICT, claims("email", shared, "email_verified", true));

            assertThat(owners(off)).isEmpty();
            assertThat(owners(shared)).isEmpty();
        }
    }

    @Nested
    class ASubject {
        @ParameterizedTest
        @ValueSource(strings = {"ALICE-%s", "álice-%s", "alice-%s ", "ａlice-%s", " alice-%s", "alıce-%s"})
        void isNotSomebodyElsesWhoseItLooksLike(String variant) {
            String number = UUID.randomUUID().toString();
            String mailbox = newMailbox("subject");
            signIn(STRICT, claims("sub", "alice-" + number, "email", mailbox, "email_verified", true));

            Page page = signIn(STRICT, claims("sub", String.format(variant, number)));

            assertThat(owners(mailbox)).hasSize(1);
            assertThat(page.words()).doesNotContain(mailbox);
        }

        @Test
        void longerThanTheStandardAllowsIsNobody() {
            Page longest =
                    signIn(STRICT, claims("sub", "s".repeat(255), "email", newMailbox("long"), "email_verified", true));
            Page tooLong = signIn(STRICT, claims("sub", "s".repeat(256)));

            assertThat(longest.status()).isEqualTo(200);
            assertThat(tooLong.status()).isEqualTo(401);
            assertThat(tooLong.words()).contains("The sign-in did not work");
        }
    }

    @Nested
    class SigningOutEverywhere {
        @Test
        void holdsAfterATokenRefresh() {
            String person = UUID.randomUUID().toString();
            WebSession laptop = new WebSession(STRICT.url());
            WebSession phone = new WebSession(STRICT.url());
            comesBack(laptop, "/settings", person);
            comesBack(phone, "/settings", person);
            int before = PROVIDER.refreshes();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                assertThat(phone.get("/settings").status())
                        .as("refreshed, it goes on")
                        .isEqualTo(200);
                return PROVIDER.refreshes() > before;
            });

            Page out = laptop.submit(laptop.open("/settings"), "/settings/sign-out-everywhere", Map.of());

            assertThat(out.location()).endsWith("/signed-out");
            WebSession spare = phone.tab();
            assertThat(phone.get("/settings").status()).isEqualTo(302);
            int ended = PROVIDER.refreshes();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                // Each time with the cookie as it was: a thief does not take a new one.
                assertThat(spare.tab().get("/settings").status()).isEqualTo(302);
                return PROVIDER.refreshes() > ended;
            });
            assertThat(laptop.get("/settings").status()).isEqualTo(302);
        }
    }

    @Nested
    class AMachine {
        private final String mailbox = newMailbox("leaver");

        private int deactivates(@Nullable String token) {
            return new WebSession(STRICT.url())
                    .exchange(
                            "POST",
                            "/api/v1/accounts/" + mailbox + "/deactivate",
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
            PROVIDER.knows(person, claims("email", mailbox, "email_verified", true));
            WebSession leaver = new WebSession(STRICT.url());
            comesBack(leaver, "/home", person);
            await().atMost(Duration.ofSeconds(5)).until(() -> {
                assertThat(deactivates(PROVIDER.token(good()))).isEqualTo(204);
                return leaver.tab().get("/home").status() == 302;
            });

            assertThat(active()).isFalse();
            assertThat(SITE.rows(
                            "SELECT what, role FROM audit_entry WHERE address = ? AND what = 'ACCOUNT_DEACTIVATED'",
                            mailbox))
                    .hasSize(1);
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
                assertThat(deactivates(PROVIDER.token(good()))).isEqualTo(204);

                assertThat(leaver.endedWithin(Duration.ofSeconds(20))).isTrue();
                assertThat(stays.says("NOOP")).startsWith("a OK");
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> SITE.rows("SELECT 1 FROM session_kick WHERE address = ?", mailbox)
                            .isEmpty());
        }

        @Test
        void isTurnedAwayWithAnyOtherToken() {
            String wrongAudience =
                    PROVIDER.token(claims("sub", "hr", "aud", "portal", "roles", List.of("offboarding")));
            String noAudience = PROVIDER.token(claims("sub", "hr", "roles", List.of("offboarding")));
            String admin = PROVIDER.token(
                    claims("sub", "hr", "aud", "latchkey-api", "roles", List.of("admin", "owner", "machine")));
            Map<String, @Nullable Object> over = good();
            over.put("exp", 1_000_000_000L);
            Map<String, @Nullable Object> elsewhere = good();
            elsewhere.put("iss", "http://elsewhere.example");

            assertThat(deactivates(null)).isEqualTo(401);
            assertThat(deactivates("nonsense")).isEqualTo(401);
            assertThat(deactivates(wrongAudience)).isEqualTo(401);
            assertThat(deactivates(noAudience)).isEqualTo(401);
            assertThat(deactivates(PROVIDER.token(over))).isEqualTo(401);
            assertThat(deactivates(PROVIDER.token(elsewhere))).isEqualTo(401);
            assertThat(deactivates(PROVIDER.token(good()).replaceAll(".{8}$", "AAAAAAAA")))
                    .isEqualTo(401);
            assertThat(deactivates(admin)).isEqualTo(403);
            assertThat(active()).isTrue();
        }

        @Test
        void isNoPersonWithASessionAndNoPersonIsAMachine() {
            String person = UUID.randomUUID().toString();
            PROVIDER.knows(person, claims("roles", List.of("admin", "offboarding", "machine")));
            WebSession admin = new WebSession(STRICT.url());
            comesBack(admin, "/settings", person);

            Page api = admin.exchange("POST", "/api/v1/accounts/" + mailbox + "/deactivate", request -> request);
            Page page = new WebSession(STRICT.url())
                    .get("/home", Map.of("Authorization", "Bearer " + PROVIDER.token(good())));

            assertThat(api.status()).isEqualTo(401);
            assertThat(api.response().asString()).isEmpty();
            assertThat(page.status()).isEqualTo(302);
            assertThat(active()).isTrue();
        }

        @Test
        void isToldWhenThereIsNoSuchAccount() {
            for (String address : List.of("nobody@example.org", "nonsense", "%C3%A1lice@example.org", "a%27b%22")) {
                Page page = new WebSession(STRICT.url())
                        .exchange(
                                "POST",
                                "/api/v1/accounts/" + address + "/deactivate",
                                request -> request.header("Authorization", "Bearer " + PROVIDER.token(good())));

                assertThat(page.status()).as(address).isEqualTo(404);
            }
        }
    }
}
