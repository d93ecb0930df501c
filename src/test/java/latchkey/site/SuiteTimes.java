package latchkey.site;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints how long each suite took, when all are done. */
public final class SuiteTimes implements TestExecutionListener {
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final Map<String, Long> took = new ConcurrentHashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.getSource().orElse(null) instanceof ClassSource suite
                && !suite.getClassName().contains("$")) {
            long nanos = System.nanoTime() - started.getOrDefault(test.getUniqueId(), System.nanoTime());
            took.merge(suite.getClassName(), nanos, Long::sum);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        long all = took.values().stream().mapToLong(Long::longValue).sum();
        StringBuilder table = new StringBuilder("Minutes by suite\n");
        took.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .filter(suite -> suite.getValue() > 1_000_000_000L)
                .forEach(suite -> table.append(line(suite.getKey(), suite.getValue())));
        System.out.print(table.append(line("all", all)));
    }

    private static String line(String suite, long nanos) {
        return String.format(Locale.ROOT, "  %6.2f  %s%n", nanos / 60e9, suite);
    }
}
