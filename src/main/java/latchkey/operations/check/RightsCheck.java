package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The portal has the rights that the migration gives it, and the views for the mail servers can be read. */
@ApplicationScoped
class RightsCheck implements SystemCheck {
    private static final String MIGRATION = "db/migration/R__Views_and_rights.sql";
    private static final Pattern GRANT = Pattern.compile("GRANT ([A-Z, ]+) ON (\\w+) TO \\$\\{portal}");
    private static final int NAMED = 5;

    private static final String GRANTEE = " WHERE grantee = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), '''')";

    /** With those that were given for more than a table. */
    private static final String HAS = "SELECT table_name AS name, privilege_type AS privilege FROM"
            + " information_schema.table_privileges" + GRANTEE + " AND table_schema = DATABASE()"
            + " UNION SELECT '*', privilege_type FROM information_schema.schema_privileges" + GRANTEE
            + " AND table_schema = DATABASE()"
            + " UNION SELECT '*', privilege_type FROM information_schema.user_privileges" + GRANTEE;

    private final Ask ask;
    private final ReadAsDovecot dovecot;

    RightsCheck(Ask ask, ReadAsDovecot dovecot) {
        this.ask = ask;
        this.dovecot = dovecot;
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.RIGHTS, Check.VIEWS);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        Set<String> has = new HashSet<>(ask.rows(HAS, row -> row.getString("privilege") + " " + row.getString("name")));
        Set<String> missing = new TreeSet<>(due());
        missing.removeIf(right -> has.contains(right) || has.contains(right.replaceFirst(" \\w+$", " *")));
        return List.of(rights(missing), views());
    }

    private static Finding rights(Set<String> missing) {
        return missing.isEmpty()
                ? Finding.of(Check.RIGHTS, State.GREEN, CheckMessages::rightsThere)
                : Finding.of(
                        Check.RIGHTS,
                        State.RED,
                        missing.stream()
                                .limit(NAMED)
                                .<Finding.Sentence>map(right -> say -> say.rightMissing(right))
                                .toList());
    }

    /** Without the role of the views they are there and nobody can read them. */
    private Finding views() {
        try {
            ask.rows("SELECT 1 FROM dovecot_account LIMIT 1", row -> 1);
            ask.rows("SELECT 1 FROM dovecot_app_password LIMIT 1", row -> 1);
            if (dovecot.isAsked()) {
                dovecot.views();
                return Finding.of(Check.VIEWS, State.GREEN, CheckMessages::viewsReadByDovecot);
            }
            return Finding.of(Check.VIEWS, State.GREEN, CheckMessages::viewsThere);
        } catch (SQLException unreadable) {
            return Finding.of(Check.VIEWS, State.RED, say -> say.unreadable(String.valueOf(unreadable.getMessage())));
        }
    }

    static Set<String> due() {
        Set<String> due = new TreeSet<>();
        GRANT.matcher(migration()).results().forEach(grant -> {
            for (String privilege : grant.group(1).split(", ", -1)) {
                due.add(privilege.strip() + " " + grant.group(2));
            }
        });
        return due;
    }

    private static String migration() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream text = Objects.requireNonNull(loader.getResourceAsStream(MIGRATION), MIGRATION)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
