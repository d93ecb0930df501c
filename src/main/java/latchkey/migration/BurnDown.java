package latchkey.migration;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The number of accounts that still use their main password, as bars by day. A day that was not counted has none. */
public record BurnDown(List<Progress.Day> days) {
    public static final int WIDTH = 1200;
    public static final int HEIGHT = 300;

    /** So that the first days do not fill the picture. */
    private static final long FEWEST_SLOTS = 28;

    private static final double FILLED = 0.8;

    /** Where a bar stands, in units of the picture. */
    public record Bar(String x, String y, String width, String height) {}

    public boolean isEmpty() {
        return days.isEmpty();
    }

    /** One day has no course yet. */
    public boolean single() {
        return days.size() == 1;
    }

    public Progress.Day first() {
        return days.get(0);
    }

    public Progress.Day last() {
        return days.get(days.size() - 1);
    }

    public long most() {
        return days.stream().mapToLong(Progress.Day::accounts).max().orElse(0);
    }

    public List<Progress.Day> newestFirst() {
        return days.stream()
                .sorted((one, other) -> other.day().compareTo(one.day()))
                .toList();
    }

    public List<Bar> bars() {
        if (days.isEmpty()) {
            return List.of();
        }
        long slots = Math.max(FEWEST_SLOTS, ChronoUnit.DAYS.between(first().day(), last().day()) + 1);
        double slot = (double) WIDTH / slots;
        double unit = (double) HEIGHT / Math.max(1, most());
        return days.stream()
                .map(day -> {
                    double height = day.accounts() * unit;
                    double x = ChronoUnit.DAYS.between(first().day(), day.day()) * slot;
                    return new Bar(number(x), number(HEIGHT - height), number(slot * FILLED), number(height));
                })
                .toList();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
