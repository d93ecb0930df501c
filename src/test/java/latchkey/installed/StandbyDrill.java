package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import latchkey.installed.Faults.Act;
import latchkey.installed.Faults.End;
import latchkey.parts.StandbyPair;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A primary that fails, and a person who promotes the standby, as {@code deployment/cluster/README.md} says. */
class StandbyDrill {
    private static final Site SITE = Site.shared();

    private final StandbyPair pair = SITE.parts().standbyPair();

    @BeforeEach
    void start() {
        pair.start();
    }

    @AfterEach
    void stop() {
        pair.close();
    }

    @Test
    void aKilledPrimaryLosesNothingAndIsAskedByNobodyWhenItIsBack() {
        drill(
                "db1 killed, db2 promoted",
                () -> pair.primary().kill9(),
                () -> pair.primary().startAgain());

        assertThat(pair.primary().canBeWrittenTo()).isFalse();
    }

    @Test
    void aFrozenPrimaryIsSwitchedOffBeforeTheStandbyIsPromoted() {
        drill("db1 frozen, off, db2 promoted", () -> pair.primary().freeze(), () -> {});
    }

    private void drill(String what, Runnable fails, Runnable comesBack) {
        try (OwnSite site = OwnSite.start(SITE.parts(), pair.database(), "standby");
                BusySite busy = site.busy()) {
            site.faults().during("none", () -> {}, site::untilLoginsAreWell);
            site.faults()
                    .during(
                            what,
                            () -> {
                                fails.run();
                                untilTemporary(site);
                                pair.primary().kill9();
                                pair.standby().promote();
                            },
                            () -> {
                                site.untilLoginsAreWell();
                                comesBack.run();
                                site.untilLoginsAreWell();
                            });
            busy.end();

            System.out.println(site.faults().table());
            site.nobodyWasToldAWrongPasswordAndNothingIsLost(busy);
        }
    }

    private static void untilTemporary(OwnSite site) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> site.faults().all(Act.LOGIN, End.TEMPORARY).size() > 20);
    }
}
