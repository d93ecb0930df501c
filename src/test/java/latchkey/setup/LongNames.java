package latchkey.setup;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;

/** A mailbox whose names are as long as real ones get, with more devices than most have, some of which fail. */
record LongNames(Mailbox mailbox) {
    private static final AtomicLong ATTEMPTS = new AtomicLong(840_000_000_000L);
    private static final List<String> LABELS = List.of(
            "Diensttelefon von Maria-Magdalena, Bürgerbüro, 2. Stock rechts",
            "王小明的工作手机（三楼客户服务部，安卓系统，收发邮件）",
            "The old tablet in the meeting room on the second floor");
    private static final List<String> PROGRAMS =
            List.of("thunderbird", "outlook-classic", "apple-mail-ios", "thunderbird-android");
    private static final String PROGRAM = "\"name\" \"Thunderbird for Android\" \"version\" \"14.0 (build 20261104)\"";
    private static final int LIVE = 6;
    private static final int FAILING = 3;
    private static final int LOGINS = 40;

    /** @param keeper has it beside his own, so that every link says which is meant */
    static LongNames keptBy(Site site, Person keeper) {
        // Nobody is known before his first sign-in.
        WebSession.signedIn(site, keeper);
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String domain = "verwaltungsgemeinschaft-oberes-kirchheim-" + unique + ".bayern.example";
        Mailbox mailbox = new Mailbox(site, "maria-magdalena.schmidt-hohenlohe@" + domain, "long-main-1");
        site.change(
                "INSERT INTO domain (name, imap_host, imap_port, smtp_host, smtp_port, pop3_host, helpdesk_contact)"
                        + " SELECT ?, CONCAT('imap.mail.', ?), imap_port, CONCAT('smtp.mail.', ?), smtp_port,"
                        + " CONCAT('pop3.mail.', ?), ? FROM domain WHERE name = 'example.org'",
                domain,
                domain,
                domain,
                domain,
                "Zentrale Benutzerberatung, Rathaus, Zimmer 214, Telefon 555 0123");
        site.change(
                "INSERT INTO account (address, domain, kind, main_password_refused_from) VALUES (?, ?, 'SHARED',"
                        + " UTC_TIMESTAMP(3) + INTERVAL 30 DAY)",
                mailbox.address(),
                domain);
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", mailbox.address(), mailbox.address());
        site.parts().dovecot().addMailboxes(Map.of(mailbox.address(), mailbox.mainPassword()));
        site.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = ? AND role = 'OWNER'",
                mailbox.address(),
                keeper.address());
        LongNames names = new LongNames(mailbox);
        names.fill();
        return names;
    }

    static String label() {
        return LABELS.get(0);
    }

    String at(String path) {
        return path + (path.contains("?") ? "&" : "?") + query();
    }

    String query() {
        return "account=" + mailbox.address().replace("@", "%40");
    }

    /** What was made meanwhile has ended. */
    void asBefore() {
        mailbox.site()
                .change(
                        "UPDATE app_password SET state = 'ended', ended_why = 'revoked', ended_at = UTC_TIMESTAMP(3)"
                                + " WHERE address = ? AND state = 'live' AND created_at > UTC_TIMESTAMP(3) - INTERVAL 30 MINUTE",
                        mailbox.address());
    }

    void leave() {
        mailbox.site().change("DELETE FROM account_owner WHERE address = ?", mailbox.address());
    }

    private void fill() {
        List<UUID> devices = IntStream.range(0, LIVE).mapToObj(this::device).toList();
        for (int number = 0; number < FAILING; number++) {
            fails(devices.get(number), List.of("imap", "smtp", "pop3").get(number));
        }
        for (int number = 0; number < LOGINS; number++) {
            // Some by the main password.
            letIn(number % 4 == 0 ? "" : devices.get(number % LIVE).toString(), number);
            refused(devices.get(number % LIVE), number);
        }
        mailbox.site()
                .change(
                        "UPDATE app_password p SET last_used_at = (SELECT MAX(u.last_at) FROM login_use u"
                                + " WHERE u.app_password_id = CAST(p.id AS CHAR)), last_used_network = '2001:db8:1234:1000::'"
                                + " WHERE p.address = ?",
                        mailbox.address());
    }

    private UUID device(int number) {
        KnownAppPassword appPassword = mailbox.appPassword("imap,pop3,smtp");
        mailbox.site()
                .change(
                        "UPDATE app_password SET label = ?, client_key = ? WHERE id = ?",
                        LABELS.get(number % LABELS.size()),
                        PROGRAMS.get(number % PROGRAMS.size()),
                        appPassword.id().toString());
        return appPassword.id();
    }

    private void fails(UUID appPassword, String protocol) {
        mailbox.site()
                .change(
                        "INSERT INTO failing_client (id, address, protocol, reason, certainty, app_password_id, client_id,"
                                + " networks, login, first_at, last_at, tries) VALUES (UNHEX(MD5(?)), ?, ?,"
                                + " 'protocol-not-allowed', 'certain', ?, ?, '2001:db8:1234:5678::', ?,"
                                + " UTC_TIMESTAMP(3) - INTERVAL 1 DAY, UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE, 1234)",
                        mailbox.address() + protocol,
                        mailbox.address(),
                        protocol,
                        appPassword.toString(),
                        PROGRAM,
                        mailbox.address());
    }

    private void letIn(String appPassword, int hoursAgo) {
        mailbox.site()
                .change(
                        "INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at,"
                                + " last_at, client_id, judged_within_ms) VALUES (?, ?, ?, ?, DATE_FORMAT(UTC_TIMESTAMP()"
                                + " - INTERVAL ? HOUR, '%Y-%m-%d %H:00:00'), 'dovecot', 1234, UTC_TIMESTAMP(3) - INTERVAL ?"
                                + " HOUR, UTC_TIMESTAMP(3) - INTERVAL ? HOUR, ?, 5)",
                        mailbox.address(),
                        appPassword,
                        hoursAgo % 2 == 0 ? "imap" : "smtp",
                        "2001:db8:1234:" + (1000 + hoursAgo) + "::",
                        hoursAgo,
                        hoursAgo,
                        hoursAgo,
                        PROGRAM.replace("Android", "Android " + hoursAgo));
    }

    private void refused(UUID appPassword, int minutesAgo) {
        mailbox.site()
                .change(
                        "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on,"
                                + " reason, certainty, app_password_id, network, client_id, tries) VALUES (?,"
                                + " UTC_TIMESTAMP(3) - INTERVAL ? MINUTE, UTC_TIMESTAMP(3), 'dovecot', ?, ?, 'imap',"
                                + " 'wrong_protocol', FALSE, 'protocol-not-allowed', 'certain', ?, ?, ?, 1234)",
                        ATTEMPTS.incrementAndGet(),
                        minutesAgo,
                        mailbox.address(),
                        mailbox.address(),
                        appPassword.toString(),
                        "2001:db8:1234:" + (1000 + minutesAgo) + "::",
                        PROGRAM.replace("Android", "Android " + minutesAgo));
    }
}
