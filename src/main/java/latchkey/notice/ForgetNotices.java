package latchkey.notice;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.OldRows;

/** Mails that are done with, whether they went out or not. */
class ForgetNotices {
    private ForgetNotices() {}

    @Produces
    @Singleton
    static Chore rows(DataSource dataSource, NoticeConfig config) {
        return new OldRows(
                "old-mails",
                dataSource,
                config.keptFor(),
                "DELETE FROM notice WHERE settled_at < ? ORDER BY settled_at");
    }
}
