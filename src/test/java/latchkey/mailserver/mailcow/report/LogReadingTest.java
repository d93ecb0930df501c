package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogReadingTest {
    private static final int MOST = 9_999;
    private static final long NOON = 1_795_000_000;

    private final WrittenLog.Log log = new WrittenLog.Log();
    private LogPlace place = LogPlace.START;
    private long lost;

    @Test
    @DisplayName("Checklist: poll logs/dovecot with overlap and de-duplicate")
    void eachLineIsReadOnceHoweverReadingsOverlap() {
        log.write(NOON, "one").write(NOON, "two");
        List<String> all = new ArrayList<>(read());
        log.write(NOON + 1, "three");
        all.addAll(read());
        all.addAll(read());
        log.write(NOON + 1, "four");

        all.addAll(read());

        assertThat(all).containsExactly("one", "two", "three", "four");
        assertThat(lost).isZero();
    }

    @Test
    void linesThatAreTheSameAreReadAsOftenAsTheyWereWritten() {
        log.write(NOON, "same").write(NOON, "same").write(NOON, "other");
        List<String> all = new ArrayList<>(read());
        log.write(NOON, "same").write(NOON, "same");

        all.addAll(read());

        assertThat(all).containsExactly("same", "same", "other", "same", "same");
    }

    @Test
    void aClockThatIsSetBackHidesNothing() {
        log.write(NOON, "one");
        read();
        log.write(NOON - 3_600, "an hour earlier, and yet later");

        assertThat(read()).containsExactly("an hour earlier, and yet later");
    }

    @Test
    void whatIsOlderThanADayIsNoNewsAtTheFirstReading() {
        log.write(NOON - 86_401, "yesterday").write(NOON - 10, "today");

        assertThat(read()).containsExactly("today");
        assertThat(read()).isEmpty();
    }

    @Test
    void aLogThatWasClearedIsReadFromItsBeginning() {
        log.write(NOON, "one");
        read();
        log.clear();
        assertThat(read()).isEmpty();
        log.write(NOON + 5, "after the restart");

        assertThat(read()).containsExactly("after the restart");
        assertThat(lost).as("what was written between is not known").isPositive();
    }

    @Test
    void anOlderStateOfTheLogThatComesBackIsNotReadASecondTime() {
        log.write(NOON, "one").write(NOON + 1, "two");
        read();
        log.write(NOON + 60, "three");
        read();
        log.clear();
        log.write(NOON, "one").write(NOON + 1, "two").write(NOON + 90, "after the restart");

        assertThat(read()).containsExactly("after the restart");
    }

    @Test
    void aRingThatWasFilledFasterThanItWasReadIsReadAsFarAsItGoesAndTheRestIsCounted() {
        log.write(NOON, "one");
        read();
        for (int line = 0; line < 20_000; line++) {
            log.write(NOON + line / 1_000, "line " + line);
        }
        log.keep(MOST);

        assertThat(read()).hasSize(MOST).contains("line 19999");
        assertThat(lost).isBetween(5_000L, 20_000L);
    }

    @Test
    @DisplayName("Other calls: 9,999 lines are kept, minutes on a busy server")
    void tenThousandLinesBetweenTwoReadingsAreNotPassedOverInSilence() {
        log.write(NOON, "one");
        read();
        for (int line = 0; line < 10_000; line++) {
            log.write(NOON + line / 1_000, "line " + line);
        }
        log.keep(MOST);

        assertThat(read()).hasSize(MOST);
        assertThat(lost).isPositive();
    }

    @Test
    void whereTooFewLinesWereAskedForMoreAreAskedForAndNothingIsTold() throws Exception {
        log.write(NOON, "one");
        read();
        for (int line = 0; line < 2_000; line++) {
            log.write(NOON + 1, "line " + line);
        }

        assertThatThrownBy(() -> LogReading.of(place, log.newest(1_000), 1_000, MOST, NOON, WrittenLog.KEY))
                .isInstanceOf(LogReading.TooShort.class);
        assertThat(read()).hasSize(2_000);
        assertThat(lost).isZero();
    }

    @Test
    void aLineThatIsNotDoneComesAgainAndNoOtherDoes() throws Exception {
        log.write(NOON, "one").write(NOON, "waits").write(NOON, "three");
        LogReading first = LogReading.of(place, log.newest(MOST), MOST, MOST, NOON, WrittenLog.KEY);
        place = first.after(List.of(1));
        log.write(NOON + 1, "four");

        assertThat(read()).containsExactly("waits", "four");
        assertThat(read()).isEmpty();
    }

    @Test
    void aLineThatIsNotDoneComesAgainBehindThousandsOfOthers() throws Exception {
        log.write(NOON, "waits");
        for (int line = 0; line < 3_000; line++) {
            log.write(NOON, "line " + line);
        }
        place = LogReading.of(place, log.newest(MOST), MOST, MOST, NOON, WrittenLog.KEY)
                .after(List.of(0));

        assertThat(read()).containsExactly("waits");
        assertThat(lost).isZero();
    }

    @Test
    void whatIsKeptOfALogHoldsNoneOfItsLines() {
        log.write(NOON, "anna@example.org");
        read();

        assertThat(place.tail().bytes()).hasSize(8);
        assertThat(LogTail.of(place.tail().bytes())).isEqualTo(place.tail());
    }

    @Test
    void whileTheKeyIsChangedALogIsReadOnByWhoeverHasEitherOfThem() {
        log.write(NOON, "one");
        List<String> all = new ArrayList<>(read());
        log.write(NOON, "two");
        all.addAll(read(WrittenLog.NEXT));
        log.write(NOON, "three");

        all.addAll(read(WrittenLog.NEXT));

        assertThat(all).containsExactly("one", "two", "three");
        assertThat(lost).isZero();
    }

    private List<String> read() {
        return read(WrittenLog.KEY);
    }

    private List<String> read(ReportKey key) {
        try {
            LogReading reading = LogReading.of(place, log.newest(MOST), MOST, MOST, NOON, key);
            List<String> fresh = new ArrayList<>();
            for (int line = 0; line < reading.lines().size(); line++) {
                if (reading.isNew(line)) {
                    fresh.add(reading.lines().get(line).message());
                }
            }
            place = reading.after(List.of());
            lost += reading.mayBeLost();
            return fresh;
        } catch (LogReading.TooShort tooFew) {
            throw new AssertionError(tooFew);
        }
    }
}
