package latchkey.parts;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.parts.Ports.Listener;

/** What a site would have after its first weeks: the domain, its accounts, a finished date, a retired scanner. */
public final class Seed {
    /** A service mailbox whose app password has been revoked; the scanner was not told. */
    public static final String SCANNER = "scanner@example.org";

    public static final String SCANNER_APP_PASSWORD =
            AppPasswordText.withCheckCharacter("scan" + "7h3d6kq9w2x5m8v4t1r0p7n3j6g");

    private static final String SCANNER_MAIN_PASSWORD = "scanner-main-1";

    private final MariaDb mariaDb;
    private final Ports ports;

    Seed(MariaDb mariaDb, Ports ports) {
        this.mariaDb = mariaDb;
        this.ports = ports;
    }

    /** After the portal has made its tables. Again is no error and changes nothing that has happened since. */
    public void sow() {
        mariaDb.execute(domain() + accounts() + mainPasswords() + scanner());
    }

    private String domain() {
        return """
                USE latchkey;
                INSERT IGNORE INTO domain (name, imap_host, imap_port, pop3_host, pop3_port, smtp_host, smtp_port,
                                           sieve_host, sieve_port, helpdesk_contact)
                VALUES ('example.org', '127.0.0.1', %d, '127.0.0.1', %d, '127.0.0.1', %d, '127.0.0.1', %d,
                        'helpdesk@example.org');
                """.formatted(
                        ports.of(Listener.IMAPS),
                        ports.of(Listener.POP3S),
                        ports.of(Listener.SUBMISSIONS),
                        ports.of(Listener.SIEVE));
    }

    /** No bare names: that "carol" is carol@example.org too, only the mail server's own passdb knows. */
    private static String accounts() {
        return Stream.of(Person.values())
                        .map(person -> account(person.address(), "PERSON"))
                        .collect(Collectors.joining())
                + account(SCANNER, "SERVICE")
                + "UPDATE account SET main_password_refused_from = UTC_TIMESTAMP(3) - INTERVAL 1 DAY"
                + " WHERE address = '" + Person.CAROL.address() + "' AND main_password_refused_from IS NULL;\n";
    }

    private static String account(String address, String kind) {
        return """
                INSERT IGNORE INTO account (address, domain, kind) VALUES ('%s', 'example.org', '%s');
                INSERT IGNORE INTO account_login (login, address) VALUES ('%s', '%s');
                """.formatted(address, kind, address, address);
    }

    /** The operator's part: his own table, and the view pointed at it. */
    private static String mainPasswords() {
        return "CREATE TABLE IF NOT EXISTS demo_main_password (address VARCHAR(254) CHARACTER SET ascii"
                + " COLLATE ascii_nopad_bin PRIMARY KEY, password_hash VARCHAR(255) CHARACTER SET ascii NOT NULL);\n"
                + Stream.of(Person.values())
                        .map(person -> mainPassword(person.address(), person.mainPassword()))
                        .collect(Collectors.joining())
                + mainPassword(SCANNER, SCANNER_MAIN_PASSWORD)
                + "CREATE OR REPLACE VIEW dovecot_main_password AS"
                + " SELECT address, password_hash FROM demo_main_password;\n";
    }

    private static String mainPassword(String address, String password) {
        return "INSERT IGNORE INTO demo_main_password VALUES ('%s', '%s');%n"
                .formatted(address, SaltedHash.of(password, address));
    }

    private static String scanner() {
        return """
                INSERT IGNORE INTO person (id, issuer, subject, name)
                VALUES ('00000000-0000-4000-8000-000000000001', 'seed', 'seed', 'Seed');
                INSERT IGNORE INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,
                                                 made_by, created_at, shown_at, ended_at, ended_why, form_id)
                VALUES ('00000000-0000-4000-8000-000000000002', '%s', '%s', '%s', 'scanner on the second floor', 'other',
                        'smtp', 'ended', '00000000-0000-4000-8000-000000000001',
                        UTC_TIMESTAMP(3) - INTERVAL 90 DAY, UTC_TIMESTAMP(3) - INTERVAL 90 DAY,
                        UTC_TIMESTAMP(3) - INTERVAL 2 DAY, 'revoked', '00000000-0000-4000-8000-000000000003');
                """.formatted(
                        SCANNER,
                        SCANNER_APP_PASSWORD.substring(0, 4),
                        SaltedHash.of(SCANNER_APP_PASSWORD, SCANNER + " app password"));
    }
}
