package latchkey.mailserver.mailcow;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import javax.sql.DataSource;
import latchkey.mailserver.mailcow.report.Habits;
import latchkey.mailserver.mailcow.report.MailcowReaders;

/** Reads the logs of each mailcow in a thread of its own, so that one that is slow holds up no other. */
@ApplicationScoped
class PollMailcows {
    private final List<PollMailcow> polls;

    PollMailcows(MailcowServers mailcows, MailcowReaders readers, DataSource dataSource) {
        this.polls = mailcows.mailcows().stream()
                .map(mailcow -> new PollMailcow(
                        mailcow.key(),
                        readers.of(
                                mailcow.key(),
                                mailcow.api()::newest,
                                MailcowDatabase.of(mailcow),
                                new Habits(
                                        mailcow.settings().zone(),
                                        mailcow.settings().remembersFor(),
                                        mailcow.settings().logsEvery(),
                                        mailcow.settings().webmail())),
                        dataSource,
                        mailcow.settings().logsEvery()))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        polls.forEach(PollMailcow::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (PollMailcow poll : polls) {
            poll.stop();
        }
    }
}
