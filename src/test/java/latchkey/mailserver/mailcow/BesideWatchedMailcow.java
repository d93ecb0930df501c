package latchkey.mailserver.mailcow;

import jakarta.inject.Inject;
import latchkey.mailserver.SecretMarks;
import latchkey.mailserver.mailcow.report.MailcowReaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A suite with a mailcow for each test, whose logs are read when the test says so. */
class BesideWatchedMailcow {
    @Inject
    MailcowReaders readers;

    @Inject
    SecretMarks marks;

    WatchedMailcow mailcow;

    @BeforeAll
    static void bringSomebodyWhoMakesAppPasswords() {
        ReadingPortal.schema()
                .execute("INSERT IGNORE INTO person (id, issuer, subject)"
                        + " VALUES ('00000000-0000-4000-8000-0000000000aa', 'urn:test', 'maker')");
    }

    @BeforeEach
    void watch() {
        mailcow = new WatchedMailcow(readers, marks);
    }

    @AfterEach
    void leave() {
        mailcow.close();
    }
}
