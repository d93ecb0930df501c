package latchkey.look;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.mailcow.MailcowStub;
import latchkey.mailcow.StubAppPassword;
import latchkey.parts.KnownAppPassword;
import latchkey.site.Site;

/** A domain of the staged portal whose mailboxes are on a mailcow; Ida looks after them. */
final class StagedMailcow implements AutoCloseable {
    private static final String SERVER = "staged";
    static final String LONG_NAME = "Tablet im Wartezimmer der Gemeinschaftspraxis Oberbirkenfeld, von der Vertretung";

    private final Site site;
    private final MailcowStub mailcow = MailcowStub.start();
    private final String domain = "mailcow-" + UUID.randomUUID().toString().substring(0, 6) + ".example";

    StagedMailcow(Site site) {
        this.site = site;
    }

    Map<String, String> settings() {
        Path key = MailcowStub.writeKey(
                MailcowStub.KEY, Path.of(System.getProperty("latchkey.target", "target"), "staged-mailcow.key"));
        return Map.of(
                "latchkey.mailcow." + SERVER + ".url",
                mailcow.url().toString(),
                "latchkey.mailcow." + SERVER + ".key-file",
                key.toString(),
                "latchkey.reports.fingerprint-key",
                "0123456789abcdef0123456789abcdef");
    }

    String name() {
        return domain;
    }

    String mailbox(String login) {
        return login + "@" + domain;
    }

    void fill(String issuer) {
        // No mail program can reach it.
        site.change(
                "INSERT INTO domain (name, mail_server, imap_host, imap_port, smtp_host, smtp_port)"
                        + " VALUES (?, ?, 'localhost', 1, 'localhost', 1)",
                domain,
                SERVER);
        for (String login : List.of("info", "empty", "factor", "keycloak")) {
            site.change(
                    "INSERT IGNORE INTO known_mailbox (address, domain, mail_server, active, password_kept_by,"
                            + " second_factor, takes_main_password, seen_at) VALUES (?, ?, ?, TRUE, 'mailcow', FALSE,"
                            + " 'dav,eas,imap,smtp,webmail', UTC_TIMESTAMP(3))",
                    mailbox(login),
                    domain,
                    SERVER);
            site.change("INSERT INTO account (address, domain, kind) VALUES (?, ?, 'SHARED')", mailbox(login), domain);
            // After that: what it lists and the portal does not know comes as a person's own.
            mailcow.state().addMailbox(mailbox(login), "main-1");
            site.change(
                    "INSERT INTO account_owner SELECT ?, id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test' FROM person"
                            + " WHERE subject = 'sub-ida' AND issuer = ?",
                    mailbox(login),
                    issuer);
        }
        mailcow.state().addAppPassword(mailbox("info"), LONG_NAME, "typed-1", List.of("imap", "smtp"));
        mailcow.state().addAppPassword(mailbox("info"), "Calendar", "typed-2", List.of("dav", "eas"));
        StubAppPassword off = mailcow.state().addAppPassword(mailbox("info"), "Old phone", "typed-3", List.of("imap"));
        mailcow.state().switchOff(off.id());
        used("info", "foreign");
        used("info", "");
        String ending = another("Being ended");
        site.change(
                "INSERT INTO foreign_end (address, number, mail_server, wanted_at) VALUES (?, ?, 'gone', UTC_TIMESTAMP(3))",
                mailbox("info"),
                ending);
        site.change("""
                INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,
                    made_by, created_at, shown_at, form_id, ended_at, ended_why, withdrawn_at)
                SELECT UUID(), ?, ?, '{SSHA512}no', 'Just revoked', 'thunderbird', 'imap', 'ended', person_id,
                    UTC_TIMESTAMP(3) - INTERVAL 2 DAY, UTC_TIMESTAMP(3) - INTERVAL 2 DAY, UUID(), UTC_TIMESTAMP(3),
                    'revoked', UTC_TIMESTAMP(3) FROM account_owner WHERE address = ?""", mailbox("info"), KnownAppPassword.any().selector(), mailbox("info"));
    }

    private void used(String login, String byWhat) {
        site.change(
                "INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at,"
                        + " last_at, judged_within_ms) VALUES (?, ?, 'imap', '198.51.100.3', UTC_TIMESTAMP(), 'staged', 1,"
                        + " UTC_TIMESTAMP(3) - INTERVAL 2 HOUR, UTC_TIMESTAMP(3) - INTERVAL 2 HOUR, 1)",
                mailbox(login),
                byWhat);
    }

    /** So that the domain cannot leave. */
    void holdsOne() {
        KnownAppPassword held = KnownAppPassword.any();
        site.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, shown_at, form_id) SELECT ?, ?, ?, '{SSHA512}no', 'Held', 'thunderbird',"
                        + " 'imap', 'live', person_id, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UUID() FROM account_owner"
                        + " WHERE address = ?",
                held.id().toString(),
                mailbox("info"),
                held.selector(),
                mailbox("info"));
    }

    /** The portal has no way into this mailcow's database, and forgets what it was told of second factors. */
    void isDescribed() {
        site.change("UPDATE known_mailbox SET second_factor = FALSE WHERE domain = ?", domain);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !site.rows(
                                "SELECT 1 FROM use_day WHERE domain = ? AND what = 'AT_WILL_BREAK' AND accounts > 0",
                                domain)
                        .isEmpty());
    }

    /** As {@link #isDescribed}: with a second factor of mailcow's own, or its password where mailcow does not say. */
    void describesTheirMainPasswords() {
        site.change("UPDATE known_mailbox SET second_factor = TRUE WHERE address = ?", mailbox("factor"));
        site.change("UPDATE known_mailbox SET password_kept_by = 'keycloak' WHERE address = ?", mailbox("keycloak"));
    }

    /** Ended just now, so that its logins are still remembered. */
    void justRevoked() {
        site.change(
                "UPDATE app_password SET ended_at = UTC_TIMESTAMP(3), withdrawn_at = UTC_TIMESTAMP(3)"
                        + " WHERE address = ? AND label = 'Just revoked'",
                mailbox("info"));
    }

    /** @return its number */
    String another(String name) {
        return Integer.toString(mailcow.state()
                .addAppPassword(mailbox("info"), name, "typed-" + UUID.randomUUID(), List.of("imap"))
                .id());
    }

    /** Its own number of what is being ended. */
    String ending() {
        return String.valueOf(
                site.rows("SELECT number FROM foreign_end WHERE address = ? AND ended_at IS NULL", mailbox("info"))
                        .get(0)
                        .get("number"));
    }

    /** From now on it answers nothing about app passwords. */
    void silent(Page page, String path) {
        mailcow.faults().on("get/app-passwd", latchkey.mailcow.Faults.Fault.ERROR_500);
        page.navigate(path);
        mailcow.faults().none();
    }

    @Override
    public void close() {
        mailcow.close();
        site.change("DELETE FROM foreign_end WHERE mail_server = 'gone'");
        site.change("DELETE FROM ban_poll WHERE mail_server = ?", SERVER);
        // What still waits there for an answer waits for ever.
        site.change("UPDATE domain SET mail_server = 'dovecot' WHERE mail_server = ?", SERVER);
    }
}
