package latchkey.helpdesk.nudge;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;
import latchkey.shared.OldRows;

/** When an owner was nudged and by which way, or why not; never by whom. */
class KeptOfNudges {
    private KeptOfNudges() {}

    @Produces
    @Singleton
    static KeptData nudges(DataSource dataSource, NudgeConfig config) {
        return new KeptRows(
                What.NUDGES,
                By.MAILBOX,
                Optional.of(config.keptFor()),
                dataSource,
                "r.made_at AS triedAt, l.sent_at AS nudgedAt, l.way, l.why AS leftOutBecause, l.reasons",
                "nudge_line l JOIN nudge_run r ON r.id = l.run",
                "l.address",
                "r.made_at");
    }

    @Produces
    @Singleton
    static Chore notBegun(DataSource dataSource) {
        return new OldRows(
                "nudges-not-begun",
                dataSource,
                Duration.ofDays(1),
                "DELETE FROM nudge_run WHERE state = 'DRY' AND made_at < ? ORDER BY made_at");
    }

    @Produces
    @Singleton
    static Chore old(DataSource dataSource, NudgeConfig config) {
        return new OldRows(
                "old-nudges",
                dataSource,
                config.keptFor(),
                "DELETE FROM nudge_run WHERE state <> 'RUNNING' AND made_at < ? ORDER BY made_at");
    }
}
