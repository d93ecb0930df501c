package latchkey.signin;

import static latchkey.signin.AnotherProvider.claims;
import static latchkey.signin.AnotherProvider.newMailbox;
import static latchkey.signin.AnotherProvider.owners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Whose a mailbox becomes by what a provider tells, and whose it does not. */
class LinkedMailboxIT {
    private static final Site SITE = Site.shared();
    private static final AnotherProvider AT = new AnotherProvider();
    private static final Portal STRICT = AT.strict();

    @BeforeAll
    static void start() {
        STRICT.start();
        STRICT.waitUntilReady();
    }

    @AfterAll
    static void stop() {
        STRICT.stop();
        AT.provider().close();
    }

    @Nested
    class AMailbox {
        @Test
        void isLinkedToWhomTheProviderVouchesFor() {
            String mailbox = newMailbox("vouched");

            AT.signIn(STRICT, claims("email", mailbox, "email_verified", true));

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

                Page page = AT.signIn(STRICT, claims("email", mailbox, "email_verified", verified));

                assertThat(page.status()).isEqualTo(200);
                assertThat(owners(mailbox)).as("email_verified: %s", verified).isEmpty();
            }
        }

        @Test
        void isLinkedByAnAddressThatIsToldAtTheUserInfoEndpointOnly() {
            String mailbox = newMailbox("userinfo");

            Page page = signIn(Map.of("email", mailbox, "email_verified", true));

            assertThat(page.status()).isEqualTo(200);
            assertThat(owners(mailbox)).hasSize(1);
        }

        @Test
        void hasASecondAddressAlsoWhereThatIsToldAtTheUserInfoEndpointOnly() {
            String mailbox = newMailbox("second");

            signIn(Map.of("recovery", "second@elsewhere.example"), "email", mailbox, "email_verified", true);

            assertThat(SITE.rows("SELECT second_address FROM person WHERE contact_address = ?", mailbox))
                    .containsExactly(Map.of("second_address", "second@elsewhere.example"));
        }

        @Test
        void isNotLinkedByHalfAnAnswerNorByOneAboutSomebodyElse() {
            String mailbox = newMailbox("half");

            signIn(Map.of("email_verified", true), "email", mailbox);
            signIn(Map.of("email", mailbox), "email_verified", true);
            signIn(Map.of("email", mailbox, "email_verified", "true"));
            signIn(Map.of("sub", "sub-of-another", "email", mailbox, "email_verified", true));

            assertThat(owners(mailbox)).isEmpty();
        }

        private Page signIn(Map<String, Object> atUserInfo, @Nullable Object... inTheToken) {
            String person = UUID.randomUUID().toString();
            AT.provider().knows(person, claims(inTheToken));
            AT.provider().tellsAtUserInfo(person, atUserInfo);
            return AT.comesBack(new WebSession(STRICT.url()), "/settings", person);
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

            AT.signIn(STRICT, claims("email", variant, "email_verified", true));

            assertThat(owners(mailbox)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ı", "İ", "ｉ", "í"})
        void isNotLinkedByALetterThatFoldsToAnother(String letter) {
            String mailbox = newMailbox("i");

            AT.signIn(STRICT, claims("email", letter + mailbox.substring(1), "email_verified", true));
            AT.signIn(STRICT, claims("email", mailbox.replace("@example.org", "@ｅxample.org"), "email_verified", true));

            assertThat(owners(mailbox)).isEmpty();
        }

        @Test
        void isTheSameInUpperCaseAndStillItsOwners() {
            String mailbox = newMailbox("upper");
            AT.signIn(STRICT, claims("email", mailbox.toUpperCase(java.util.Locale.ROOT), "email_verified", true));
            List<?> first = owners(mailbox);

            Page page = AT.signIn(STRICT, claims("email", mailbox, "email_verified", true));

            assertThat(first).hasSize(1);
            assertThat(owners(mailbox)).isEqualTo(first);
            assertThat(page.words()).contains("No mailbox is linked to you");
        }

        @Test
        void staysHisWhoseAddressAtTheProviderChanges() {
            String mailbox = newMailbox("before-marriage");
            String other = newMailbox("after-marriage");
            String person = UUID.randomUUID().toString();
            AT.provider().knows(person, claims("email", mailbox, "email_verified", true));
            AT.comesBack(new WebSession(STRICT.url()), "/settings", person);
            List<?> owner = owners(mailbox);

            AT.provider().knows(person, claims("email", other, "email_verified", true));
            Page page = AT.comesBack(new WebSession(STRICT.url()), "/settings", person);

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

            AT.signIn(STRICT, claims("email", off, "email_verified", true));
            AT.signIn(STRICT, claims("email", shared, "email_verified", true));

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
            AT.signIn(STRICT, claims("sub", "alice-" + number, "email", mailbox, "email_verified", true));

            Page page = AT.signIn(STRICT, claims("sub", String.format(variant, number)));

            assertThat(owners(mailbox)).hasSize(1);
            assertThat(page.words()).doesNotContain(mailbox);
        }

        @Test
        void longerThanTheStandardAllowsIsNobody() {
            Page longest = AT.signIn(
                    STRICT, claims("sub", "s".repeat(255), "email", newMailbox("long"), "email_verified", true));
            Page tooLong = AT.signIn(STRICT, claims("sub", "s".repeat(256)));

            assertThat(longest.status()).isEqualTo(200);
            assertThat(tooLong.status()).isEqualTo(401);
            assertThat(tooLong.words()).contains("The sign-in did not work");
        }
    }
}
