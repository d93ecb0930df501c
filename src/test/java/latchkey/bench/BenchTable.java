package latchkey.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, beside what it is held to. */
final class BenchTable {
    private static final double MOST_RATIO = 1.5;
    private static final double MOST_DIFFERENCE_MS = 5;

    private final List<String> lines = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    /** @param few with few attempts; NaN if there was no such time */
    void page(String what, double few, double many, double limitMs) {
        boolean compared = !Double.isNaN(few);
        boolean grows = compared && many > few * MOST_RATIO && many - few > MOST_DIFFERENCE_MS;
        add(
                what,
                "under " + number(limitMs) + " ms",
                compared ? number(few) + " ms" : "",
                number(many) + " ms",
                compared ? "× %s, %+.1f ms".formatted(number(many / few), many - few) : "",
                many < limitMs && !grows);
    }

    void figure(String what, String limit, String measured, boolean kept) {
        add(what, limit, "", measured, "", kept);
    }

    private void add(String what, String limit, String few, String many, String ratio, boolean kept) {
        String line = "| " + String.join(" | ", what, limit, few, many, ratio, kept ? "yes" : "**no**") + " |";
        System.out.println(line);
        lines.add(line);
        if (!kept) {
            missed.add(line);
        }
    }

    List<String> missed() {
        return List.copyOf(missed);
    }

    String text(Size size, Machine machine) {
        StringBuilder text = new StringBuilder();
        machine.lines().forEach(line -> text.append("- ").append(line).append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "%n| | limit | %,d attempts | %,d attempts | ratio, difference | kept |%n|---|---|---|---|---|---|%n",
                size.few(),
                size.attempts()));
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }
}
