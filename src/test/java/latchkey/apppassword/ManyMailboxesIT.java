package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import latchkey.mailcow.Faults.Fault;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A mailcow of many mailboxes, as slow as the real one, through job and database: all of it is brought in line, switched
 * and given back in time, by one request at a time.
 */
@QuarkusTest
@TestProfile(InMemoryPortal.class)
class ManyMailboxesIT {
    private static final Logger LOG = Logger.getLogger(ManyMailboxesIT.class);
    private static final boolean FULL = Boolean.getBoolean("latchkey.full");
    private static final int MANY = FULL ? 1_000 : 40;

    /** Of a thousand; a few have the same share of it, and some seconds until the job begins. */
    private static final Duration TWO_MINUTES = inProportion(Duration.ofMinutes(2));

    private static final Duration FIVE_MINUTES = inProportion(Duration.ofMinutes(5));

    private static CowPasture cow;
    private static Herd herd;

    @BeforeAll
    static void openTheGate() {
        cow = new CowPasture();
        var unused = Owner.signedIn();
        herd = new Herd(cow, MANY);
        cow.stub.delays().on(true);
        // Whoever looks after the check mailbox meanwhile has its own turn.
        cow.stub.watch("@" + herd.domain);
    }

    @AfterAll
    static void closeTheGate() {
        herd.close();
        cow.close();
    }

    @Test
    void afterAnOutageAllOfThemHoldWhatPeopleWereShownWithinTwoMinutes() {
        int before = cow.stub.requests("");
        cow.stub.faults().all(Fault.ERROR_500);
        await().until(() -> cow.stub.requests("") > before + 2);
        herd.scatter();
        assertThat(herd.astray()).hasSizeGreaterThanOrEqualTo(MANY / 10);
        cow.stub.faults().none();

        Duration took =
                until("brought in line", TWO_MINUTES, () -> herd.astray().isEmpty());

        assertThat(took).isLessThan(TWO_MINUTES);
        assertThat(cow.stub.mostWatchedAtOnce()).isEqualTo(1);
    }

    @Test
    void anUndoGivesAllOfThemBackWhatTheyHadWithinFiveMinutes() {
        List<Set<String>> had = herd.mainPasswordsTakenBy();
        herd.mainPasswordsRefusedFrom("UTC_TIMESTAMP(3) - INTERVAL 1 HOUR");
        until(
                "refused",
                FIVE_MINUTES,
                () -> herd.mainPasswordsTakenBy().stream().allMatch(Set.of("sogo")::equals));

        herd.mainPasswordsRefusedFrom("NULL");
        Duration took = until(
                "given back", FIVE_MINUTES, () -> herd.mainPasswordsTakenBy().equals(had));

        assertThat(took).isLessThan(FIVE_MINUTES);
        assertThat(cow.stub.mostWatchedAtOnce()).isEqualTo(1);
    }

    private static Duration until(String what, Duration atMost, Callable<Boolean> done) {
        long begin = System.nanoTime();
        await().atMost(atMost).pollInterval(Duration.ofMillis(100)).until(done);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        LOG.infof("%d mailboxes of a mailcow %s in %d ms", MANY, what, took.toMillis());
        return took;
    }

    private static Duration inProportion(Duration ofAThousand) {
        return FULL
                ? ofAThousand
                : ofAThousand.multipliedBy(MANY).dividedBy(1_000).plusSeconds(10);
    }
}
