package latchkey.notice;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** That a mail was written to somebody, of which the text is not kept; and which ones he does not want. */
class KeptOfMails {
    private KeptOfMails() {}

    @Produces
    @Singleton
    static KeptData toMailbox(DataSource dataSource, NoticeConfig config) {
        return to(By.MAILBOX, dataSource, config);
    }

    @Produces
    @Singleton
    static KeptData toContact(DataSource dataSource, NoticeConfig config) {
        return to(By.CONTACT, dataSource, config);
    }

    @Produces
    @Singleton
    static KeptData switchedOff(DataSource dataSource) {
        return new KeptRows(
                What.MAIL_CHOICES,
                By.PERSON,
                Optional.empty(),
                dataSource,
                "topic AS switchedOff, since",
                "notice_off",
                "person_id",
                "since");
    }

    private static KeptData to(By by, DataSource dataSource, NoticeConfig config) {
        return new KeptRows(
                What.MAILS,
                by,
                Optional.of(config.keptFor()),
                dataSource,
                "kind, recipient, address AS about, language, state, created_at AS writtenAt, settled_at AS sentAt",
                "notice",
                "recipient",
                "created_at");
    }
}
