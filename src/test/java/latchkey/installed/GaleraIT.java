package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.parts.GaleraCluster;
import latchkey.site.Measured;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portal and a mail server on three databases of which each fails in turn; more of it is in {@link GaleraDrill}. */
@Measured
class GaleraIT {
    /** Rows without a key cannot be deleted on all nodes alike, and what is no InnoDB is on one node only. */
    private static final String TABLES_OF_ONE_NODE = """
            SELECT t.table_name FROM information_schema.tables t
            LEFT JOIN information_schema.table_constraints k ON k.table_schema = t.table_schema
                AND k.table_name = t.table_name AND k.constraint_type = 'PRIMARY KEY'
            WHERE t.table_schema = 'latchkey' AND t.table_type = 'BASE TABLE'
                AND (t.engine <> 'InnoDB' OR k.constraint_name IS NULL)
            """;

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
            assertThat(site.rows(TABLES_OF_ONE_NODE)).isEmpty();
        }
    }
}
