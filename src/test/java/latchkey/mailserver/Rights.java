package latchkey.mailserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import latchkey.parts.MariaDb;

/** Who may what, as text. */
final class Rights {
    private static final List<String> USERS =
            List.of("'latchkey_dovecot'@'%'", "'latchkey'@'%'", "'latchkey_owner'@'%'", "latchkey_views");

    private static final Pattern COLUMNS = Pattern.compile("\\(([^)]*)\\)");

    private Rights() {}

    static String expected() throws IOException {
        return Files.readString(Path.of("src/test/resources/mailserver/rights.txt"));
    }

    /** Sorted, because the database's order is that of a hash; without the hashes of passwords. */
    static String in(MariaDb mariaDb) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = mariaDb.connect(MariaDb.ADMIN);
                Statement statement = connection.createStatement()) {
            for (String user : USERS) {
                TreeSet<String> grants = new TreeSet<>();
                try (ResultSet rows = statement.executeQuery("SHOW GRANTS FOR " + user)) {
                    while (rows.next()) {
                        grants.add(inOrder(rows.getString(1)));
                    }
                }
                grants.forEach(grant -> text.append(grant).append('\n'));
            }
        }
        return text.toString();
    }

    private static String inOrder(String grant) {
        String withoutPassword = grant.replaceAll(" IDENTIFIED BY PASSWORD '[^']*'", "");
        return COLUMNS.matcher(withoutPassword)
                .replaceAll(columns -> Arrays.stream(columns.group(1).split(", ", -1))
                        .sorted()
                        .collect(Collectors.joining(", ", "(", ")")));
    }
}
