package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import latchkey.mailcow.Faults;
import latchkey.mailserver.SecretMarks;
import latchkey.mailserver.mailcow.report.MailcowReaders;
import latchkey.mailserver.mailcow.report.ReadMailcow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The logs of a mailcow are read on whatever happens to them, to mailcow or to the portal. */
@QuarkusTest
@TestProfile(ReadingPortal.class)
class MailcowReadingIT {
    private static final String HOME = "203.0.113.9";

    @Inject
    MailcowReaders readers;

    @Inject
    SecretMarks marks;

    @Inject
    javax.sql.DataSource dataSource;

    private WatchedMailcow mailcow;
    private String anna = "";

    @BeforeEach
    void begin() {
        mailcow = new WatchedMailcow(readers, marks);
        mailcow.mailbox("anna");
        anna = mailcow.address("anna");
    }

    @AfterEach
    void end() {
        mailcow.close();
    }

    @Test
    void hundredsOfLoginsAreToldOnceWhileMailcowAndReadersFail() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        List<String> homes = new ArrayList<>();
        for (int turn = 0; turn < 30; turn++) {
            for (int login = random.nextInt(20); login >= 0; login--) {
                String home = "203.0." + turn + "." + login;
                if (random.nextBoolean()) {
                    refused++;
                    mailcow.stub.login(
                            anna, "wrong " + random.nextInt(), home, random.nextBoolean() ? "pop3" : "sieve");
                } else {
                    homes.add(home);
                    mailcow.stub.flushAuthCache(anna);
                    mailcow.stub.login(anna, "main of anna", home, "imap");
                }
            }
            switch (random.nextInt(5)) {
                case 0 -> mailcow.stub.faults().once("get/logs/dovecot", Faults.Fault.ERROR_500);
                case 1 -> mailcow.stub.faults().once("get/logs/sasl", Faults.Fault.RESET_BEFORE);
                case 2 -> {
                    ReadMailcow another = mailcow.freshReader(ZoneOffset.UTC, Optional.empty());
                    mailcow.freshReader(ZoneOffset.UTC, Optional.empty());
                    CompletableFuture<Void> together = CompletableFuture.runAsync(() -> read(another));
                    mailcow.read();
                    together.join();
                }
                case 3 -> mailcow.freshReader(ZoneOffset.UTC, Optional.empty());
                default -> {}
            }
            mailcow.read();
        }
        mailcow.stub.faults().none();
        mailcow.read();
        mailcow.readLater();

        assertThat(mailcow.text("SELECT COUNT(*) FROM login_attempt WHERE login = ?", anna))
                .as("seed " + seed)
                .isEqualTo(Integer.toString(refused));
        assertThat(mailcow.rows("SELECT network FROM login_use WHERE address = ? AND logins = 1", anna))
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(homes);
        assertThat(mailcow.source("lost", "dovecot")).isEqualTo("0");
    }

    @Test
    void aPortalThatDiesInTheMiddleOfFilingHasFiledNothingAndTheNextOneAll() {
        mailcow.stub.login(anna, "wrong", HOME, "pop3");
        mailcow.stub.login(anna, "main of anna", HOME, "imap");
        mailcow.change("CREATE OR REPLACE TRIGGER dies_there BEFORE INSERT ON login_report FOR EACH ROW"
                + " IF NEW.outcome = 'main_password_ok' AND NEW.login = '" + anna
                + "' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'it dies there'; END IF");
        ReadMailcow dying = mailcow.freshReader(ZoneOffset.UTC, Optional.empty());
        assertThatThrownBy(dying::round).hasStackTraceContaining("it dies there");
        assertThat(mailcow.source("LENGTH(tail)", "dovecot")).isEqualTo("0");
        mailcow.change("DROP TRIGGER dies_there");

        mailcow.freshReader(ZoneOffset.UTC, Optional.empty());
        mailcow.read();
        mailcow.read();

        assertThat(mailcow.refused()).containsExactly("anna pop3 wrong_password wrong-password probable 1");
        assertThat(mailcow.letIn()).containsExactly("anna imap main 1 0");
    }

    @Test
    void hostileNamesAndLinesBreakNothingAndAreCut() {
        var log = mailcow.stub.state().dovecotLog();
        String worker = "auth-worker(1): conn unix:auth-worker (pid=1,uid=401): auth-worker<1>: lua(";
        String end = "): Password mismatch (SHA1 of given password: 606ce2)";
        log.write(worker + "\u0000\u00fc\u65e5'\";DROP TABLE login_report;--" + "x".repeat(500) + "," + HOME + end);
        log.write(worker + anna + ",999.999.999.999" + end);
        log.write("auth: lua(" + "(".repeat(50_000) + "Password mismatch");
        log.write(worker + ",," + end);
        log.write(worker + anna + "," + HOME + end);

        mailcow.read();

        assertThat(mailcow.rows("SELECT MAX(LENGTH(login)) FROM login_attempt WHERE source = ?", mailcow.key))
                .containsExactly("200");
        assertThat(mailcow.text("SELECT COUNT(*) FROM login_attempt WHERE login = ?", anna))
                .isEqualTo("2");
        assertThat(mailcow.source("not_understood", "dovecot")).isEqualTo("2");
        assertThat(mailcow.rows("SELECT id FROM login_report_rejected")).isEmpty();
    }

    @Test
    void tenThousandLinesBetweenTwoReadingsAreReadAsFarAsTheyAreThereAndTheRestIsCounted() {
        mailcow.read();
        mailcow.stub.state().dovecotLog().write("the last line that was read");
        mailcow.read();
        mailcow.stub.login(anna, "swept away", HOME, "pop3");
        mailcow.stub.clock().forward(Duration.ofSeconds(10));
        for (int line = 0; line < 10_000; line++) {
            mailcow.stub.state().dovecotLog().write("imap(" + anna + ")<" + line + ">: Disconnected: Logged out");
        }
        mailcow.stub.login(anna, "still there", HOME, "pop3");

        mailcow.read();
        mailcow.read();

        assertThat(mailcow.refused()).containsExactly("anna pop3 wrong_password wrong-password probable 1");
        assertThat(Long.parseLong(mailcow.source("lost", "dovecot"))).isPositive();
        assertThat(mailcow.source("lost_at", "dovecot")).isNotEqualTo("null");
        assertThat(mailcow.source("LENGTH(tail)", "dovecot")).isEqualTo("256");
    }

    @Test
    void aMailcowThatStartsAnewWithoutItsLogsIsReadFromItsFirstLine() {
        mailcow.stub.login(anna, "before", HOME, "pop3");
        mailcow.read();
        mailcow.stub.stop();
        mailcow.read();
        assertThat(mailcow.source("failure", "dovecot")).isNotEmpty();
        mailcow.stub.state().dovecotLog().clear();
        mailcow.stub.startAgain();
        mailcow.stub.clock().forward(Duration.ofSeconds(2));
        mailcow.stub.login(anna, "after", HOME, "pop3");

        mailcow.read();

        assertThat(mailcow.text("SELECT COUNT(*) FROM login_attempt WHERE login = ?", anna))
                .isEqualTo("2");
        assertThat(mailcow.source("failure", "dovecot")).isEmpty();
        assertThat(mailcow.source("lost", "dovecot")).isEqualTo("1");
    }

    @Test
    void timesAreTheDatabasesWhateverMailcowsClockSays() {
        mailcow.stub.clock().forward(Duration.ofHours(-3));
        mailcow.stub.login(anna, "wrong", HOME, "pop3");
        mailcow.stub.login(anna, "main of anna", HOME, "imap");

        mailcow.read();

        assertThat(mailcow.rows(
                        "SELECT ABS(TIMESTAMPDIFF(SECOND, at, UTC_TIMESTAMP(3))) < 10 FROM login_attempt WHERE login = ?"
                                + " UNION ALL SELECT ABS(TIMESTAMPDIFF(SECOND, last_at, UTC_TIMESTAMP(3))) < 10"
                                + " FROM login_use WHERE address = ?",
                        anna,
                        anna))
                .containsExactly("1", "1");
        assertThat(Long.parseLong(mailcow.source("clock_ms", "dovecot"))).isBetween(-10_802_000L, -10_798_000L);
    }

    @Test
    void timesOfAnotherZoneAreReadInItAndNoticedWhereTheSettingIsAnother() {
        mailcow.stub.clock().zone(ZoneId.of("Asia/Shanghai"));
        mailcow.stub.login(anna, "main of anna", HOME, "imap");
        mailcow.read();
        assertThat(mailcow.source("failure", "sasl")).contains("480 minutes ahead");
        assertThat(mailcow.letIn()).isEmpty();
        mailcow.freshReader(ZoneId.of("Asia/Shanghai"), Optional.empty());

        mailcow.stub.flushAuthCache(anna);
        mailcow.stub.login(anna, "main of anna", "203.0.113.10", "imap");
        mailcow.read();

        assertThat(mailcow.letIn()).containsExactly("anna imap main 2 0");
        assertThat(mailcow.source("failure", "sasl")).isEmpty();
    }

    @Test
    void eachLogIsAskedForNoSoonerThanIsAllowed() throws Exception {
        PollMailcow poll = new PollMailcow(
                mailcow.key,
                mailcow.freshReader(ZoneOffset.UTC, Optional.empty()),
                dataSource,
                WatchedMailcow.HABITS.every());
        long began = System.nanoTime();

        poll.start();
        mailcow.stub.login(anna, "wrong", HOME, "pop3");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mailcow.refused().size() == 1 && mailcow.stub.requests("get/logs/dovecot") >= 3);
        poll.stop();

        long most = 1 + Duration.ofNanos(System.nanoTime() - began).toMillis() / 900;
        for (String log : List.of("dovecot", "postfix", "sasl")) {
            assertThat(mailcow.stub.requests("get/logs/" + log)).isBetween(3, (int) most);
        }
    }

    private static void read(ReadMailcow reader) {
        try {
            reader.round();
        } catch (java.sql.SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
