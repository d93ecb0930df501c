package latchkey.mailserver;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.OldRows;

/** Reports that were set aside: their addresses go like those of the others, and after a while they go themselves. */
class ForgetRejected {
    private ForgetRejected() {}

    @Produces
    @Singleton
    static Chore addresses(DataSource dataSource, ReportConfig config) {
        return new OldRows(
                "rejected-report-addresses",
                dataSource,
                config.networksKeptFor(),
                "UPDATE login_report_rejected SET remote_ip = NULL WHERE rejected_at < ? AND remote_ip IS NOT NULL");
    }

    @Produces
    @Singleton
    static Chore rows(DataSource dataSource, ReportConfig config) {
        return new OldRows(
                "rejected-reports",
                dataSource,
                config.rejectedKeptFor(),
                "DELETE FROM login_report_rejected WHERE rejected_at < ? ORDER BY rejected_at");
    }
}
