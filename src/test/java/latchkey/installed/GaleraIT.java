package latchkey.installed;

import latchkey.parts.GaleraCluster;
import latchkey.site.Measured;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portal and a mail server on three databases of which each fails in turn; more of it is in {@link GaleraDrill}. */
@Measured
class GaleraIT {
    private static final Site SITE = Site.shared();
    private static final GaleraCluster CLUSTER = SITE.parts().galeraCluster();

    @BeforeAll
    static void start() {
        CLUSTER.start();
    }

    @AfterAll
    static void stop() {
        CLUSTER.close();
    }

    @Test
    void nobodyIsToldAWrongPasswordAndNothingIsLostWhileEachNodeFailsInTurn() {
        try (OwnSite site = OwnSite.start(SITE.parts(), CLUSTER.database(), "galera");
                BusySite busy = site.busy()) {
            NodeFaults faults = new NodeFaults(CLUSTER, site);

            faults.nothing();
            CLUSTER.nodes().forEach(faults::frozenAndKilled);
            busy.end();

            System.out.println(site.faults().table());
            site.nobodyWasToldAWrongPasswordAndNothingIsLost(busy);
        }
    }
}
