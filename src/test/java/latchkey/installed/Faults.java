package latchkey.installed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What everybody was answered, by the fault that was on at that time. */
final class Faults {
    private static final String ROW = "%-34s %6s  %5s %5s %5s %8s %8s %8s  %9s %9s %9s %9s%n";

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Fault> faults = new ArrayList<>();

    /** What people and machines do all the time. */
    enum Act {
        LOGIN,
        APP_PASSWORD,
        SIGN_IN,
        WORKLIST,
        REPORT
    }

    /** How it went. */
    enum End {
        FINE,
        /** Told so: come again. */
        TEMPORARY,
        /** "Wrong password", no answer at all, or anything else that people would take for their own mistake. */
        WRONG
    }

    record Answer(Act act, End end, long from, long until, String words) {
        Duration took() {
            return Duration.ofNanos(until - from);
        }
    }

    /** @param healed when whatever was broken was given back */
    private record Fault(String what, long from, long healed, long until) {}

    void note(Act act, End end, long from, String words) {
        answers.add(new Answer(act, end, from, System.nanoTime(), words));
    }

    /** Everything until it is healed, and until things are as before. */
    void during(String what, Runnable untilHealed, Runnable untilAsBefore) {
        long from = System.nanoTime();
        untilHealed.run();
        long healed = System.nanoTime();
        untilAsBefore.run();
        faults.add(new Fault(what, from, healed, System.nanoTime()));
    }

    List<Answer> all(Act act, End end) {
        return answers.stream()
                .filter(answer -> answer.act() == act && answer.end() == end)
                .toList();
    }

    /** Logins that were begun after this moment and let in. */
    long letInSince(long moment) {
        return all(Act.LOGIN, End.FINE).stream()
                .filter(answer -> answer.from() > moment)
                .count();
    }

    Duration slowest(Act act) {
        return answers.stream()
                .filter(answer -> answer.act() == act)
                .map(Answer::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** From the moment that something was given back to the end of the first login that began after it and was let in. */
    Duration longestUntilLetInAgain() {
        return faults.stream()
                .map(this::untilLetInAgain)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Duration untilLetInAgain(Fault fault) {
        return Duration.ofNanos(all(Act.LOGIN, End.FINE).stream()
                        .filter(answer -> answer.from() >= fault.healed())
                        .mapToLong(Answer::until)
                        .min()
                        .orElse(Long.MAX_VALUE)
                - fault.healed());
    }

    private long longestWithoutLogin(Fault fault) {
        List<Long> moments = Stream.of(
                        Stream.of(fault.from()),
                        all(Act.LOGIN, End.FINE).stream()
                                .map(Answer::until)
                                .filter(until -> until > fault.from() && until < fault.until())
                                .sorted(),
                        Stream.of(fault.until()))
                .flatMap(moment -> moment)
                .toList();
        long longest = 0;
        for (int i = 1; i < moments.size(); i++) {
            longest = Math.max(longest, moments.get(i) - moments.get(i - 1));
        }
        return longest;
    }

    /** One row for each fault. Acts count for the one during which they ended. */
    String table() {
        StringBuilder table = new StringBuilder()
                .append(ROW.formatted(
                        "fault",
                        "took",
                        "in",
                        "temp",
                        "wrong",
                        "slowest",
                        "gap",
                        "in again",
                        "shown",
                        "sign-ins",
                        "worklist",
                        "reports"));
        for (Fault fault : faults) {
            table.append(ROW.formatted(
                    fault.what(),
                    seconds(fault.until() - fault.from()),
                    count(fault, Act.LOGIN, End.FINE),
                    count(fault, Act.LOGIN, End.TEMPORARY),
                    count(fault, Act.LOGIN, End.WRONG),
                    seconds(during(fault, Act.LOGIN)
                            .mapToLong(answer -> answer.took().toNanos())
                            .max()
                            .orElse(0)),
                    seconds(longestWithoutLogin(fault)),
                    seconds(untilLetInAgain(fault).toNanos()),
                    fineOfAll(fault, Act.APP_PASSWORD),
                    fineOfAll(fault, Act.SIGN_IN),
                    fineOfAll(fault, Act.WORKLIST),
                    fineOfAll(fault, Act.REPORT)));
        }
        words().forEach((words, count) -> table.append("%6d %s%n".formatted(count, words)));
        return table.append(
                        "took, slowest login, longest gap without a login that was let in, and the time until one was"
                                + " let in again after the node was given back, in seconds; of the last four: fine/all\n")
                .toString();
    }

    /** What was said when it did not go well, and how often. */
    private Map<String, Long> words() {
        return answers.stream()
                .filter(answer -> answer.end() != End.FINE)
                .collect(Collectors.groupingBy(
                        answer -> answer.act() + " " + answer.end() + ": "
                                + answer.words()
                                        .lines()
                                        .findFirst()
                                        .orElse("")
                                        .replaceAll("\\d+|[0-9a-f]{8}", "N")
                                        .replaceAll("(.{100}).*", "$1"),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private Stream<Answer> during(Fault fault, Act act) {
        return answers.stream()
                .filter(answer -> answer.act() == act)
                .filter(answer -> answer.until() >= fault.from() && answer.until() < fault.until());
    }

    private long count(Fault fault, Act act, End end) {
        return during(fault, act).filter(answer -> answer.end() == end).count();
    }

    private String fineOfAll(Fault fault, Act act) {
        return count(fault, act, End.FINE) + "/" + during(fault, act).count();
    }

    private static String seconds(long nanos) {
        return "%.1f".formatted(nanos / 1e9);
    }
}
