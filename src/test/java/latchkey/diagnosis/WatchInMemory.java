package latchkey.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import latchkey.attempt.Reason;
import latchkey.diagnosis.JudgeInMemory.Filed;
import latchkey.mailserver.LoginReport;

/** As {@link MailServerWatch} and {@link UnansweredLogins} do it by tables. */
final class WatchInMemory {
    private final Map<String, Instant> nobodyInSince = new HashMap<>();
    private final Map<String, Instant> silentSince = new HashMap<>();
    private final Map<String, Instant> lastPassedOn = new HashMap<>();

    void accepted(LoginReport report) {
        nobodyInSince.merge(report.source(), report.at(), (one, other) -> one.isAfter(other) ? one : other);
        silentSince.remove(report.source());
    }

    boolean isSilent(LoginReport passedOn) {
        String source = passedOn.source();
        Instant before = lastPassedOn.put(source, passedOn.at());
        nobodyInSince.putIfAbsent(source, passedOn.at());
        if (before != null && before.isBefore(passedOn.at().minus(Duration.ofMinutes(15)))) {
            silentSince.remove(source);
        }
        return silentSince.containsKey(source);
    }

    /** Of the last minute, to be filed anew. */
    List<Filed> silent(List<Filed> filed, BiPredicate<Filed, Instant> refusedWhileOthersGotIn) {
        List<Filed> silent = new ArrayList<>();
        if (filed.isEmpty()) {
            return silent;
        }
        LoginReport latest = filed.get(filed.size() - 1).attempt.report();
        Instant since = nobodyInSince.getOrDefault(latest.source(), latest.at());
        List<Filed> lately =
                unanswered(filed, latest.source(), latest.at().minusSeconds(60)).toList();
        long accounts = lately.stream()
                .filter(one -> one.attempt.report().at().isAfter(since))
                .filter(one -> one.attempt.report().address() != null)
                .filter(one -> !one.attempt.report().outcome().equals("mistyped"))
                .filter(one -> !refusedWhileOthersGotIn.test(one, since))
                .map(one -> FailingClient.account(one.attempt.report()))
                .distinct()
                .count();
        if (accounts >= 5 && since.isBefore(latest.at().minusSeconds(30))) {
            silentSince.putIfAbsent(latest.source(), since);
        }
        Optional<Instant> quiet = Optional.ofNullable(silentSince.get(latest.source()));
        quiet.ifPresent(from -> lately.stream()
                .filter(one -> one.attempt.report().at().isAfter(from))
                .filter(one -> one.reason != Reason.MAIL_SERVER_UNAVAILABLE)
                .forEach(silent::add));
        return silent;
    }

    private static Stream<Filed> unanswered(List<Filed> filed, String source, Instant since) {
        return filed.subList(Math.max(0, filed.size() - 500), filed.size()).stream()
                .filter(one -> one.attempt.report().source().equals(source))
                .filter(one -> one.attempt.report().passedOn()
                        && one.attempt.report().at().isAfter(since))
                .filter(one -> one.reason != Reason.GUESSING)
                .filter(one -> !List.of("surely_mistyped", "other_account")
                        .contains(one.attempt.report().outcome()));
    }
}
