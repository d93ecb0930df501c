package latchkey.migration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.MainPasswordRule;
import latchkey.shared.MailAddress;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What an admin wants done with a domain's rule; which fields count depends on the act. */
public class PlanForm {
    @RestForm
    @Nullable
    String act;

    @RestForm
    @Nullable
    String rule;

    @RestForm
    @Nullable
    String date;

    @RestForm
    @Nullable
    String run;

    @RestForm
    @Nullable
    String confirm;

    @RestForm
    @Nullable
    String address;

    @RestForm
    @Nullable
    String hours;

    @RestForm
    @Nullable
    String why;

    String act() {
        return act == null ? "" : act;
    }

    boolean confirmed() {
        return "yes".equals(confirm);
    }

    public String addressText() {
        return address == null ? "" : address;
    }

    public String dateText() {
        return date == null ? "" : date;
    }

    Optional<MainPasswordRule> rule() {
        return Arrays.stream(MainPasswordRule.values())
                .filter(known ->
                        known != MainPasswordRule.OBSERVE && known.name().equals(rule))
                .findFirst();
    }

    Optional<UUID> run() {
        try {
            return Optional.ofNullable(run).map(UUID::fromString);
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    Optional<MailAddress> address() {
        return Optional.ofNullable(address).map(String::strip).flatMap(MailAddress::parse);
    }

    Optional<Duration> hours() {
        return Optional.ofNullable(hours)
                .filter(text -> text.matches("[0-9]{1,3}"))
                .map(Long::valueOf)
                .map(Duration::ofHours)
                .filter(BreakGlass::allowed);
    }

    Optional<String> why() {
        return Optional.ofNullable(why)
                .map(String::strip)
                .filter(text ->
                        !text.isEmpty() && text.length() <= 200 && text.chars().noneMatch(Character::isISOControl));
    }

    boolean hasDate() {
        return !dateText().isBlank();
    }

    /** The beginning of a day in UTC, today at the earliest. */
    Optional<Instant> date(Clock clock) {
        try {
            LocalDate day = LocalDate.parse(dateText().strip());
            LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
            boolean sensible = !day.isBefore(today) && day.isBefore(today.plusYears(5));
            return sensible ? Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant()) : Optional.empty();
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }
}
