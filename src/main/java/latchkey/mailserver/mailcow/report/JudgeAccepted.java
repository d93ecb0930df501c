package latchkey.mailserver.mailcow.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.PublishedAppPasswords.Published;
import latchkey.shared.Protocol;

/**
 * Finds what a row of {@code sasl_log} means. The portal's own trial leaves one too: it is no use, so its time is told as
 * before the app password was shown, whatever mailcow's whole seconds say.
 */
final class JudgeAccepted {
    /** From the moment in which an app password was shown to the latest at which its trial is let in all the same. */
    private static final Duration TRIAL_ENDS_WITHIN = Duration.ofSeconds(60);

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
        if (!row.isOfAMailClient()
                || !known.isServed(name(row))
                || !key.any().allMatch(one -> seen.isNew(row.known(one), likely, firstFrom))) {
            return Optional.empty();
        }
        // In autumn the same local time comes twice, and the row must be known by then.
        read.put(row.known(key), clock.likely(row.again()));
        // From before mailcow's clock was set back: nobody knows when that was.
        return likely.isAfter(now.plusSeconds(2)) ? Optional.empty() : Optional.of(report(row, likely));
    }

    /** A login that left no row of its own, by one of the portal's app passwords. */
    Optional<NewReport> judge(Remembered.Login login) {
        Instant likely = clock.likely(login.line().second());
        return ours(login.by())
                .flatMap(one -> one.shownAt()
                        .filter(shown -> !clock.latest(login.line().second()).isBefore(shown))
                        .filter(shown -> !login.line().ip().equals(login.by().ip())
                                || !mayBeTheTrial(
                                        one, login.by(), shown, login.line().second()))
                        .map(shown -> report(
                                new SaslRow(
                                        login.line().protocol(),
                                        login.by().appPassword(),
                                        login.line().login(),
                                        login.line().ip(),
                                        login.line().second()),
                                likely.isBefore(shown) ? shown : likely,
                                LoginReport.APP_PASSWORD_OK,
                                Optional.of(one.id()),
                                true)));
    }

    private NewReport report(SaslRow row, Instant likely) {
        if (row.byMainPassword()) {
            String refused = JudgeRefused.refusedAllTheSame(row, known.mailbox(name(row)), clock)
                    .orElse(LoginReport.MAIN_PASSWORD_OK);
            return report(row, likely, refused, Optional.empty(), false);
        }
        return ours(row)
                .map(one ->
                        report(row, at(row, one, likely), LoginReport.APP_PASSWORD_OK, Optional.of(one.id()), false))
                .orElseGet(() -> report(row, likely, LoginReport.FOREIGN_APP_PASSWORD_OK, Optional.empty(), false));
    }

    private Instant at(SaslRow row, Published one, Instant likely) {
        String service = "first|" + one.id() + "|" + row.service();
        boolean first = key.any().map(any -> any.known(service)).noneMatch(id -> seen.has(id) || read.containsKey(id));
        read.put(key.known(service), likely);
        Instant earliest = clock.earliest(row.second());
        if (one.shownAt().isEmpty()
                || clock.latest(row.second()).isBefore(one.shownAt().get())) {
            return earliest;
        }
        Instant shown = one.shownAt().get();
        if (first && mayBeTheTrial(one, row, shown, row.second())) {
            // A client that was quicker than that is seen with its next login.
            return earliest.isBefore(shown) ? earliest : shown.minusMillis(1);
        }
        if (!earliest.isBefore(shown)) {
            return likely.isBefore(shown) ? shown : likely;
        }
        // In the second in which it was shown: the trial comes first, and once.
        return first ? earliest : likely.isBefore(shown) ? shown : likely;
    }

    /** The portal gave up waiting for it, and mailcow did not. */
    private boolean mayBeTheTrial(Published one, SaslRow row, Instant shown, long second) {
        return Protocol.ofKey(row.protocol()).filter(one.unanswered()::contains).isPresent()
                && clock.earliest(second).isBefore(shown.plus(TRIAL_ENDS_WITHIN));
    }

    private Optional<Published> ours(SaslRow row) {
        return known.byHandle().getOrDefault(Integer.toString(row.appPassword()), List.of()).stream()
                .filter(one -> one.address().equals(name(row)))
                .findFirst();
    }

    private static String name(SaslRow row) {
        return row.username().toLowerCase(Locale.ROOT);
    }

    private NewReport report(SaslRow row, Instant at, String outcome, Optional<String> appPassword, boolean inferred) {
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
                row.second(),
                inferred);
    }
}
