package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.diagnosis.corpus.Corpus;
import latchkey.diagnosis.corpus.PlayTraces;
import latchkey.diagnosis.corpus.RecordedTraces;
import latchkey.diagnosis.corpus.Reported;
import latchkey.diagnosis.corpus.Trace;
import latchkey.mailserver.ScriptVersions;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** Records the traces anew, when a kind of actor is new or the scripts report something else. Runs only when it is named. */
class RecordCorpus {
    private static final Site SITE = Site.shared();

    @Test
    void letsTheRealDovecotTellOf200Traces() throws Exception {
        List<Trace> traces = Corpus.of(2026, 200);
        Map<Trace, List<Reported>> reported = new LinkedHashMap<>();
        traces.forEach(trace -> reported.put(trace, List.of()));

        try (QuietInbox quiet = new QuietInbox(SITE)) {
            List<Trace> together =
                    traces.stream().filter(trace -> trace.outages().isEmpty()).toList();
            reported.putAll(PlayTraces.play(SITE, together, PlayTraces.AN_HOUR_IN_A_SECOND));
            for (Trace trace : traces) {
                if (!trace.outages().isEmpty()) {
                    reported.put(trace, PlayTraces.playOutage(SITE, trace));
                }
            }

            reported.forEach((trace, of) -> assertThat(of).as(trace.name()).hasSameSizeAs(trace.logins()));
            assertThat(SITE.rows("SELECT DISTINCT script_version FROM login_report WHERE session LIKE 't%'"))
                    .containsExactly(Map.of("script_version", String.valueOf(ScriptVersions.EXPECTED)));
            RecordedTraces.write(RecordedTraces.FILE, ScriptVersions.EXPECTED, reported);
            quiet.empty();
        }
    }
}
