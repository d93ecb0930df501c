package latchkey.mailserver.mailcow.report;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds logins by a password that Dovecot remembered, which leave no row. Where one password only can have been
 * remembered for a mailbox and a protocol, it was that one: so a client shows at once that was set up right after the
 * portal's own trial. The rows that are there now do not tell which could be: some were overwritten.
 */
final class Remembered {
    /** From a row to its line. */
    private static final long AT_ONCE = 2;

    /** Clocks of one machine, and a Dovecot that remembers nothing. */
    private static final long LEAST_DOUBT = 300;

    private final long forgottenAfter;
    private final List<SaslRow> rows;
    private final List<LetIn> lines;
    private final Set<LetIn> withRow = new HashSet<>();
    private final long completeFrom;
    private final Map<Long, List<RecentLogins.Entry>> recent;
    private final ReportKey key;

    /**
     * @param recent with these rows
     * @param remembersFor how long Dovecot does, counted from the row
     */
    Remembered(List<SaslRow> rows, RecentLogins recent, List<LetIn> lines, Duration remembersFor, ReportKey key) {
        this.forgottenAfter = remembersFor.toSeconds();
        this.completeFrom = recent.completeFrom();
        this.recent = recent.byWho();
        this.key = key;
        this.rows = rows.stream().filter(SaslRow::isOfAMailClient).toList();
        this.lines = lines;
        this.rows.forEach(row -> this.lines.stream()
                .filter(line -> line.isOf(row) && line.ip().equals(row.ip()))
                .filter(line -> line.second() >= row.second() && line.second() <= row.second() + AT_ONCE)
                .min((one, other) -> Long.compare(one.second(), other.second()))
                .ifPresent(withRow::add));
    }

    /** @param by the row that tells which password it was */
    record Login(LetIn line, SaslRow by) {}

    List<Login> logins() {
        return lines.stream()
                .filter(line -> line.fresh() && !withRow.contains(line))
                .flatMap(line -> by(line).map(row -> new Login(line, row)).stream())
                .toList();
    }

    /** A login has a row of the same second, or one that Dovecot still remembers: else the rows are of another zone. */
    String doubt() {
        return lines.stream()
                .filter(LetIn::fresh)
                .flatMap(line -> rows.stream()
                        .filter(row -> line.isOf(row) && row.ip().equals(line.ip()))
                        .map(row -> row.second() - line.second()))
                .filter(ahead -> Math.abs(ahead) > 2 * Math.max(forgottenAfter, LEAST_DOUBT))
                .findFirst()
                .map(ahead -> "its times are " + ahead / 60 + " minutes ahead: latchkey.mailcow.zone is another one")
                .orElse("");
    }

    private Optional<SaslRow> by(LetIn line) {
        long after = line.second() - forgottenAfter;
        if (after < completeFrom) {
            return Optional.empty();
        }
        Set<Integer> possible = key.any()
                .flatMap(one ->
                        recent
                                .getOrDefault(RecentLogins.hashed(line.protocol(), line.login(), one), List.of())
                                .stream())
                .filter(entry -> entry.second() > after && entry.second() <= line.second())
                .map(RecentLogins.Entry::appPassword)
                .collect(Collectors.toSet());
        return possible.size() != 1
                ? Optional.empty()
                : rows.stream()
                        .filter(line::isOf)
                        .filter(row -> possible.contains(row.appPassword()) && row.second() <= line.second())
                        .findFirst();
    }
}
