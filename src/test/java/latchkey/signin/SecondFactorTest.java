package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.signin.SecondFactor.Word;
import latchkey.signin.SessionStart.Begun;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private static final Instant NOW = Instant.parse("2026-05-05T12:00:00Z");
    private static final GivenSignIn MFA = GivenSignIn.accepting(Set.of("mfa"));
    private static final GivenSignIn OTP = MFA.orAmr("otp", "hwk");
    private static final GivenSignIn TRUSTED = MFA.enforcedByTheProvider();
    private static final GivenSignIn MISTAKEN =
            GivenSignIn.accepting(Set.of("mfa", "pwd")).orAmr("pwd");

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
            SecondFactor untold = silent(Optional.of(NOW));

            assertThat(untold.accepted(TRUSTED)).isTrue();
            assertThat(untold.accepted(MFA)).isFalse();
        }

        @Test
        void aTrustedProviderThatTellsOfNoSecondFactorIsBelieved() {
            assertThat(told("1").accepted(TRUSTED)).isFalse();
            assertThat(new SecondFactor(Optional.empty(), List.of("pwd"), Optional.of(NOW), Word.SPOKEN)
                            .accepted(TRUSTED))
                    .isFalse();
        }

        @Test
        void aTrustedProviderThatTellsWhatNobodyUnderstandsHasNotToldNothing() {
            assertThat(new SecondFactor(Optional.empty(), List.of(), Optional.of(NOW), Word.SPOKEN).accepted(TRUSTED))
                    .isFalse();
        }

        @Test
        void whatWasAcceptedAsTheSessionBeganStandsUntilATokenSaysOtherwise() {
            Begun begun = new Begun(NOW, Optional.of(NOW));

            assertThat(silent(Optional.empty()).accepted(MFA)).isFalse();
            assertThat(silent(Optional.empty()).inSessionOf(begun).accepted(MFA))
                    .isTrue();
            assertThat(silent(Optional.empty()).inSessionOf(begun).fresh(MFA, NOW.plusSeconds(599)))
                    .isTrue();
            assertThat(told("1", "pwd").inSessionOf(begun).accepted(OTP)).isFalse();
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
            SecondFactor untold = new SecondFactor(Optional.of("mfa"), List.of(), Optional.empty(), Word.SPOKEN);

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

    private static SecondFactor silent(Optional<Instant> authTime) {
        return new SecondFactor(Optional.empty(), List.of(), authTime, Word.SILENT);
    }

    private static SecondFactor told(String acr, String... amr) {
        return new SecondFactor(Optional.of(acr), List.of(amr), Optional.of(NOW), Word.SPOKEN);
    }

    private static SecondFactor at(Instant authTime) {
        return new SecondFactor(Optional.of("mfa"), List.of(), Optional.of(authTime), Word.SPOKEN);
    }
}
