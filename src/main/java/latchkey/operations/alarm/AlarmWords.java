package latchkey.operations.alarm;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import latchkey.notice.NoticeConfig;
import latchkey.operations.check.CheckMessages;

/** Alarms in the language of those who look after the site. */
@ApplicationScoped
class AlarmWords {
    private final NoticeConfig config;

    AlarmWords(NoticeConfig config) {
        this.config = config;
    }

    String title(Alarm alarm, Told what) {
        String check = checks().check(alarm.what());
        return what == Told.RAISED ? own().raised(check) : own().cleared(check);
    }

    String since(Alarm alarm, Told what) {
        String raised = alarm.raisedAt().truncatedTo(ChronoUnit.SECONDS).toString();
        return what == Told.RAISED
                ? own().since(raised)
                : own().until(
                                raised,
                                alarm.clearedAt()
                                        .orElse(alarm.raisedAt())
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString());
    }

    String toDo(Alarm alarm) {
        return checks().toDo(alarm.what());
    }

    /** Where more is said; empty if nobody has set where the portal is. */
    String page() {
        return config.portal()
                .map(portal -> portal.resolve("/admin/checks").toString())
                .orElse("");
    }

    private CheckMessages checks() {
        return MessageBundles.get(CheckMessages.class, Localized.Literal.of(config.language()));
    }

    private AlarmMessages own() {
        return MessageBundles.get(AlarmMessages.class, Localized.Literal.of(config.language()));
    }
}
