package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever runs the portal reads why a provider's people are not let in. */
class SignInTroubleTest {
    private final LogLines log = LogLines.of(SignInTrouble.class.getName());
    private Instant now = Instant.parse("2026-03-25T08:00:00Z");
    private final SignInTrouble trouble = new SignInTrouble(new OwnClock());

    @AfterEach
    void listenNoMore() {
        log.close();
    }

    @Test
    void theProvidersOwnWordsAreInTheLogAndAMinuteLaterAgain() {
        brokenOff("invalid_scope", "Invalid scopes: openid offline");
        brokenOff("invalid_scope", "Invalid scopes: openid offline");
        now = now.plus(Duration.ofMinutes(1));
        brokenOff("access_denied", "");

        assertThat(log.all()).hasSize(2);
        assertThat(log.all().get(0)).contains("invalid_scope", "Invalid scopes: openid offline");
        assertThat(log.all().get(1)).contains("access_denied");
    }

    @Test
    void whoeverOpensThePageByHandWritesNothingThatLooksLikeAnotherLine() {
        brokenOff("x\r\n2026-03-25 ERROR all is lost", "y".repeat(5000));

        assertThat(log.all()).singleElement().satisfies(line -> {
            assertThat(line).doesNotContain("\r", "\n").contains("x??2026");
            assertThat(line.length()).isLessThan(400);
        });
    }

    @Test
    void whoOpensThePageOfFailuresWithoutAnyIsNoTrouble() {
        trouble.refusedByProvider(Optional.empty(), Optional.empty());

        assertThat(log.all()).isEmpty();
    }

    @Test
    void eachKindOfTroubleHasItsOwnMinute() {
        brokenOff("access_denied", "");
        trouble.noAddress("email_verified is absent");
        cameBack(Optional.empty(), false);

        assertThat(log.all()).hasSize(3);
        assertThat(log.all().get(1)).contains("email_verified is absent");
    }

    @Test
    void whoeverIsAskedForASecondFactorForEverReadsHowFarTheClocksAreApart() {
        cameBack(Optional.of(now.minusSeconds(725)), true);
        cameBack(Optional.of(now.minusSeconds(726)), true);
        now = now.plus(Duration.ofMinutes(1));
        cameBack(Optional.of(now.plusSeconds(3600)), true);

        assertThat(log.all()).hasSize(2);
        assertThat(log.all().get(0)).contains("max_age=600", "auth_time is 725 s behind our clock");
        assertThat(log.all().get(1)).contains("auth_time is 3600 s ahead of our clock");
    }

    @Test
    void whoWasNotAskedForAFreshOneOrHasItIsNoTrouble() {
        cameBack(Optional.of(now.minusSeconds(725)), false);

        assertThat(log.all()).isEmpty();
    }

    private void cameBack(Optional<Instant> authTime, boolean stale) {
        trouble.time(authTime, stale, Duration.ofMinutes(10));
    }

    @Test
    void anAdministratorWhoseRoleDoesNotComeReadsWhatComesInItsPlace() {
        roles();
        now = now.plus(Duration.ofMinutes(1));
        roles("offline_access", "Admins");

        assertThat(log.all()).hasSize(2);
        assertThat(log.all().get(0)).contains("latchkey.oidc.roles-claim", "absent");
        assertThat(log.all().get(1)).contains("holds [Admins, offline_access]");
    }

    @Test
    void whereOneOfTheStaffHasSignedInOwnersWithoutARoleAreNoTrouble() {
        roles("helpdesk:example.org");
        roles();

        assertThat(log.all()).isEmpty();
    }

    private void roles(String... provided) {
        trouble.roles(StaffRoles.of(Set.of(provided)), Set.of(provided));
    }

    private void brokenOff(String error, String description) {
        trouble.refusedByProvider(Optional.of(error), Optional.of(description));
    }

    private final class OwnClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
