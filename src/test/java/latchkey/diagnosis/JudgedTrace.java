package latchkey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;
import latchkey.diagnosis.corpus.Kind;
import latchkey.diagnosis.corpus.Reported;
import latchkey.diagnosis.corpus.Trace;
import latchkey.mailserver.LoginReport;

/** What the helpdesk would see of a trace in the end. */
final class JudgedTrace {
    private static final Instant BEGAN = Instant.parse("2026-05-04T00:00:00Z");
    private static final Duration OPEN_FOR = Duration.ofSeconds(3);

    /**
     * What is seen of one actor.
     *
     * @param wronglyCertain reasons that are told as certain of any of it, and that are not what it is
     */
    record Verdict(Kind actor, Optional<Reason> reason, Set<Reason> wronglyCertain) {
        /** The reason of most of its refusals, each as the row of the list has it that it belongs to. */
        static Verdict of(Kind actor, List<Seen> refused) {
            Optional<Reason> most =
                    refused.stream()
                            .collect(Collectors.groupingBy(Seen::reason, Collectors.counting()))
                            .entrySet()
                            .stream()
                            .max(Map.Entry.<Reason, Long>comparingByValue().thenComparing(Map.Entry::getKey))
                            .map(Map.Entry::getKey);
            return new Verdict(
                    actor,
                    most,
                    refused.stream()
                            .filter(Seen::certain)
                            .map(Seen::reason)
                            .filter(reason -> !actor.label().equals(Optional.of(reason)))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        boolean right() {
            return reason.equals(actor.label());
        }
    }

    /** One refusal. */
    record Seen(Reason reason, boolean certain) {}

    private JudgedTrace() {}

    static List<Verdict> of(List<FailureRule> rules, Trace trace, List<Reported> reports) {
        JudgeInMemory judge = new JudgeInMemory(rules);
        Map<Long, Integer> actors = new HashMap<>();
        List<LoginReport> ended = new ArrayList<>();
        for (Reported one : reports) {
            LoginReport report = one.report(ended.size() + 1L, BEGAN, trace.name());
            actors.put(report.id(), one.login().actor());
            ended.add(report);
        }
        // In the order in which they are judged: one that was passed on waits for its end.
        ended.sort(
                Comparator.comparing(report -> report.passedOn() ? report.at().plus(OPEN_FOR) : report.at()));
        try {
            for (int from = 0, to; from < ended.size(); from = to) {
                to = from + 1;
                while (to < ended.size()
                        && ended.get(to).at().isBefore(ended.get(from).at().plusSeconds(1))) {
                    to++;
                }
                judge.judge(ended.subList(from, to));
            }
        } catch (SQLException none) {
            throw new AssertionError(none);
        }
        return IntStream.range(0, trace.actors().size())
                .mapToObj(actor -> verdict(
                        trace.actors().get(actor),
                        judge,
                        judge.filed().stream()
                                .filter(one -> Integer.valueOf(actor)
                                        .equals(actors.get(one.attempt.report().id())))
                                .toList()))
                .toList();
    }

    private static Verdict verdict(Kind actor, JudgeInMemory judge, List<JudgeInMemory.Filed> refused) {
        return Verdict.of(
                actor,
                refused.stream()
                        .map(one -> one.client
                                .flatMap(judge::row)
                                .map(row -> new Seen(row.reason(), row.certainty() == Certainty.CERTAIN))
                                .orElse(new Seen(one.reason, false)))
                        .toList());
    }
}
