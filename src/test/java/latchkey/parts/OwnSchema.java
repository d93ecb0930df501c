package latchkey.parts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A second database on the server of all, with users of its own: a portal on it disturbs nobody and can be disturbed. */
public final class OwnSchema {
    private final MariaDb mariaDb;
    private final String name;

    private OwnSchema(MariaDb mariaDb, String name) {
        this.mariaDb = mariaDb;
        this.name = name;
    }

    /** Empty, with users and rights as {@code grants.sql} makes them. */
    public static OwnSchema create(MariaDb mariaDb, String name) {
        OwnSchema schema = new OwnSchema(mariaDb, name);
        schema.drop();
        String script = Folders.read(Project.file("deployment/dovecot/grants.sql"));
        for (String user : List.of(MariaDb.OWNER, MariaDb.PORTAL, MariaDb.DOVECOT)) {
            script = script.replace("<PASSWORD OF " + user + ">", "'" + MariaDb.password(schema.user(user)) + "'");
        }
        mariaDb.execute(script.replaceAll("latchkey(?!-)", name));
        return schema;
    }

    /** One that was created by this name. */
    public static OwnSchema named(MariaDb mariaDb, String name) {
        return new OwnSchema(mariaDb, name);
    }

    public void drop() {
        mariaDb.execute(("DROP DATABASE IF EXISTS %1$s; DROP ROLE IF EXISTS %1$s_views;"
                        + " DROP USER IF EXISTS '%1$s'@'%%', '%1$s_owner'@'%%', '%1$s_dovecot'@'%%';")
                .formatted(name));
    }

    /** What stands in for one of the three users. */
    public String user(String latchkeys) {
        return latchkeys.replace("latchkey", name);
    }

    /** For a portal on it. */
    public Map<String, String> settings() {
        return Map.of(
                "latchkey.database.url",
                mariaDb.jdbcUrl().replaceAll("latchkey$", name),
                "latchkey.database.user",
                name,
                "latchkey.database.password",
                MariaDb.password(name),
                "latchkey.database.owner.user",
                user(MariaDb.OWNER),
                "latchkey.database.owner.password",
                MariaDb.password(user(MariaDb.OWNER)),
                "quarkus.flyway.placeholders.views",
                name + "_views",
                "quarkus.flyway.placeholders.portal",
                "'" + name + "'@'%'",
                "quarkus.flyway.placeholders.dovecot",
                "'" + name + "_dovecot'@'%'");
    }

    public Connection connect() throws SQLException {
        return mariaDb.connect(MariaDb.ADMIN, name);
    }

    public Connection connect(String latchkeys) throws SQLException {
        return mariaDb.connect(user(latchkeys), name);
    }

    /**
     * As a portal does at its start: as the owner, with the settings of the portal.
     *
     * @return how many migrations were carried out
     */
    public int migrate(String... locations) {
        Map<String, String> settings = settings();
        String placeholder = "quarkus.flyway.placeholders.";
        return Flyway.configure()
                .dataSource(
                        settings.get("latchkey.database.url"),
                        settings.get("latchkey.database.owner.user"),
                        settings.get("latchkey.database.owner.password"))
                .locations(locations)
                .placeholders(Map.of(
                        "views", String.valueOf(settings.get(placeholder + "views")),
                        "portal", String.valueOf(settings.get(placeholder + "portal")),
                        "dovecot", String.valueOf(settings.get(placeholder + "dovecot")),
                        "inbox_rows", "5000000",
                        "verdict_rows", "1000000"))
                .initSql("SET SESSION lock_wait_timeout = 1")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /** Tables, views and events, and which migrations made them; with the names that the real one has. */
    public String text() {
        try (Connection admin = connect()) {
            return new SchemaText(admin).read().replaceAll("\\b" + name + "(?=[_`'.])", "latchkey");
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** What {@link #text()} told of some schema, with users of this one. */
    public void make(String text) {
        try (Connection admin = connect()) {
            new SchemaText(admin).make(text.replaceAll("\\blatchkey(?=[_`'.])", name));
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Several statements at once, as an administrator. */
    public void execute(String statements) {
        mariaDb.execute("USE " + name + "; " + statements);
    }

    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The first column of the first row. */
    public String text(String sql) {
        try (Connection admin = connect();
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
