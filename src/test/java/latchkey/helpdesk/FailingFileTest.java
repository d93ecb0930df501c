package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the audit trail keeps of a list that somebody took away. */
class FailingFileTest {
    @Test
    void whoWasLookedForIsNotWrittenDown() {
        assertThat(FailingFile.note("/helpdesk/failing.csv?q=alice%40example.org"))
                .isEqualTo("/helpdesk/failing.csv?q=…");
        assertThat(FailingFile.note(
                        "/helpdesk/failing.csv?domain=example.org&q=alice&client=alices%20phone&sort=tries"))
                .isEqualTo("/helpdesk/failing.csv?domain=example.org&q=…&client=…&sort=tries");
    }
}
