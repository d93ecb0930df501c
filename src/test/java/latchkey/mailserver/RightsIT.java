package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.parts.MariaDb;
import latchkey.parts.Portal;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** The mail server's user may do what the contract says, the portal cannot change what was done, and nobody more. */
class RightsIT {
    private static final Site SITE = Site.shared();

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

        System.out.println("RightsIT: " + tried + " statements tried as latchkey_dovecot, allowed: " + allowed);
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
        assertThat(rights(SITE.parts().mariaDb())).isEqualTo(expected());
    }

    @Test
    void theListOfRightsIsTheSameOnDebiansMariaDb() throws SQLException, IOException {
        MariaDb debian = SITE.parts().debianMariaDb();
        Portal portal = SITE.parts().secondPortal(Map.of("latchkey.database.url", debian.jdbcUrl()));
        try {
            debian.start();
            debian.waitUntilReady();
            portal.start();
            portal.waitUntilReady();

            assertThat(rights(debian)).isEqualTo(expected());
        } finally {
            portal.stop();
            debian.stop();
        }
    }

    private static String expected() throws IOException {
        return Files.readString(Path.of("src/test/resources/mailserver/rights.txt"));
    }

    /** Sorted, because the order is that of a hash; without the hashes of passwords. */
    private static String rights(MariaDb mariaDb) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = mariaDb.connect(MariaDb.ADMIN);
                Statement statement = connection.createStatement()) {
            for (String who :
                    List.of("'latchkey_dovecot'@'%'", "'latchkey'@'%'", "'latchkey_owner'@'%'", "latchkey_views")) {
                TreeSet<String> grants = new TreeSet<>();
                try (ResultSet rows = statement.executeQuery("SHOW GRANTS FOR " + who)) {
                    while (rows.next()) {
                        grants.add(sortedColumns(rows.getString(1).replaceAll(" IDENTIFIED BY PASSWORD '[^']*'", "")));
                    }
                }
                grants.forEach(grant -> text.append(grant).append('\n'));
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** The order of the columns of a grant is that of a hash too. */
    private static String sortedColumns(String grant) {
        return Pattern.compile("\\(([^)]*)\\)")
                .matcher(grant)
                .replaceAll(columns -> Stream.of(columns.group(1).split(", ", -1))
                        .sorted()
                        .collect(Collectors.joining(", ", "(", ")")));
    }
}
