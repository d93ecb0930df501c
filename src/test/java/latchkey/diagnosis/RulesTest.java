package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.mailserver.AReport;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Evidence EVIDENCE = new Evidence(AReport.of("revoked").report(), Optional.empty());
    private static final Finding RETIRED = Finding.certain(Reason.RETIRED_APP_PASSWORD);
    private static final Finding WRONG = Finding.probable(Reason.WRONG_PASSWORD);

    @Test
    void theFirstThatFindsWins() {
        Rules rules = new Rules(List.of(
                evidence -> Optional.empty(), evidence -> Optional.of(RETIRED), evidence -> Optional.of(WRONG)));

        assertThat(rules.judge(EVIDENCE)).isEqualTo(RETIRED);
    }

    @Test
    void withoutARuleThatTakesEverythingAReportIsNotFiledUnderAGuess() {
        Rules rules = new Rules(List.of(evidence -> Optional.empty()));

        assertThatThrownBy(() -> rules.judge(EVIDENCE)).isInstanceOf(IllegalStateException.class);
    }
}
