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
import latchkey.mailserver.KnownMailbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows of sasl_log that say main password: it was let in, or refused for want of a second factor. */
class JudgeMainPasswordTest {
    @Test
    @DisplayName("Data: DAV and EAS are refused, yet a row with app_password 0 is written")
    void theMainPasswordOfAMailboxWithASecondFactorIsRefusedWhereTheRowSaysOtherwise() {
        Optional<Instant> yesterday = Optional.of(NOW.minus(Duration.ofDays(1)));

        assertThat(judgeMain("DAV", mailbox("mailcow", true, yesterday, Optional.empty())))
                .isEqualTo("main_password");
        assertThat(judgeMain("EAS", mailbox("mailcow", true, yesterday, Optional.empty())))
                .isEqualTo("main_password");
    }

    /** facts/mailcow.md §3: the same row is written by a login that was let in, an hour before the second factor. */
    @Test
    @DisplayName("Data: that row is the same as one of a login that was let in")
    void whatIsReadBeforeTheSecondFactorWasSeenIsProbableOnly() {
        assertThat(judgeMain("DAV", mailbox("mailcow", true, Optional.of(NOW.plusSeconds(15)), Optional.empty())))
                .isEqualTo("not_an_app_password");
        assertThat(judgeMain("EAS", mailbox("mailcow", true, Optional.empty(), Optional.empty())))
                .isEqualTo("not_an_app_password");
    }

    @Test
    void itIsAcceptedWithoutASecondFactorAndWhereADirectoryChecksIt() {
        assertThat(judgeMain("DAV", mailbox("mailcow", false, Optional.empty(), Optional.empty())))
                .isEqualTo("main_password_ok");
        assertThat(judgeMain("EAS", mailbox("ldap", false, Optional.empty(), Optional.empty())))
                .isEqualTo("main_password_ok");
        assertThat(judgeMain("imap", mailbox("mailcow", true, Optional.empty(), Optional.empty())))
                .as("Dovecot writes a row only when it lets in")
                .isEqualTo("main_password_ok");
    }

    @Test
    void whatIsCertainDependsOnWhenTheSecondFactorWasSwitchedOn() {
        assertThat(judgeMain(
                        "DAV",
                        mailbox("mailcow", true, Optional.of(NOW.minusSeconds(60)), Optional.of(NOW.minusSeconds(75)))))
                .isEqualTo("main_password");
        assertThat(judgeMain(
                        "DAV",
                        mailbox("mailcow", true, Optional.of(NOW.plusSeconds(1)), Optional.of(NOW.minusSeconds(14)))))
                .as("between two looks")
                .isEqualTo("not_an_app_password");
        assertThat(judgeMain(
                        "DAV",
                        mailbox("mailcow", true, Optional.of(NOW.plusSeconds(20)), Optional.of(NOW.plusSeconds(5)))))
                .as("before")
                .isEqualTo("main_password_ok");
    }

    private String judgeMain(String service, KnownMailbox mailbox) {
        JudgeAccepted judge =
                new JudgeAccepted(known(List.of(), Map.of(ANNA, mailbox)), WrittenLog.KEY, RIGHT, NOW, SeenRows.NONE);
        return judge.judge(row(service, 0, HOME, SECOND), DAY_BEFORE)
                .orElseThrow()
                .outcome();
    }

    private static KnownMailbox mailbox(
            String keptBy, boolean secondFactor, Optional<Instant> since, Optional<Instant> off) {
        return new KnownMailbox(
                ANNA,
                "mailcow",
                true,
                keptBy,
                Optional.of(secondFactor),
                since,
                off,
                Set.of("imap", "dav", "eas"),
                NOW);
    }
}
