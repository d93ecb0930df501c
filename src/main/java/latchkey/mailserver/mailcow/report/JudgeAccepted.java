package latchkey.mailserver.mailcow.report;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.PublishedAppPasswords.Published;

/**
 * Finds what a row of {@code sasl_log} means. The portal's own trial leaves one too: it is no use, so its time is told as
 * before the app password was shown, whatever mailcow's whole seconds say.
 */
final class JudgeAccepted {
    private final WhatIsKnown known;
    private final ReportKey key;
    private final ClockBounds clock;
    private final Instant now;
    private final SeenRows seen;
    private final Map<Long, Instant> read = new HashMap<>();

    JudgeAccepted(WhatIsKnown known, ReportKey key, ClockBounds clock, Instant now, SeenRows seen) {
        this.known = known;
        this.key = key;
        this.clock = clock;
        this.now = now;
        this.seen = seen;
    }

    /** What has been read by now, to be known again. */
    Map<Long, Instant> read() {
        return read;
    }

    /** @param firstFrom how far back the very first reading goes */
    Optional<NewReport> judge(SaslRow row, Instant firstFrom) {
        Instant likely = clock.likely(row.second());
        long id = row.known(key);
        if (!row.isOfAMailClient() || !known.isServed(name(row)) || !seen.isNew(id, likely, firstFrom)) {
            return Optional.empty();
        }
        read.put(id, likely);
        // From before mailcow's clock was set back: nobody knows when that was.
        return likely.isAfter(now.plusSeconds(2)) ? Optional.empty() : Optional.of(report(row, likely));
    }

    /** A login that left no row of its own, by one of the portal's app passwords. */
    Optional<NewReport> judge(Remembered.Login login) {
        Instant likely = clock.likely(login.line().second());
        return ours(login.by())
                .flatMap(one -> one.shownAt()
                        .filter(shown -> !clock.latest(login.line().second()).isBefore(shown))
                        .map(shown -> report(
                                new SaslRow(
                                        login.line().protocol(),
                                        login.by().appPassword(),
                                        login.line().login(),
                                        login.line().ip(),
                                        login.line().second()),
                                likely.isBefore(shown) ? shown : likely,
                                LoginReport.APP_PASSWORD_OK,
                                Optional.of(one.id()))));
    }

    private NewReport report(SaslRow row, Instant likely) {
        if (row.byMainPassword()) {
            String refused = JudgeRefused.refusedAllTheSame(row, known.mailbox(name(row)), likely)
                    .orElse(LoginReport.MAIN_PASSWORD_OK);
            return report(row, likely, refused, Optional.empty());
        }
        return ours(row)
                .map(one -> report(row, at(row, one, likely), LoginReport.APP_PASSWORD_OK, Optional.of(one.id())))
                .orElseGet(() -> report(row, likely, LoginReport.FOREIGN_APP_PASSWORD_OK, Optional.empty()));
    }

    private Instant at(SaslRow row, Published one, Instant likely) {
        long firstOfAll = key.known("first|" + one.id() + "|" + row.service());
        boolean first = !seen.has(firstOfAll) && !read.containsKey(firstOfAll);
        read.put(firstOfAll, likely);
        Instant earliest = clock.earliest(row.second());
        if (one.shownAt().isEmpty()
                || clock.latest(row.second()).isBefore(one.shownAt().get())) {
            return earliest;
        }
        Instant shown = one.shownAt().get();
        if (!earliest.isBefore(shown)) {
            return likely.isBefore(shown) ? shown : likely;
        }
        // In the second in which it was shown: the trial comes first, and once.
        return first ? earliest : likely.isBefore(shown) ? shown : likely;
    }

    private Optional<Published> ours(SaslRow row) {
        return known.byHandle().getOrDefault(Integer.toString(row.appPassword()), List.of()).stream()
                .filter(one -> one.address().equals(name(row)))
                .findFirst();
    }

    private static String name(SaslRow row) {
        return row.username().toLowerCase(Locale.ROOT);
    }

    private NewReport report(SaslRow row, Instant at, String outcome, Optional<String> appPassword) {
        return new NewReport(
                at.isAfter(now) ? now : at,
                row.username(),
                Optional.of(name(row)).filter(Printable::isAddress),
                row.protocol(),
                outcome,
                appPassword,
                Optional.empty(),
                row.ip(),
                "",
                "sasl",
                row.second());
    }
}
