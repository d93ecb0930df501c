package latchkey.signin;

import static latchkey.signin.AnotherProvider.claims;
import static latchkey.signin.AnotherProvider.newMailbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import latchkey.parts.OidcStub;
import latchkey.parts.Portal;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** People and machines of another provider, which tells of them what providers tell, and what they should not. */
class SecondProviderIT {
    private static final AnotherProvider AT = new AnotherProvider();
    private static final OidcStub PROVIDER = AT.provider();
    private static final Portal STRICT = AT.strict();
    private static final Portal TRUSTING = AT.trusting();

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

    @Nested
    class ASecondFactor {
        @Test
        void isBelievedByItsMethodAlone() {
            Page page = AT.signIn(STRICT, claims("acr", null, "amr", List.of("pwd", "otp")));

            assertThat(page.status()).isEqualTo(200);
        }

        @Test
        void isNotAPassword() {
            Page page = AT.signIn(STRICT, claims("acr", null, "amr", List.of("pwd")));

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.words()).contains("A second factor is needed");
        }

        @Test
        void isMissedWhenTheProviderTellsNothing() {
            Page page = AT.signIn(STRICT, claims("acr", null));

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.words()).contains("A second factor is needed");
        }

        @Test
        void isTakenForGrantedOnlyFromAProviderThatIsNamedAsTrusted() {
            assertThat(AT.signIn(TRUSTING, claims("acr", null)).status()).isEqualTo(200);
            assertThat(AT.signIn(TRUSTING, claims("acr", "1")).status()).isEqualTo(403);
            assertThat(AT.signIn(TRUSTING, claims("acr", null, "amr", List.of("pwd")))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void isNotBelievedInAnotherShape() {
            assertThat(AT.signIn(STRICT, claims("acr", List.of("mfa"))).status())
                    .isEqualTo(403);
            assertThat(AT.signIn(STRICT, claims("acr", Map.of("mfa", true))).status())
                    .isEqualTo(403);
            assertThat(AT.signIn(STRICT, claims("acr", 2)).status()).isEqualTo(403);
            assertThat(AT.signIn(STRICT, claims("acr", null, "amr", "pwd")).status())
                    .isEqualTo(403);
            assertThat(AT.signIn(STRICT, claims("acr", null, "amr", Map.of("otp", true)))
                            .status())
                    .isEqualTo(403);
            assertThat(AT.signIn(STRICT, claims("acr", null, "amr", List.of(Map.of("otp", 1), List.of("otp"))))
                            .status())
                    .isEqualTo(403);
            assertThat(AT.signIn(TRUSTING, claims("acr", 1)).status()).isEqualTo(403);
            assertThat(AT.signIn(TRUSTING, claims("acr", null, "amr", "pwd")).status())
                    .isEqualTo(403);
            assertThat(AT.signIn(TRUSTING, claims("acr", null, "amr", Map.of("otp", true)))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void isBelievedWhereItsMethodStandsAlone() {
            assertThat(AT.signIn(STRICT, claims("acr", null, "amr", "otp")).status())
                    .isEqualTo(200);
        }

        @Test
        void isNeverFreshWithoutItsTime() {
            String mailbox = newMailbox("timeless");
            String person = UUID.randomUUID().toString();
            PROVIDER.knows(person, claims("auth_time", null, "email", mailbox, "email_verified", true));
            WebSession session = new WebSession(STRICT.url());
            assertThat(AT.comesBack(session, "/app-passwords", person).status()).isEqualTo(200);

            Page asked = session.get("/app-passwords/new?client=thunderbird");
            Page page = session.open(asked.location() + "&person=" + person);

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.words()).contains("Your second factor could not be checked again");
        }
    }

    @Nested
    class ASessionWhoseTokensAreRefreshed {
        private final String person = UUID.randomUUID().toString();
        private final WebSession session = new WebSession(TRUSTING.url());

        @Test
        void endsAfterItsLengthAlsoWhereTheProviderTellsNoTime() {
            PROVIDER.knows(person, claims("auth_time", null));
            AT.comesBack(session, "/settings", person);
            String began = times(session);
            int refreshed = PROVIDER.refreshes();
            long from = System.nanoTime();

            Page ended = await().atMost(Duration.ofSeconds(40))
                    .until(
                            () -> {
                                // The address to which the provider leads begins nothing anew for one who has a
                                // session.
                                session.get("/oidc/callback?code=none&state=none");
                                assertThat(times(session)).isEqualTo(began);
                                return session.get("/settings");
                            },
                            page -> page.status() == 302);

            assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofSeconds(16));
            assertThat(PROVIDER.refreshes()).as("it was refreshed on the way").isGreaterThan(refreshed);
            assertThat(ended.location()).startsWith(PROVIDER.issuer()).contains("prompt=login");
        }

        @Test
        void hasNoFresherSecondFactorByASignInElsewhere() {
            AT.comesBack(session, "/settings", person);
            int before = PROVIDER.refreshes();
            // As a provider tells of a sign-in to its webmail, by a password alone.
            PROVIDER.knows(
                    person, claims("auth_time", Instant.now().plusSeconds(60).getEpochSecond()));

            await().atMost(Duration.ofSeconds(20)).until(() -> {
                assertThat(session.get("/settings").status()).isEqualTo(200);
                return PROVIDER.refreshes() > before;
            });
            Page asked = session.get("/app-passwords/new?client=other");

            assertThat(asked.status()).isEqualTo(302);
            assertThat(asked.location())
                    .startsWith(PROVIDER.issuer())
                    .contains("max_age=2")
                    .doesNotContain("prompt=");
        }

        private static String times(WebSession session) {
            return String.valueOf(session.cookie(SessionStart.COOKIE)).replaceFirst("\\.[^.]*$", "");
        }

        @Test
        void needsNoSecondFactorAgainWhereTheProviderDoesNotRepeatIt() {
            WebSession strict = new WebSession(STRICT.url());
            AT.comesBack(strict, "/settings", person);
            PROVIDER.knows(person, claims("acr", null));
            int before = PROVIDER.refreshes();

            await().atMost(Duration.ofSeconds(30)).until(() -> {
                assertThat(strict.get("/settings").status()).isEqualTo(200);
                return PROVIDER.refreshes() > before + 1;
            });
            assertThat(strict.get("/sign-in/fresh").status())
                    .as("it is as fresh as it was")
                    .isEqualTo(200);
            PROVIDER.knows(person, claims("acr", null, "amr", List.of("pwd")));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> strict.get("/settings").status() == 403);
        }

        @Test
        void isNotHelpedByTheBeginningOfAnotherOne() {
            WebSession accepted = new WebSession(STRICT.url());
            AT.comesBack(accepted, "/settings", person);
            String began = Objects.requireNonNull(accepted.cookie(SessionStart.COOKIE));
            PROVIDER.knows(person, claims("acr", null));
            WebSession byPassword = new WebSession(STRICT.url());
            assertThat(AT.comesBack(byPassword, "/settings", person).status()).isEqualTo(403);
            int before = PROVIDER.refreshes();

            await().atMost(Duration.ofSeconds(20)).until(() -> {
                byPassword.setCookie(SessionStart.COOKIE, began);
                assertThat(byPassword.get("/settings").status()).isEqualTo(403);
                return PROVIDER.refreshes() > before;
            });
        }

        @Test
        void isNoneWithoutTheTimeAtWhichItBegan() {
            AT.comesBack(session, "/settings", person);
            session.forgetCookie(SessionStart.COOKIE);

            Page page = session.get("/settings");

            assertThat(page.status()).isEqualTo(302);
            assertThat(page.location()).startsWith(PROVIDER.issuer());
        }
    }

    @Nested
    class ARole {
        @Test
        void isFoundInAClaimThatIsNamedByAUrl() {
            Page helpdesk = AT.signIn(STRICT, claims("https://example.org/roles", List.of("helpdesk")));
            Page nobody = AT.signIn(STRICT, claims("https://example.org/other", List.of("helpdesk")));

            assertThat(helpdesk.html().select("a[href=/helpdesk/failing]")).isNotEmpty();
            assertThat(nobody.html().select("a[href=/helpdesk/failing]")).isEmpty();
        }
    }

    @Nested
    class SigningOutEverywhere {
        @Test
        void worksAlsoWhereTheProviderTellsNoTime() {
            String person = UUID.randomUUID().toString();
            PROVIDER.knows(person, claims("auth_time", null));
            WebSession laptop = new WebSession(STRICT.url());
            WebSession phone = new WebSession(STRICT.url());
            AT.comesBack(phone, "/settings", person);
            AT.comesBack(laptop, "/settings", person);

            Page out = laptop.submit(laptop.open("/settings"), "/settings/sign-out-everywhere", Map.of());

            assertThat(out.location()).endsWith("/signed-out");
            assertThat(laptop.get("/settings").status()).isEqualTo(302);
            assertThat(phone.get("/settings").status()).isEqualTo(302);
            assertThat(AT.comesBack(new WebSession(STRICT.url()), "/settings", person)
                            .status())
                    .as("and back in again")
                    .isEqualTo(200);
        }

        @Test
        void holdsAfterATokenRefresh() {
            String person = UUID.randomUUID().toString();
            WebSession laptop = new WebSession(STRICT.url());
            WebSession phone = new WebSession(STRICT.url());
            AT.comesBack(laptop, "/settings", person);
            AT.comesBack(phone, "/settings", person);
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
    class AMachine extends MachineCases {
        AMachine() {
            super(AT, STRICT);
        }
    }
}
