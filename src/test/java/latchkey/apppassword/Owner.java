package latchkey.apppassword;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.MariaDb;
import latchkey.parts.Parts;
import latchkey.parts.Person;
import latchkey.shared.MailAddress;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;

/** Alice, who keeps mailboxes on the server in memory, and what she is told. */
final class Owner {
    private final MariaDb database = Parts.shared().mariaDb();
    private final WebSession browser;

    private Owner(WebSession browser) {
        this.browser = browser;
    }

    static Owner signedIn() {
        Parts.shared().seed().sow();
        WebSession browser = new WebSession(Parts.shared().thirdPortal(Map.of()).url());
        browser.signIn("/sign-in", Person.ALICE.login(), Person.ALICE.signInPassword(), true);
        Owner owner = new Owner(browser);
        owner.database.execute("""
                USE latchkey;
                INSERT IGNORE INTO domain (name, mail_server, imap_host, imap_port, smtp_host, smtp_port)
                SELECT 'memory.test', 'memory', imap_host, imap_port, smtp_host, smtp_port
                FROM domain WHERE name = 'example.org'
                UNION SELECT 'cow.test', 'cow', imap_host, imap_port, smtp_host, smtp_port
                FROM domain WHERE name = 'example.org'
                UNION SELECT 'gone.test', 'a server that was taken away', imap_host, imap_port, smtp_host, smtp_port
                FROM domain WHERE name = 'example.org';
                """);
        return owner;
    }

    String portal() {
        return Parts.shared().thirdPortal(Map.of()).url();
    }

    /** Each test has one of its own. */
    MailAddress newMailbox() {
        return newMailboxIn("memory.test");
    }

    MailAddress newMailboxIn(String domain) {
        MailAddress mailbox = MailAddress.of("m" + UUID.randomUUID() + "@" + domain);
        database.execute("""
                USE latchkey;
                INSERT INTO account (address, domain, kind) VALUES ('%1$s', '%3$s', 'SHARED');
                INSERT INTO account_login (login, address) VALUES ('%1$s', '%1$s');
                INSERT INTO account_owner (address, person_id, role, since, given_by)
                SELECT '%1$s', person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'
                FROM account_owner WHERE address = '%2$s' AND role = 'OWNER';
                """.formatted(mailbox, Person.ALICE.address(), domain));
        return mailbox;
    }

    Page form(MailAddress mailbox) {
        Page form = browser.open("/app-passwords/new?account=" + mailbox + "&client=thunderbird");
        if (form.html().selectFirst("#label") == null) {
            throw new AssertionError(form.url() + "\n" + form.html().text());
        }
        return form;
    }

    Page send(Page form) {
        String action = form.html().select("form.form").attr("action");
        return browser.submit(form, action, Map.of("label", "laptop", "protocols", "imap"));
    }

    Page makesOne(MailAddress mailbox) {
        return send(form(mailbox));
    }

    Page revokes(MailAddress mailbox, UUID id) {
        Page question = browser.open("/app-passwords/" + id + "/revoke?account=" + mailbox);
        String action = question.html().select("main form").attr("action");
        return browser.follow(browser.submit(question, action, Map.of()));
    }

    Page opens(String path, MailAddress mailbox) {
        return browser.open(path + "?account=" + mailbox);
    }

    /** Presses the button of the question on this page. */
    Page says(Page question) {
        String action = question.html().select("main form").attr("action");
        return browser.follow(browser.submit(question, action, Map.of()));
    }

    void renames(MailAddress mailbox, UUID id, String label) {
        Page form = browser.open("/app-passwords/" + id + "/rename?account=" + mailbox);
        browser.submit(form, form.html().select("main form").attr("action"), Map.of("label", label));
    }

    /** @param when in SQL */
    void mainPasswordRefusedFrom(MailAddress mailbox, String when) {
        database.execute("USE latchkey; UPDATE account SET main_password_refused_from = " + when + " WHERE address = '"
                + mailbox + "';");
    }

    void exempt(MailAddress mailbox, int seconds) {
        database.execute("USE latchkey; UPDATE account SET exempt_until = UTC_TIMESTAMP(3) + INTERVAL " + seconds
                + " SECOND, exempt_why = 'test' WHERE address = '" + mailbox + "';");
    }

    /** How many mail servers are yet to take its main password again. */
    int switchesOf(MailAddress mailbox) {
        try (Connection connection = database.connect(MariaDb.OWNER);
                PreparedStatement count = connection.prepareStatement(
                        "SELECT COUNT(*) FROM latchkey.main_password_switch WHERE address = ?")) {
            count.setString(1, mailbox.toString());
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Page looksAgain(Page page) {
        return browser.open(page.url());
    }

    /** How many devices her list shows. */
    int devices(MailAddress mailbox) {
        return browser.open("/app-passwords?account=" + mailbox)
                .html()
                .select("tr[data-app-password]")
                .size();
    }
}
