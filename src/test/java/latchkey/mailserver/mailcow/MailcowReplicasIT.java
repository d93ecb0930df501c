package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.mailcow.MailcowStub;
import latchkey.mailserver.SecretMarks;
import latchkey.mailserver.mailcow.report.MailcowReaders;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas of the portal beside one mailcow: together they ask it no more than one alone may. */
@QuarkusTest
@TestProfile(ReadingPortal.class)
class MailcowReplicasIT {
    @Inject
    MailcowReaders readers;

    @Inject
    SecretMarks marks;

    @Inject
    javax.sql.DataSource dataSource;

    private WatchedMailcow mailcow;

    @BeforeEach
    void begin() {
        mailcow = new WatchedMailcow(readers, marks);
    }

    @AfterEach
    void end() {
        mailcow.close();
    }

    @Test
    void replicasThatAllBelieveItIsTheirTurnAskOnceInTheTimeThatIsAllowed() throws Exception {
        List<Long> asked = new CopyOnWriteArrayList<>();
        MailcowLogs watched = (log, lines) -> {
            if (log.equals("sasl")) {
                asked.add(System.nanoTime());
            }
            return new MailcowLogs.Newest(List.of(), Optional.of(Instant.now()));
        };
        List<PollMailcow> replicas = Stream.of("-one", "-two", "-three")
                .map(name -> new PollMailcow(
                        mailcow.key + name,
                        readers.of(mailcow.key, watched, Optional.empty(), WatchedMailcow.HABITS),
                        dataSource,
                        WatchedMailcow.HABITS.every()))
                .toList();

        replicas.forEach(PollMailcow::start);
        await().atMost(Duration.ofSeconds(20)).until(() -> asked.size() >= 4);
        for (PollMailcow one : replicas) {
            one.stop();
        }

        for (int i = 1; i < asked.size(); i++) {
            assertThat(Duration.ofNanos(asked.get(i) - asked.get(i - 1)))
                    .as("asked " + asked)
                    .isGreaterThanOrEqualTo(WatchedMailcow.HABITS.every().minusMillis(20));
        }
        assertThat(median(asked))
                .as("nor much later than that: the times that people are told are the interval and not much more")
                .isLessThan(WatchedMailcow.HABITS.every().plusSeconds(1));
    }

    private static Duration median(List<Long> asked) {
        List<Long> gaps = IntStream.range(1, asked.size())
                .mapToObj(i -> asked.get(i) - asked.get(i - 1))
                .sorted()
                .toList();
        return Duration.ofNanos(gaps.get(gaps.size() / 2));
    }

    @Test
    void aKeyThatOneReplicaWasTurnedAwayWithIsNotSentByTheOthers() throws Exception {
        Path file = MailcowStub.writeKey(MailcowStub.KEY, ReadingPortal.folder().resolve(mailcow.key + "-shared"));
        List<MailcowApi> replicas = Stream.of(1, 2, 3)
                .map(number -> new MailcowApi(
                        mailcow.key,
                        Settings.of(mailcow.stub, file),
                        new ReplicasByDatabase(mailcow.key, dataSource),
                        Clock.systemUTC()))
                .toList();
        mailcow.stub.keys().allowElsewhereOnly(true);

        for (MailcowApi replica : replicas) {
            assertThatThrownBy(() -> replica.ask("get/status/version"))
                    .isInstanceOf(MailcowKey.KeyTurnedAway.class)
                    .hasMessageContaining("it came from 127.0.0.1");
            assertThat(replica.stopped()).isTrue();
        }
        assertThat(mailcow.stub.keys().turnedAway()).isEqualTo(1);
        mailcow.stub.keys().allowElsewhereOnly(false);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
        for (MailcowApi replica : replicas) {
            assertThat(replica.ask("get/status/version").path("version").asText())
                    .isEqualTo("2026-07a");
        }
        assertThat(mailcow.rows("SELECT key_hash FROM refused_key WHERE mail_server = ?", mailcow.key))
                .isEmpty();
    }

    @Test
    void twoReplicasDoNotWorkOnTheSameMailboxTogether() {
        MailAddress mailbox = MailAddress.of(mailcow.address("anna"));
        List<OneAtATime> replicas = Stream.of(1, 2)
                .map(number -> new OneAtATime(Duration.ofSeconds(20), new ReplicasByDatabase(mailcow.key, dataSource)))
                .toList();
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        List<CompletableFuture<Void>> works = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.runAsync(() -> replicas.get(number % 2)
                        .on(mailbox, () -> {
                            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                            // As publishing does: the same mailbox, within.
                            int within = replicas.get(number % 2).on(mailbox, atWork::get);
                            atWork.decrementAndGet();
                            return within;
                        })))
                .toList();
        works.forEach(CompletableFuture::join);

        assertThat(most.get()).isEqualTo(1);
        assertThat(mailcow.rows("SELECT job FROM job_lease WHERE job LIKE ?", "m%-" + mailcow.key))
                .isEmpty();
    }
}
