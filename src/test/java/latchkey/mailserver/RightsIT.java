package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import latchkey.parts.MariaDb;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The mail server's user may do what the contract says, the portal cannot change what was done, and nobody more. */
class RightsIT {
    private static final Site SITE = Site.shared();
    private static final Logger DRIVER = Logger.getLogger("org.mariadb.jdbc");

    /** Refusals by the thousand are what is wanted here. */
    @BeforeAll
    static void silenceTheDriver() {
        DRIVER.setLevel(Level.SEVERE);
    }

    @AfterAll
    static void letTheDriverSpeak() {
        DRIVER.setLevel(null);
    }

    @Test
    void theMailServerMayDoNothingBeyondTheContract() throws SQLException {
        List<String> allowed = new ArrayList<>();
        int tried = 0;
        try (Connection connection = SITE.parts().mariaDb().connect(MariaDb.DOVECOT);
                Statement statement = connection.createStatement()) {
            for (String attempt : Attempts.on(SITE)) {
                tried++;
                if (!Attempts.refused(statement, attempt)) {
                    allowed.add(attempt);
                }
            }
        }

        System.out.println(
                "RightsIT: " + tried + " statements tried as latchkey_dovecot, " + allowed.size() + " allowed");
        assertThat(allowed).containsExactlyInAnyOrderElementsOf(Attempts.ofTheContract(SITE));
    }

    @Test
    void thePortalCannotChangeWhatWasDone() throws SQLException {
        try (Connection connection = SITE.parts().mariaDb().connect(MariaDb.PORTAL);
                Statement statement = connection.createStatement()) {
            assertThat(Stream.of(
                            "UPDATE audit_entry SET who = who",
                            "DELETE FROM audit_entry",
                            "TRUNCATE TABLE audit_entry",
                            "ALTER TABLE audit_entry ADD COLUMN more INT",
                            "DROP TABLE audit_entry",
                            "RENAME TABLE audit_entry TO no_audit",
                            "CREATE TRIGGER t BEFORE INSERT ON audit_entry FOR EACH ROW SET NEW.who = ''"))
                    .allMatch(attempt -> Attempts.refused(statement, attempt));
            assertThat(Attempts.refused(statement, "SELECT COUNT(*) FROM audit_entry"))
                    .isFalse();
        }
    }

    @Test
    void theListOfRightsIsTheExpectedOne() throws SQLException, IOException {
        assertThat(Rights.in(SITE.parts().mariaDb())).isEqualTo(Rights.expected());
    }
}
