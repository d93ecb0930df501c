package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailLogin;
import latchkey.parts.MariaDb;
import latchkey.site.Mailbox;
import latchkey.site.Measured;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login by app password costs one question, three rows and one hash, however many the account has. */
@Measured
class LoginCostIT {
    private static final int LOGINS = 10;

    private static final Site SITE = Site.shared();
    private static final Path FOLDER = SITE.parts().dovecot().latchkeyFolder();
    private static final Path COUNT = FOLDER.resolve("password-verify.count");

    @BeforeAll
    static void countPasswordVerify() throws IOException {
        // No check login of the portal comes in between.
        SITE.change("REPLACE INTO job_lease VALUES ('check-logins', 'nobody', UTC_TIMESTAMP(3) + INTERVAL 10 MINUTE)");
        Files.move(FOLDER.resolve("latchkey.lua"), FOLDER.resolve("latchkey-counted.lua"));
        Files.copy(Path.of("src/test/resources/mailserver/count-password-verify.lua"), FOLDER.resolve("latchkey.lua"));
        restartMailServer();
    }

    @AfterAll
    static void countNoMore() throws IOException {
        SITE.change("DELETE FROM job_lease WHERE job = 'check-logins' AND holder = 'nobody'");
        Files.move(
                FOLDER.resolve("latchkey-counted.lua"),
                FOLDER.resolve("latchkey.lua"),
                StandardCopyOption.REPLACE_EXISTING);
        restartMailServer();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 25})
    void anAcceptedAppPasswordCostsOneQuestionThreeRowsAndOneHash(int appPasswords) throws IOException {
        Mailbox anna = Mailbox.named(SITE, "anna");
        for (int others = 1; others < appPasswords; others++) {
            anna.appPassword("imap smtp");
        }
        KnownAppPassword phone = anna.appPassword("imap smtp");
        stopMailServer();
        SITE.parts().mariaDb().execute("FLUSH USER_STATISTICS");
        SITE.parts().dovecot().startAgain();

        for (int login = 0; login < LOGINS; login++) {
            logIn(anna, phone);
        }

        // The database adds up a connection's figures once a second at most, and when it ends.
        SITE.parts().dovecot().stop();
        waitUntilItHasHungUp();
        SITE.parts().dovecot().startAgain();
        Map<String, @Nullable String> cost = SITE.rows(
                        "SELECT SELECT_COMMANDS AS questions, ROWS_READ AS row_count FROM information_schema.USER_STATISTICS"
                                + " WHERE USER = ?",
                        MariaDb.DOVECOT)
                .get(0);
        int rowsRead = Integer.parseInt(String.valueOf(cost.get("row_count")));
        long hashes = Files.readAllLines(COUNT).size();
        System.out.println("LoginCostIT: " + LOGINS + " logins with " + appPasswords + " app passwords: "
                + cost.get("questions") + " SELECT, " + rowsRead + " rows read, " + hashes + " password_verify");
        assertThat(cost).containsEntry("questions", String.valueOf(LOGINS));
        assertThat(rowsRead).isBetween(1, 3 * LOGINS);
        assertThat(hashes).isEqualTo(LOGINS);
    }

    private static void logIn(Mailbox anna, KnownAppPassword phone) {
        MailLogin.Answer answer = SITE.mailClient().imaps("127.92.0.1", anna.address(), phone.text());
        assertThat(answer.accepted()).as(answer.line()).isTrue();
    }

    private static void restartMailServer() throws IOException {
        stopMailServer();
        SITE.parts().dovecot().startAgain();
    }

    private static void stopMailServer() throws IOException {
        SITE.parts().dovecot().stop();
        waitUntilItHasHungUp();
        Files.writeString(COUNT, "");
        // Its workers are of another user.
        assertThat(COUNT.toFile().setWritable(true, false)).isTrue();
    }

    /** What a connection has asked for is added up when it ends, which may be later than its process. */
    private static void waitUntilItHasHungUp() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> SITE.rows("SELECT 1 FROM information_schema.PROCESSLIST WHERE USER = ?", MariaDb.DOVECOT)
                        .isEmpty());
    }
}
