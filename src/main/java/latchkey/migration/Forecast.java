package latchkey.migration;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How many accounts will still use their main password on a day: the straight line that fits the last counted days best
 * (least squares), carried on. It knows nothing of holidays, nor of what will be written to people.
 *
 * @param days that were counted and are in the line
 * @param expected accounts on that day; the last number where nothing can be said
 */
public record Forecast(Kind kind, int days, long expected) {
    static final int DAYS_NEEDED = 7;
    static final int DAYS_USED = 28;

    public enum Kind {
        TOO_FEW_DAYS,
        /** A line that rises or stays says nothing about an end. */
        NOT_FALLING,
        FALLING
    }

    static Forecast of(List<Progress.Day> counted, LocalDate target) {
        List<Progress.Day> days = counted.subList(Math.max(0, counted.size() - DAYS_USED), counted.size());
        long last = days.isEmpty() ? 0 : days.get(days.size() - 1).accounts();
        if (days.size() < DAYS_NEEDED) {
            return new Forecast(Kind.TOO_FEW_DAYS, days.size(), last);
        }
        double middle =
                days.stream().mapToLong(day -> x(days, day.day())).average().orElse(0);
        double mean = days.stream().mapToLong(Progress.Day::accounts).average().orElse(0);
        double above = 0;
        double below = 0;
        for (Progress.Day day : days) {
            double distance = x(days, day.day()) - middle;
            above += distance * (day.accounts() - mean);
            below += distance * distance;
        }
        double slope = above / below;
        if (slope >= 0) {
            return new Forecast(Kind.NOT_FALLING, days.size(), last);
        }
        long expected = Math.round(mean + slope * (x(days, target) - middle));
        return new Forecast(Kind.FALLING, days.size(), Math.max(0, expected));
    }

    private static long x(List<Progress.Day> days, LocalDate day) {
        return ChronoUnit.DAYS.between(days.get(0).day(), day);
    }
}
