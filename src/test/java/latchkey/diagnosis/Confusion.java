package latchkey.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.attempt.Reason;
import latchkey.diagnosis.JudgedTrace.Verdict;
import latchkey.diagnosis.corpus.Kind;

/** Who was taken for what. */
record Confusion(List<Verdict> verdicts) {
    double right() {
        return share(verdicts);
    }

    /** What is asked of the rules. */
    boolean holds() {
        return right() >= 0.97 && rightByClass().values().stream().allMatch(share -> share >= 0.9);
    }

    /** By what the actors are. */
    Map<String, Double> rightByClass() {
        return verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> name(verdict.actor().label()),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Confusion::share)));
    }

    List<Verdict> wronglyCertain() {
        return verdicts.stream()
                .filter(verdict -> !verdict.wronglyCertain().isEmpty())
                .toList();
    }

    String table() {
        List<Optional<Reason>> seen = Stream.concat(
                        Arrays.stream(Reason.values()).map(Optional::of), Stream.of(Optional.<Reason>empty()))
                .filter(reason ->
                        verdicts.stream().anyMatch(verdict -> verdict.reason().equals(reason)))
                .toList();
        StringBuilder table = new StringBuilder("%-40s".formatted("actor / seen as"));
        seen.forEach(reason -> table.append(" %7.7s".formatted(name(reason))));
        for (Kind kind : Kind.values()) {
            List<Verdict> of =
                    verdicts.stream().filter(verdict -> verdict.actor() == kind).toList();
            if (of.isEmpty()) {
                continue;
            }
            table.append("\n%-40s".formatted(kind));
            seen.forEach(reason -> {
                long count = of.stream()
                        .filter(verdict -> verdict.reason().equals(reason))
                        .count();
                table.append(" %7s".formatted(count == 0 ? "." : (kind.label().equals(reason) ? "" : "!") + count));
            });
        }
        return table + "\n" + verdicts.size() + " actors, right: " + right() + ", by class: " + rightByClass();
    }

    private static String name(Optional<Reason> reason) {
        return reason.map(Reason::key).orElse("nothing");
    }

    private static double share(List<Verdict> verdicts) {
        return (double) verdicts.stream().filter(Verdict::right).count() / verdicts.size();
    }
}
