package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a report is at fault, or the database. */
class DatabaseTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "08S01, 1047, a node that has lost the others refuses each statement",
        "HY000, 1180, or finds that out at the commit",
        "HY000, 1290, a standby is asked to write",
        "28000, 1045, the portal is not let in",
        "HY000, 4151, or its user is locked"
    })
    void aNodeThatIsNotWellSaysNothingAboutTheRow(String state, int code, String what) {
        RuntimeException failed = new IllegalStateException(new SQLException(what, state, code));

        assertThat(DatabaseTrouble.isOutage(failed)).isTrue();
        assertThat(DatabaseTrouble.lostRace(failed)).isFalse();
    }

    @Test
    void whoLosesAgainstAnotherNodeMayBeginAnew() {
        SQLException lost = new SQLException("Deadlock found when trying to get lock", "40001", 1213);

        assertThat(DatabaseTrouble.lostRace(lost)).isTrue();
        assertThat(DatabaseTrouble.isOutage(lost)).isFalse();
    }
}
