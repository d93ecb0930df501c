package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.attempt.AccountHistory.Refused;
import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;
import latchkey.signin.SignIn;
import org.junit.jupiter.api.Test;

/** Several histories read as one, page by page. */
class TimelineTest {
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

    @Test
    void aPhoneThatTriesEveryMinuteIsOneLine() {
        Timeline page = Timeline.merge(List.of(refusals(30, 100)));

        assertThat(page.events()).hasSize(1);
        assertThat(page.events().get(0).times()).isEqualTo(30);
        assertThat(page.events().get(0).since()).isEqualTo(NOON.minusSeconds(29 * 60));
        assertThat(page.older()).isEmpty();
    }

    @Test
    void nothingIsToldBeforeWhatAFullSourceMayStillHave() {
        Timeline page = Timeline.merge(List.of(refusals(5, 5), signIns(200)));

        assertThat(page.events()).isNotEmpty().allMatch(event -> event.at().isAfter(NOON.minusSeconds(4 * 60)));
        assertThat(page.older()).contains(NOON.minusSeconds(3 * 60 + 30));
    }

    @Test
    void whereRefusalsAreTakenDayByDayNothingIsToldOfEarlierDays() {
        Timeline.Source refusals =
                new Timeline.Source(refusals(5, 100).events(), Optional.of(NOON.minusSeconds(4 * 60 + 20)));

        Timeline page = Timeline.merge(List.of(refusals, signIns(200)));

        assertThat(page.events()).isNotEmpty().allMatch(event -> event.at().isAfter(NOON.minusSeconds(4 * 60 + 20)));
        assertThat(page.events().stream()
                        .filter(event -> event.refused().isPresent())
                        .mapToLong(TimelineEvent::times)
                        .sum())
                .isEqualTo(5);
        assertThat(page.older()).contains(NOON.minusSeconds(4 * 60));
    }

    @Test
    void allPagesTogetherTellEverythingOnce() {
        List<TimelineEvent> all = signIns(130).events();
        List<TimelineEvent> told = new ArrayList<>();
        Optional<Instant> before = Optional.of(NOON.plusSeconds(1));

        while (before.isPresent()) {
            Instant end = before.get();
            Timeline page = Timeline.merge(List.of(Timeline.Source.of(
                    all.stream().filter(event -> event.at().isBefore(end)).limit(100), 100)));
            told.addAll(page.events());
            before = page.older();
        }

        assertThat(told).isEqualTo(all);
    }

    private static Timeline.Source refusals(int count, int most) {
        return Timeline.Source.of(
                IntStream.range(0, count)
                        .mapToObj(minute -> new Refused(
                                NOON.minusSeconds(minute * 60L),
                                1,
                                Reason.MAIN_PASSWORD,
                                Certainty.CERTAIN,
                                "IMAP",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "AB"))
                        .map(TimelineEvent::of),
                most);
    }

    /** Two at each instant, half a minute apart from the next. */
    private static Timeline.Source signIns(int count) {
        Stream<TimelineEvent> events = IntStream.range(0, count)
                .mapToObj(number ->
                        new SignIn.View(NOON.minusSeconds(number / 2 * 30L), "Nr. " + number, Optional.empty()))
                .map(TimelineEvent::of);
        return Timeline.Source.whole(events);
    }
}
