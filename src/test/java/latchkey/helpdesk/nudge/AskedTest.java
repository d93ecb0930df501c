package latchkey.helpdesk.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.AskedFilter;
import latchkey.diagnosis.HeldBy;
import latchkey.diagnosis.WorklistFilter;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.Test;

/** Of whom a round is, as it is kept. */
class AskedTest {
    private static final String HANNA = "https://provider.example hanna";

    private static Asked of(Map<String, String> words) {
        return Asked.of(
                AskedFilter.of(words, domain -> true, Optional.of(HANNA)).filter());
    }

    @Test
    void aFilterThatWasKeptChoosesTheSame() {
        Asked asked = of(Map.of(
                "reason", "main-password",
                "certainty", "certain",
                "state", "failing",
                "domain", "example.org",
                "since", "week",
                "protocol", "imap",
                "holder", "mine",
                "client", "k-9 = mail",
                "q", "greta"));

        assertThat(Asked.read(asked.text(), Optional.empty(), HANNA).filter()).isEqualTo(asked.filter());
        assertThat(asked.filter().reason()).contains(Reason.MAIN_PASSWORD);
        assertThat(asked.filter().client()).isEqualTo("k-9 = mail");
        assertThat(asked.filter().holder()).contains(new HeldBy(Optional.of(HANNA)));
        assertThat(asked.worklist())
                .startsWith("/helpdesk/failing?reason=main-password&")
                .endsWith("client=k-9+%3D+mail&q=greta");
    }

    @Test
    void whatWasTypedCannotBecomeAnotherFilter() {
        Asked asked = of(Map.of("q", "Greta\nreason=stale-client"));

        Asked read = Asked.read(asked.text(), Optional.empty(), HANNA);

        assertThat(read.filter().reason()).isEmpty();
        assertThat(read.filter().search()).isEqualTo("greta reason=stale-client");
    }

    @Test
    void withoutAFilterItIsAllThatTheWorklistShows() {
        assertThat(of(Map.of()).text()).isEmpty();
        assertThat(Asked.read("", Optional.empty(), HANNA).filter()).isEqualTo(WorklistFilter.NONE);
    }

    @Test
    void anAccountIsItself() {
        Asked asked = Asked.of(MailAddress.of("greta@example.org"));

        assertThat(asked.inShort()).isEqualTo("greta@example.org");
        assertThat(asked.text()).isEmpty();
    }
}
