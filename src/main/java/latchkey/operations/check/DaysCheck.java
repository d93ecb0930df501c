package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The table of refusals has days ahead. */
@ApplicationScoped
class DaysCheck implements SystemCheck {
    private static final int FEW = 10;
    private static final int TOO_FEW = 3;

    private final Ask ask;

    DaysCheck(Ask ask) {
        this.ask = ask;
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.DAYS);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String last = ask.row(
                "SELECT COALESCE(MAX(partition_name), 'd19700101') FROM information_schema.partitions WHERE"
                        + " table_schema = DATABASE() AND table_name = 'login_attempt' AND partition_name <> 'rest'",
                row -> row.getString(1));
        long ahead = Math.max(
                0,
                ChronoUnit.DAYS.between(today, LocalDate.parse(last.substring(1), DateTimeFormatter.BASIC_ISO_DATE)));
        State state = ahead < TOO_FEW ? State.RED : ahead < FEW ? State.AMBER : State.GREEN;
        return List.of(Finding.of(Check.DAYS, state, say -> say.daysAhead(ahead)));
    }
}
