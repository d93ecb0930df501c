package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import latchkey.diagnosis.corpus.Corpus;
import latchkey.diagnosis.corpus.PlayTraces;
import latchkey.diagnosis.corpus.RecordedTraces;
import latchkey.diagnosis.corpus.Reported;
import latchkey.diagnosis.corpus.Trace;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** Records the traces anew, when a kind of actor is new or the scripts report something else. Runs only when it is named. */
class RecordCorpus {
    private static final Site SITE = Site.shared();

    @Test
    void letsTheRealDovecotTellOf200Traces() throws Exception {
        List<Trace> traces = Corpus.of(2026, 220).stream()
                .filter(trace -> trace.outages().isEmpty())
                .limit(200)
                .toList();

        try (QuietInbox quiet = new QuietInbox(SITE)) {
            Map<Trace, List<Reported>> reported = PlayTraces.play(SITE, traces, PlayTraces.AN_HOUR_IN_A_SECOND);

            reported.forEach((trace, of) -> assertThat(of).hasSameSizeAs(trace.logins()));
            RecordedTraces.write(RecordedTraces.FILE, reported);
            quiet.empty();
        }
    }
}
