package latchkey.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.Finding;
import latchkey.diagnosis.Rhythm;
import latchkey.mailserver.AReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaleClientTest {
    private static final Rhythm EVERY_QUARTER = new Rhythm(6, AReport.NOON, List.of(900L, 900L, 901L, 899L, 900L));
    private static final Rhythm TWICE = new Rhythm(2, AReport.NOON, List.of(900L));

    @Test
    void isProbableOfAnAppPasswordThatIsNotKnownAnyMore() {
        assertThat(judged(AReport.of("unknown_selector"), EVERY_QUARTER))
                .hasValue(Finding.probable(Reason.STALE_CLIENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_an_app_password", "mistyped", "unknown_selector"})
    void isProbableOfWhatTheMailServerDoesNotTakeEither(String outcome) {
        assertThat(judged(AReport.of(outcome).asPassedOn(), EVERY_QUARTER))
                .hasValue(Finding.probable(Reason.STALE_CLIENT));
    }

    @Test
    void isProbableOfAnUnknownAppPasswordWithinSecondsTooForNobodyTypesItFiveTimes() {
        Rhythm fiveAtOnce = new Rhythm(5, AReport.NOON, List.of());

        assertThat(judged(AReport.of("unknown_selector"), fiveAtOnce)).hasValue(Finding.probable(Reason.STALE_CLIENT));
        assertThat(judged(AReport.of("not_an_app_password").asPassedOn(), fiveAtOnce))
                .isEmpty();
    }

    @Test
    void isProbableOfAPasswordThatAMailServerOfItsOwnMindRefuses() {
        assertThat(judged(AReport.of("wrong_password"), EVERY_QUARTER)).hasValue(Finding.probable(Reason.STALE_CLIENT));
        assertThat(judged(AReport.of("wrong_password"), TWICE)).isEmpty();
    }

    @Test
    void isNotCalledSoWhereNobodyCanTellThatItWasOneSecret() {
        assertThat(judged(AReport.of("wrong_password").trying(null), EVERY_QUARTER))
                .isEmpty();
        assertThat(judged(AReport.of("not_an_app_password").asPassedOn().trying(null), EVERY_QUARTER))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown_selector", "not_an_app_password"})
    void isNotSomebodyWhoTriesTwice(String outcome) {
        assertThat(judged(AReport.of(outcome).asPassedOn(), TWICE)).isEmpty();
    }

    @Test
    void isNoReasonWhereNoMailboxHasTheName() {
        assertThat(judged(AReport.of("unknown_account").asPassedOn(), EVERY_QUARTER))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_an_app_password", "main_password", "revoked", ""})
    void saysNothingOfWhatWasRefusedHere(String outcome) {
        assertThat(judged(AReport.of(outcome), EVERY_QUARTER)).isEmpty();
    }

    private static Optional<Finding> judged(AReport report, Rhythm rhythm) {
        return new StaleClient().examine(new Evidence(report.report(), Optional.empty()).tried(rhythm));
    }
}
