package latchkey.mailserver.mailcow.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.mailserver.mailcow.MailcowDatabase;
import latchkey.mailserver.mailcow.MailcowLogs;

/** Makes a reader for each mailcow. */
@ApplicationScoped
public class MailcowReaders {
    private final DataSource dataSource;
    private final FileRound fileRound;
    private final ReportKeys keys;

    MailcowReaders(DataSource dataSource, FileRound fileRound, ReportKeys keys) {
        this.dataSource = dataSource;
        this.fileRound = fileRound;
        this.keys = keys;
    }

    public ReadMailcow of(String mailServer, MailcowLogs logs, Optional<MailcowDatabase> database, Habits habits) {
        return new ReadMailcow(mailServer, logs, database, habits, keys.key(), dataSource, fileRound);
    }
}
