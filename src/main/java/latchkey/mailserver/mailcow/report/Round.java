package latchkey.mailserver.mailcow.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.mailserver.MailboxDirectory.Mailbox;

/**
 * What one look at all logs of a mailcow has brought.
 *
 * @param sources as they were before; those that could not be read are not among them
 * @param mailboxes of those whose logins are told, as mailcow's database describes them now; empty without one
 * @param now by the database's clock
 */
record Round(
        String mailServer,
        List<ReportSource> sources,
        Optional<LogReading> dovecot,
        List<DovecotLine> dovecotLines,
        Optional<LogReading> postfix,
        Optional<SaslRows> sasl,
        ClockBounds clock,
        Optional<List<Mailbox>> mailboxes,
        Habits habits,
        Instant now) {

    Round with(Optional<List<Mailbox>> fresh) {
        return new Round(mailServer, sources, dovecot, dovecotLines, postfix, sasl, clock, fresh, habits, now);
    }

    Optional<ReportSource> source(String log) {
        return sources.stream().filter(source -> source.log().equals(log)).findFirst();
    }

    /** Whose logins may be news. */
    Set<String> names() {
        Stream<String> refused = dovecot.stream().flatMap(log -> refusedNames(log).stream());
        Optional<SeenRows> seen = source("sasl").map(ReportSource::seen);
        Stream<String> accepted = sasl.stream()
                .flatMap(all -> all.rows().stream()
                        .filter(row -> seen.flatMap(SeenRows::position)
                                .filter(all.clock().likely(row.second())::isBefore)
                                .isEmpty())
                        .map(SaslRow::username));
        Set<String> names = new HashSet<>();
        Stream.concat(refused, accepted)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(Printable::isAddress)
                .forEach(names::add);
        return names;
    }

    private Collection<String> refusedNames(LogReading log) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < dovecotLines.size(); i++) {
            DovecotLine line = dovecotLines.get(i);
            if (log.isNew(i)
                    && (line.kind() == DovecotLine.Kind.REFUSED || line.kind() == DovecotLine.Kind.NOT_ASKED)) {
                names.add(line.login());
            }
        }
        return names;
    }
}
