package latchkey.parts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables, views and events of a schema as statements that make them, and which migrations it has had. */
record SchemaText(Connection connection) {
    /** Between two statements; an event has others inside of it. */
    private static final String END = "\n;;\n\n";

    String read() throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String table :
                names("information_schema.tables", "table_name", "table_schema", "table_type = 'BASE TABLE'")) {
            statements.add(of("TABLE", table, 2));
        }
        for (String view : names("information_schema.tables", "table_name", "table_schema", "table_type = 'VIEW'")) {
            statements.add(of("VIEW", view, 2));
        }
        for (String event : names("information_schema.events", "event_name", "event_schema", "TRUE")) {
            statements.add(of("EVENT", event, 4));
        }
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(
                        "SELECT installed_rank, QUOTE(version), QUOTE(description), QUOTE(type),"
                                + " QUOTE(script), QUOTE(checksum) FROM flyway_schema_history ORDER BY installed_rank")) {
            while (row.next()) {
                statements.add("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                        + " checksum, installed_by, execution_time, success) VALUES (" + row.getInt(1) + ", "
                        + row.getString(2) + ", " + row.getString(3) + ", " + row.getString(4) + ", " + row.getString(5)
                        + ", " + row.getString(6) + ", 'somebody', 1, 1)");
            }
        }
        return String.join(END, statements) + END;
    }

    void make(String text) throws SQLException {
        try (Statement make = connection.createStatement()) {
            make.execute("SET foreign_key_checks = 0");
            for (String statement :
                    Stream.of(text.split(END, -1)).filter(one -> !one.isBlank()).toList()) {
                make.execute(statement);
            }
        }
    }

    private List<String> names(String from, String name, String schema, String which) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery("SELECT " + name + " FROM " + from + " WHERE " + schema
                        + " = DATABASE() AND " + which + " ORDER BY 1")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /** Without what differs from day to day. */
    private String of(String kind, String name, int column) throws SQLException {
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery("SHOW CREATE " + kind + " `" + name + "`")) {
            row.next();
            return row.getString(column)
                    .replaceAll(" AUTO_INCREMENT=[0-9]+", "")
                    .replaceAll("(?m)^ PARTITION `[a-z][0-9]{8}` VALUES LESS THAN .*\n", "")
                    .replaceAll("(?m)^\\(PARTITION `[a-z][0-9]{8}` VALUES LESS THAN .*\n", "(")
                    .replace("( PARTITION", "(PARTITION")
                    .replaceAll(" STARTS '[^']*'", "")
                    .strip();
        }
    }
}
