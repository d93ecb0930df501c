package latchkey.diagnosis;

/** Whose mail programs are busy in an {@link HourOfReports}. */
final class SiteOfTheHour {
    static final String DOMAIN = "hour.example";
    static final int ACCOUNTS = 400;

    private SiteOfTheHour() {}

    /** The accounts, each with an app password that works, one that nobody has seen yet and one that is over. */
    static String accounts() {
        String numbers = " FROM seq_1_to_" + ACCOUNTS + ";\n";
        String appPassword =
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols,"
                        + " state, made_by, created_at, shown_at, ended_at, ended_why, form_id) SELECT %s, CONCAT('person', seq, '@"
                        + DOMAIN + "'), '%s', '', 'of a test', 'other', 'imap smtp pop3 sieve', '%s',"
                        + " '00000000-0000-4000-8000-000000000001', UTC_TIMESTAMP(3) - INTERVAL 9 DAY, %s, %s, UUID()"
                        + numbers;
        return "INSERT INTO domain (name) VALUES ('" + DOMAIN + "');\n"
                + "INSERT INTO account (address, domain) SELECT CONCAT('person', seq, '@" + DOMAIN + "'), '" + DOMAIN
                + "'"
                + numbers
                + "INSERT INTO account_login (login, address) SELECT address, address FROM account;\n"
                + "INSERT INTO person (id, issuer, subject) VALUES ('00000000-0000-4000-8000-000000000001', 'hour', 'x');\n"
                + "INSERT INTO account_owner (address, person_id, role, since, given_by) SELECT address,"
                + " '00000000-0000-4000-8000-000000000001', 'OWNER', UTC_TIMESTAMP(3), '' FROM account;\n"
                + appPassword.formatted(id(1), "live", "live", "UTC_TIMESTAMP(3) - INTERVAL 9 DAY", "NULL, NULL")
                + appPassword.formatted(id(2), "hidn", "live", "NULL", "NULL, NULL")
                + appPassword.formatted(
                        id(3),
                        "over",
                        "ended",
                        "UTC_TIMESTAMP(3) - INTERVAL 9 DAY",
                        "UTC_TIMESTAMP(3) - INTERVAL 3 DAY, 'revoked'");
    }

    private static String id(int which) {
        return "CONCAT('0000000" + which + "-0000-4000-8000-', LPAD(seq, 12, '0'))";
    }

    /** 1 works, 2 was never shown, 3 is over. */
    static String appPassword(int which, int account) {
        return "0000000%d-0000-4000-8000-%012d".formatted(which, account);
    }
}
