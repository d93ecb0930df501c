package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private static final Instant NOW = Instant.parse("2026-05-05T12:00:00Z");
    private static final Config MFA = new Config(Set.of("mfa"), Optional.empty(), false);
    private static final Config OTP = new Config(Set.of("mfa"), Optional.of(Set.of("otp", "hwk")), false);
    private static final Config TRUSTED = new Config(Set.of("mfa"), Optional.empty(), true);
    private static final Config MISTAKEN = new Config(Set.of("mfa", "pwd"), Optional.of(Set.of("pwd")), false);

    private record Config(
            Set<String> acceptedAcr, Optional<Set<String>> acceptedAmr, boolean providerEnforcesSecondFactor)
            implements SignInConfig {
        @Override
        public Duration freshFor() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration sessionLength() {
            return Duration.ofHours(12);
        }

        @Override
        public Duration staffSessionLength() {
            return Duration.ofHours(8);
        }

        @Override
        public Duration rememberedFor() {
            return Duration.ofDays(90);
        }

        @Override
        public Optional<String> addressClaim() {
            return Optional.empty();
        }

        @Override
        public Optional<String> secondAddressClaim() {
            return Optional.empty();
        }
    }

    @Nested
    class Accepted {
        @Test
        void anAcrOfTheConfiguredOnes() {
            assertThat(told("mfa").accepted(MFA)).isTrue();
            assertThat(told("1").accepted(MFA)).isFalse();
            assertThat(told("MFA").accepted(MFA)).isFalse();
            assertThat(told("").accepted(MFA)).isFalse();
        }

        @Test
        void oneMethodOfTheConfiguredOnesIsEnough() {
            assertThat(told("1", "pwd", "otp").accepted(OTP)).isTrue();
            assertThat(told("1", "hwk").accepted(OTP)).isTrue();
            assertThat(told("1", "pwd", "sms").accepted(OTP)).isFalse();
            assertThat(told("1", "otp").accepted(MFA)).isFalse();
        }

        @Test
        void aPasswordIsNoSecondFactorWhateverIsConfigured() {
            assertThat(told("1", "pwd").accepted(MISTAKEN)).isFalse();
            assertThat(told("pwd").accepted(MISTAKEN)).isFalse();
            assertThat(told("mfa", "pwd").accepted(MISTAKEN)).isTrue();
        }

        @Test
        void aProviderThatTellsNothingMustBeTrusted() {
            SecondFactor untold = new SecondFactor(Optional.empty(), List.of(), Optional.of(NOW));

            assertThat(untold.accepted(TRUSTED)).isTrue();
            assertThat(untold.accepted(MFA)).isFalse();
        }

        @Test
        void aTrustedProviderThatTellsOfNoSecondFactorIsBelieved() {
            assertThat(told("1").accepted(TRUSTED)).isFalse();
            assertThat(new SecondFactor(Optional.empty(), List.of("pwd"), Optional.of(NOW)).accepted(TRUSTED))
                    .isFalse();
        }
    }

    @Nested
    class Fresh {
        @Test
        void forTenMinutes() {
            assertThat(at(NOW.minusSeconds(600)).fresh(MFA, NOW)).isTrue();
            assertThat(at(NOW.minusSeconds(601)).fresh(MFA, NOW)).isFalse();
        }

        @Test
        void notWithoutAuthTime() {
            SecondFactor untold = new SecondFactor(Optional.of("mfa"), List.of(), Optional.empty());

            assertThat(untold.accepted(MFA)).isTrue();
            assertThat(untold.fresh(MFA, NOW)).isFalse();
        }

        @Test
        void notIfItIsNoSecondFactor() {
            assertThat(told("1").fresh(MFA, NOW)).isFalse();
        }

        @Test
        void aClockThatRunsAMinuteAheadIsForgivenOneThatRunsAnHourAheadIsNot() {
            assertThat(at(NOW.plusSeconds(60)).fresh(MFA, NOW)).isTrue();
            assertThat(at(NOW.plusSeconds(3600)).fresh(MFA, NOW)).isFalse();
        }
    }

    private static SecondFactor told(String acr, String... amr) {
        return new SecondFactor(Optional.of(acr), List.of(amr), Optional.of(NOW));
    }

    private static SecondFactor at(Instant authTime) {
        return new SecondFactor(Optional.of("mfa"), List.of(), Optional.of(authTime));
    }
}
