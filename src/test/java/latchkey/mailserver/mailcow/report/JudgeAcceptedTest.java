package latchkey.mailserver.mailcow.report;

import static latchkey.mailserver.mailcow.report.AnnasRows.ANNA;
import static latchkey.mailserver.mailcow.report.AnnasRows.DAY_BEFORE;
import static latchkey.mailserver.mailcow.report.AnnasRows.HOME;
import static latchkey.mailserver.mailcow.report.AnnasRows.NOW;
import static latchkey.mailserver.mailcow.report.AnnasRows.RIGHT;
import static latchkey.mailserver.mailcow.report.AnnasRows.SECOND;
import static latchkey.mailserver.mailcow.report.AnnasRows.known;
import static latchkey.mailserver.mailcow.report.AnnasRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.PublishedAppPasswords.Published;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of sasl_log. The portal's own trial leaves one too, and is no use of an app password. */
class JudgeAcceptedTest {
    private static final String PORTAL = "192.0.2.1";

    private SeenRows seen = SeenRows.NONE;

    @Test
    @DisplayName("Checklist: confirm by the sasl_log row with that id")
    void aRowWithTheNumberOfOneOfOursIsItsUse() {
        Published phone = shown(NOW.minusSeconds(600));

        NewReport report = judge(phone, RIGHT, row("imap", 7, HOME, SECOND - 5)).get(0);

        assertThat(report.outcome()).isEqualTo("app_password_ok");
        assertThat(report.inferred()).isFalse();
        assertThat(report.appPasswordId()).contains(phone.id());
        assertThat(report.at()).isEqualTo(NOW.minusSeconds(5));
    }

    @Test
    @DisplayName("Data: sasl_log keeps the latest success of each service, user and IP only")
    void aRowIsToldOnceAndItsSuccessorIsNewsAgain() {
        Published phone = shown(NOW.minusSeconds(600));
        SaslRow first = row("imap", 7, HOME, SECOND - 5);

        assertThat(judge(phone, RIGHT, first)).hasSize(1);
        assertThat(judge(phone, RIGHT, first)).isEmpty();
        assertThat(judge(phone, RIGHT, row("imap", 7, HOME, SECOND - 1))).hasSize(1);
    }

    @Test
    void anotherMailboxesNumberIsNoneOfOurs() {
        Published other = new Published(
                "other",
                "bob@example.org",
                Optional.of("7"),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.of(NOW),
                Set.of());

        NewReport report = judge(other, RIGHT, row("imap", 7, HOME, SECOND)).get(0);

        assertThat(report.outcome()).isEqualTo("foreign_app_password_ok");
        assertThat(report.appPasswordId()).isEmpty();
    }

    @Test
    @DisplayName("Checklist: the portal's own login leaves a row too")
    void theTrialIsToldAsBeforeTheMomentInWhichItWasShown() {
        // Tried at .300 and shown at .700 of the same second.
        Published phone = shown(NOW.minusMillis(300));

        NewReport trial =
                judge(phone, RIGHT, row("imap", 7, PORTAL, SECOND - 1)).get(0);

        assertThat(trial.at()).isBefore(phone.shownAt().orElseThrow());
    }

    /** facts/mailcow.md §1: mailcow's script waits 30 s for an answer, twice; the portal's trial 8 s. */
    @Test
    void aTrialThatMailcowEndsLateIsNoUse() {
        Published phone = shown(NOW.minusSeconds(20), Set.of(Protocol.IMAP));

        List<NewReport> reports =
                judge(phone, RIGHT, row("imap", 7, PORTAL, SECOND - 2), row("imap", 7, HOME, SECOND - 1));

        assertThat(reports)
                .extracting(report -> report.at().isBefore(phone.shownAt().orElseThrow()))
                .containsExactly(true, false);
    }

    @Test
    void whatComesLaterThanAnyTrialOrWasProvedIsAUse() {
        Published slow = shown(NOW.minusSeconds(65), Set.of(Protocol.IMAP));
        Published otherProtocol = shown(NOW.minusSeconds(20), Set.of(Protocol.SMTP));

        assertThat(judge(slow, RIGHT, row("imap", 7, HOME, SECOND - 2)).get(0).at())
                .isAfter(slow.shownAt().orElseThrow());
        seen = SeenRows.NONE;
        assertThat(judge(otherProtocol, RIGHT, row("imap", 7, HOME, SECOND - 2))
                        .get(0)
                        .at())
                .isAfter(otherProtocol.shownAt().orElseThrow());
    }

    @Test
    void theLateTrialsOwnLineIsNoUseAndThatOfAClientIs() {
        Published phone = shown(NOW.minusSeconds(20), Set.of(Protocol.IMAP));
        JudgeAccepted judge =
                new JudgeAccepted(known(List.of(phone), Map.of()), WrittenLog.KEY, RIGHT, NOW, SeenRows.NONE);
        SaslRow trial = row("imap", 7, PORTAL, SECOND - 9);

        assertThat(judge.judge(new Remembered.Login(new LetIn("imap", ANNA, PORTAL, SECOND - 5, true), trial)))
                .isEmpty();
        assertThat(judge.judge(new Remembered.Login(new LetIn("imap", ANNA, HOME, SECOND - 5, true), trial)))
                .get()
                .matches(NewReport::inferred, "mailcow did not tell by what it got in");
    }

    @ParameterizedTest
    @ValueSource(ints = {-3_600, -2, -1, 1, 2, 90, 3_600})
    void theTrialIsNoUseHoweverFarMailcowsClockIsOff(int secondsAhead) {
        ClockBounds off = new ClockBounds(
                Duration.ofSeconds(secondsAhead).minusMillis(400),
                Duration.ofSeconds(secondsAhead).plusMillis(400));
        for (int millis = 0; millis < 1_000; millis += 50) {
            Instant tried = NOW.minusSeconds(3).plusMillis(millis);
            Published phone = shown(tried.plusMillis(40));
            long written = tried.plusSeconds(secondsAhead).getEpochSecond();
            seen = SeenRows.NONE;

            NewReport trial = judge(phone, off, row("imap", 7, PORTAL, written)).get(0);

            assertThat(trial.at())
                    .as("tried at " + tried)
                    .isBefore(phone.shownAt().orElseThrow());
        }
    }

    @Test
    void aClientOfTheSameSecondIsAUse() {
        Published phone = shown(NOW.minusMillis(700));

        List<NewReport> reports =
                judge(phone, RIGHT, row("imap", 7, PORTAL, SECOND - 1), row("imap", 7, HOME, SECOND - 1));

        assertThat(reports)
                .extracting(report -> report.at().isBefore(phone.shownAt().orElseThrow()))
                .containsExactly(true, false);
    }

    @Test
    void whatIsPublishedAndNotShownYetIsTriedByThePortalOnly() {
        Published fresh = new Published(
                "fresh",
                ANNA,
                Optional.of("7"),
                Optional.empty(),
                Set.of(Protocol.IMAP),
                Optional.empty(),
                Optional.empty(),
                Set.of());

        assertThat(judge(fresh, RIGHT, row("imap", 7, PORTAL, SECOND)).get(0).at())
                .isBeforeOrEqualTo(NOW);
    }

    @Test
    @DisplayName("Data: SOGO, SSO and MAILCOWUI are services of sasl_log too")
    void peopleInFrontOfAPageAreNoMailClients() {
        Published phone = shown(NOW.minusSeconds(600));

        assertThat(judge(
                        phone,
                        RIGHT,
                        row("SOGO", 0, HOME, SECOND),
                        row("SSO", 0, HOME, SECOND),
                        row("MAILCOWUI", 0, HOME, SECOND)))
                .isEmpty();
    }

    @Test
    void rowsFromBeforeTheClockWasSetBackAreNotToldAsOfTheFuture() {
        Published phone = shown(NOW.minusSeconds(600));

        assertThat(judge(phone, RIGHT, row("imap", 7, HOME, SECOND + 1_800))).isEmpty();
    }

    @Test
    void whileTheKeyIsChangedNoRowIsToldTwice() {
        Published phone = shown(NOW.minusSeconds(600));
        SaslRow first = row("imap", 7, HOME, SECOND - 5);
        judge(phone, RIGHT, first);

        assertThat(judge(WrittenLog.NEXT, phone, RIGHT, first)).isEmpty();
        assertThat(judge(WrittenLog.NEXT, phone, RIGHT, row("imap", 7, HOME, SECOND - 1)))
                .hasSize(1);
    }

    private List<NewReport> judge(Published published, ClockBounds clock, SaslRow... rows) {
        return judge(WrittenLog.KEY, published, clock, rows);
    }

    private List<NewReport> judge(ReportKey key, Published published, ClockBounds clock, SaslRow... rows) {
        JudgeAccepted judge = new JudgeAccepted(known(List.of(published), Map.of()), key, clock, NOW, seen);
        List<NewReport> reports = java.util.Arrays.stream(rows)
                .flatMap(row -> judge.judge(row, DAY_BEFORE).stream())
                .toList();
        seen = seen.and(judge.read(), NOW, true);
        return reports;
    }

    private static Published shown(Instant at) {
        return shown(at, Set.of());
    }

    /** @param unanswered what the portal's trial had no answer for */
    private static Published shown(Instant at, Set<Protocol> unanswered) {
        return new Published(
                "phone",
                ANNA,
                Optional.of("7"),
                Optional.empty(),
                Set.of(Protocol.IMAP),
                Optional.empty(),
                Optional.of(at),
                unanswered);
    }
}
