package latchkey.mailserver.mailcow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import latchkey.parts.MariaDb;
import latchkey.parts.Parts;

/** A database with the tables of mailcow's that the portal may read, and the user of deployment/mailcow/grants.sql. */
final class OwnDatabaseOfMailcow {
    private static final String NAME = "mailcow_of_tests";
    private static final String USER = "mailcow_reader";
    private static final String PASSWORD = "of the reader";
    private static final String TABLES = """
            CREATE OR REPLACE DATABASE mailcow_of_tests CHARACTER SET utf8mb4;
            USE mailcow_of_tests;
            CREATE TABLE mailbox (username VARCHAR(255) PRIMARY KEY, password VARCHAR(255), name VARCHAR(255),
                domain VARCHAR(255), local_part VARCHAR(255), kind VARCHAR(100) DEFAULT '', active TINYINT DEFAULT 1,
                authsource VARCHAR(20) DEFAULT 'mailcow', attributes LONGTEXT);
            CREATE TABLE tfa (id INT AUTO_INCREMENT PRIMARY KEY, key_id VARCHAR(255), username VARCHAR(255),
                authmech VARCHAR(20), secret VARCHAR(255), keyHandle VARCHAR(1023), publicKey VARCHAR(4096),
                counter INT DEFAULT 0, certificate TEXT, active TINYINT DEFAULT 0);
            CREATE TABLE sasl_log (service VARCHAR(32), app_password INT, username VARCHAR(255), real_rip VARCHAR(64),
                datetime DATETIME DEFAULT NOW(), PRIMARY KEY (service, real_rip, username));
            DROP USER IF EXISTS 'mailcow_reader'@'%';
            """;

    private OwnDatabaseOfMailcow() {}

    /** Empty, by the script of the deployment. */
    static void create() {
        try {
            String script = Files.readString(Path.of("deployment/mailcow/grants.sql"))
                    .replace("'latchkey'@'%'", "'" + USER + "'@'%'")
                    .replace("<PASSWORD OF latchkey>", "'" + PASSWORD + "'");
            mariaDb().execute(TABLES + script);
            Files.writeString(passwordFile(), PASSWORD + "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static MailcowDatabase read() {
        return readAs("");
    }

    static MailcowDatabase readAs(String parameters) {
        return new MailcowDatabase(url() + parameters, USER, passwordFile());
    }

    static MailcowDatabase away() {
        return new MailcowDatabase("jdbc:mariadb://127.0.0.1:1/mailcow", USER, passwordFile());
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, PASSWORD);
    }

    static String url() {
        return mariaDb().jdbcUrl().replaceAll("latchkey$", NAME);
    }

    static Path passwordFile() {
        return ReadingPortal.folder().resolve("mailcow-reader");
    }

    private static MariaDb mariaDb() {
        return Parts.shared().mariaDb();
    }
}
