package latchkey.diagnosis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import latchkey.mailserver.LoginReport;
import latchkey.shared.DatabaseTrouble;
import org.jboss.logging.Logger;

/** For a batch that cannot be judged as a whole: the report that fails alone is set aside and holds up no other. */
@ApplicationScoped
class JudgeOneByOne {
    private static final Logger LOG = Logger.getLogger(JudgeOneByOne.class);

    private final JudgeBatch judgeBatch;
    private final DiagnosisConfig config;
    private final CountLogins count;
    private final Counter rejected;

    JudgeOneByOne(JudgeBatch judgeBatch, DiagnosisConfig config, CountLogins count, MeterRegistry metrics) {
        this.judgeBatch = judgeBatch;
        this.config = config;
        this.count = count;
        this.rejected = metrics.counter("latchkey.reports.rejected");
    }

    /** Nothing set aside is told too. */
    void start(@Observes StartupEvent event) {}

    private interface Step {
        List<LoginReport> run(long id) throws SQLException;
    }

    private interface SettingAside {
        void run(long id, String why) throws SQLException;
    }

    /** First the inbox, so that no login is called overdue whose end is waiting there. */
    void judge() throws SQLException {
        each(judgeBatch.waiting(config.batch()), judgeBatch::judgeOne, judgeBatch::reject);
        each(judgeBatch.overdue(config.batch()), judgeBatch::judgeOneOverdue, judgeBatch::rejectOverdue);
    }

    private void each(List<Long> ids, Step judge, SettingAside reject) throws SQLException {
        for (long id : ids) {
            try {
                count.judged(judge.run(id));
            } catch (SQLException | RuntimeException failed) {
                if (DatabaseTrouble.passes(failed) || DatabaseTrouble.isOutage(failed)) {
                    throw failed;
                }
                LOG.errorf(failed, "Report %d cannot be judged and is set aside", id);
                reject.run(id, String.valueOf(failed.getMessage()));
                rejected.increment();
            }
        }
    }
}
