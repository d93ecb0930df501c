package latchkey.mailserver.mailcow.report;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds logins by a password that Dovecot remembered, which leave no row. Where one password only can have been
 * remembered for a mailbox and a protocol, it was that one: so a client shows at once that was set up right after the
 * portal's own trial.
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

    /** @param remembersFor how long Dovecot does, counted from the row */
    Remembered(List<SaslRow> rows, List<LetIn> lines, Duration remembersFor) {
        this.forgottenAfter = remembersFor.toSeconds();
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
        List<SaslRow> possible = rows.stream()
                .filter(line::isOf)
                .filter(row -> row.second() <= line.second() && line.second() - row.second() < forgottenAfter)
                .toList();
        long passwords =
                possible.stream().mapToInt(SaslRow::appPassword).distinct().count();
        return passwords == 1 ? possible.stream().findFirst() : Optional.empty();
    }
}
