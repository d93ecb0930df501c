package latchkey.mailserver.mailcow.report;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.MailboxDirectory.Mailbox;
import latchkey.mailserver.mailcow.MailcowDatabase;
import latchkey.mailserver.mailcow.MailcowLogs;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/** Looks at the logs of one mailcow, each once, and files what they tell. What cannot be read now is read the next time. */
public final class ReadMailcow {
    private static final Logger LOG = Logger.getLogger(ReadMailcow.class);

    private final String mailServer;
    private final Optional<MailcowDatabase> database;
    private final DataSource dataSource;
    private final ReportSource.Repository sources;
    private final FileRound fileRound;
    private final ReadLog dovecot;
    private final ReadLog postfix;
    private final ReadSasl sasl;
    private ClockBounds clock = ClockBounds.NONE;
    private boolean clockKnown;

    ReadMailcow(
            String mailServer,
            MailcowLogs logs,
            Optional<MailcowDatabase> database,
            ZoneId zone,
            ReportKey key,
            DataSource dataSource,
            FileRound fileRound) {
        this.mailServer = mailServer;
        this.database = database;
        this.dataSource = dataSource;
        this.sources = new ReportSource.Repository(dataSource);
        this.fileRound = fileRound;
        this.dovecot = new ReadLog(logs, "dovecot", key);
        this.postfix = new ReadLog(logs, "postfix", key);
        this.sasl = new ReadSasl(logs, database, zone);
    }

    /** When the logs were read last, by whichever replica. */
    public Optional<Instant> lastRead() throws SQLException {
        return sources.of(mailServer, "dovecot").readAt();
    }

    public void round() throws SQLException {
        DatabaseTime time = DatabaseTime.ask(dataSource);
        List<ReportSource> read = new ArrayList<>();
        Optional<LogReading> refused = lines(dovecot, "dovecot", time, read);
        Optional<LogReading> sent = lines(postfix, "postfix", time, read);
        ReportSource saslBefore = sources.of(mailServer, "sasl");
        Optional<SaslRows> rows = tried("sasl", saslBefore, read, () -> sasl.read(saslBefore.seen(), clock, time));
        List<DovecotLine> lines = refused.stream()
                .flatMap(log -> log.lines().stream())
                .map(line -> DovecotLine.of(line.message()))
                .toList();
        Round round = new Round(mailServer, read, refused, lines, sent, rows, clock, Optional.empty(), time.now());
        fileRound.file(round.with(described(round)));
    }

    private Optional<LogReading> lines(ReadLog log, String name, DatabaseTime time, List<ReportSource> read)
            throws SQLException {
        ReportSource before = sources.of(mailServer, name);
        return tried(name, before, read, () -> log.read(before.place(), time)).map(answer -> {
            answer.clock().ifPresent(this::learn);
            return answer.reading();
        });
    }

    private void learn(ClockBounds measured) {
        clock = clockKnown ? clock.and(measured) : measured;
        clockKnown = true;
    }

    private <T> Optional<T> tried(String log, ReportSource before, List<ReportSource> read, Supplier<T> reading)
            throws SQLException {
        try {
            T got = reading.get();
            read.add(before);
            return Optional.of(got);
        } catch (Unreachable unreachable) {
            LOG.warnf("The log %s of %s is not read: %s", log, mailServer, unreachable.getMessage());
            sources.fail(mailServer, log, String.valueOf(unreachable.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<List<Mailbox>> described(Round round) {
        try {
            return database.map(asked ->
                    asked.mailboxes(round.names().stream().map(MailAddress::of).toList()));
        } catch (Unreachable unknown) {
            LOG.warnf("Of mailboxes of %s nothing new is known: %s", mailServer, unknown.getMessage());
            return Optional.empty();
        }
    }
}
