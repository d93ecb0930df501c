package latchkey.mailserver.mailcow.report;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.MailboxDirectory.Mailbox;
import latchkey.mailserver.ToldOnce;
import latchkey.mailserver.mailcow.MailcowDatabase;
import latchkey.mailserver.mailcow.MailcowLogs;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/** Looks at the logs of one mailcow, each once, and files what they tell. What cannot be read now is read the next time. */
public final class ReadMailcow {
    private static final Logger LOG = Logger.getLogger(ReadMailcow.class);

    private final String mailServer;
    private final Optional<MailcowDatabase> database;
    private final Habits habits;
    private final DataSource dataSource;
    private final ReportSource.Repository sources;
    private final Turns turns;
    private final FileRound fileRound;
    private final ReadLog dovecot;
    private final ReadLog postfix;
    private final ReadSasl sasl;
    private final ToldOnce told = new ToldOnce(LOG);
    private ClockBounds clock = ClockBounds.NONE;
    private boolean clockKnown;

    ReadMailcow(
            String mailServer,
            MailcowLogs logs,
            Optional<MailcowDatabase> database,
            Habits habits,
            ReportKey key,
            DataSource dataSource,
            FileRound fileRound) {
        this.mailServer = mailServer;
        this.database = database;
        this.habits = habits;
        this.dataSource = dataSource;
        this.sources = new ReportSource.Repository(dataSource);
        this.turns = new Turns(dataSource);
        this.fileRound = fileRound;
        this.dovecot = new ReadLog(logs, "dovecot", key);
        this.postfix = new ReadLog(logs, "postfix", key);
        this.sasl = new ReadSasl(logs, database, habits.zone(), key);
    }

    /**
     * Reserves each log for one reading, before all replicas.
     *
     * @return zero if it is the caller's turn; else how long it is until somebody may ask again
     */
    public Duration takeTurn() throws SQLException {
        return turns.take(mailServer, habits.every());
    }

    public Duration untilNextTurn() throws SQLException {
        return turns.until(mailServer, habits.every());
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
        Round round =
                new Round(mailServer, read, refused, lines, sent, rows, clock, Optional.empty(), habits, time.now());
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
            turns.asked(mailServer, log);
            T got = reading.get();
            read.add(before);
            told.back(unread(log));
            return Optional.of(got);
        } catch (Unreachable unreachable) {
            told.away(unread(log), String.valueOf(unreachable.getMessage()));
            sources.fail(mailServer, log, String.valueOf(unreachable.getMessage()));
            return Optional.empty();
        }
    }

    private String unread(String log) {
        return "The log " + log + " of " + mailServer + " is not read";
    }

    private Optional<List<Mailbox>> described(Round round) {
        String nothing = "Of mailboxes of " + mailServer + " nothing new is known";
        try {
            Optional<List<Mailbox>> found = database.map(asked ->
                    asked.mailboxes(round.names().stream().map(MailAddress::of).toList()));
            told.back(nothing);
            return found;
        } catch (Unreachable unknown) {
            told.away(nothing, String.valueOf(unknown.getMessage()));
            return Optional.empty();
        }
    }
}
