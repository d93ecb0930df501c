package latchkey.look;

import java.util.List;
import java.util.UUID;
import latchkey.parts.KnownAppPassword;
import latchkey.site.Site;

/** Ida's mailboxes, with long names and much that has happened, and a domain in which nothing has. */
record StagedDomain(Site site, String issuer, String number) {
    private static final String LONG_LOGIN = "donaudampfschifffahrt.kapitaensanwaerterin.maximiliane-charlotte";

    /** Revoked an hour ago. */
    static final String LOST = "Lost phone";

    StagedDomain(Site site, String issuer) {
        this(site, issuer, UUID.randomUUID().toString().substring(0, 6));
    }

    String name() {
        return "verwaltungsgemeinschaft-oberes-donautal-" + number + ".example";
    }

    /** Served, and nobody has anything in it. */
    String empty() {
        return "empty-" + number + ".example";
    }

    /** Ida's own. */
    String mailbox() {
        return mailbox(LONG_LOGIN);
    }

    String mailbox(String login) {
        return login + "@" + name();
    }

    String appPassword(String label) {
        return String.valueOf(site.rows(
                        "SELECT CAST(id AS CHAR) AS id FROM app_password WHERE address = ? AND label = ?",
                        mailbox(),
                        label)
                .get(0)
                .get("id"));
    }

    /** What ended is not confirmed by the mail server; the portal sees to that again by itself. */
    void withdrawnAgain() {
        site.change("UPDATE app_password SET withdrawn_at = NULL WHERE id = ?", appPassword(LOST));
    }

    /** One from two places, one that was used before, one that never was; and one has expired. */
    void forgotten() {
        site.change("""
                INSERT IGNORE INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at,
                    last_at, judged_within_ms)
                SELECT ?, ?, 'imap', CONCAT('198.51.100.', seq), UTC_TIMESTAMP() - INTERVAL 5 MINUTE, 'staged', 1,
                    UTC_TIMESTAMP(), UTC_TIMESTAMP(), 1 FROM seq_1_to_2""", mailbox(), appPassword("Tablet 1"));
        site.change(
                "UPDATE app_password SET last_used_at = UTC_TIMESTAMP(3) - INTERVAL 100 DAY WHERE id = ?",
                appPassword("Tablet 2"));
        made(mailbox(), "00000000-0000-4000-8000-000000000001", "Old phone");
        site.change(
                "UPDATE app_password SET state = 'ended', ended_why = 'expired', ended_at = UTC_TIMESTAMP(3) WHERE id = ?",
                appPassword("Old phone"));
    }

    void fill() {
        // Nothing listens there.
        for (String domain : List.of(name(), empty())) {
            site.change(
                    "INSERT INTO domain (name, imap_host, imap_port, smtp_host, smtp_port)"
                            + " VALUES (?, 'localhost', 1, 'localhost', 1)",
                    domain);
        }
        site.change(
                "UPDATE domain SET helpdesk_contact = 'Rathaus, Zimmer 12, 0800 123456789, service@rathaus.example'"
                        + " WHERE name = ?",
                name());
        people();
        new StagedHistory(this).fill();
        new StagedPlans(site, name()).fill();
        StagedPlans.ofAnotherRule(site, empty());
    }

    private void people() {
        String ida = person("ida", Stage.LONG_NAME);
        String nils = person("nils", "Nils");
        String nameless = person("nameless", "");
        kept(mailbox(), "PERSON", ida, "OWNER");
        kept(mailbox("off"), "PERSON", nils, "OWNER");
        for (String shared : List.of("info", "billing", "lost-and-found", "registry", "archive", "shut-out")) {
            kept(mailbox(shared), "SHARED", ida, "CUSTODIAN");
        }
        keeps(nameless, mailbox("info"), "CUSTODIAN");
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", mailbox(), mailbox());
        account(mailbox("scanner"), "SERVICE");
        account(mailbox("new"), "PERSON");
        site.change("UPDATE person SET contact_address = ? WHERE id = ?", mailbox(), person("olga", "Olga"));
        site.change(
                "UPDATE account SET main_password_refused_from = UTC_TIMESTAMP(3) + INTERVAL 3 DAY WHERE address = ?",
                mailbox());
        site.change("""
                UPDATE account SET active = FALSE, main_password_refused_from = UTC_TIMESTAMP(3) - INTERVAL 2 DAY,
                    exempt_until = UTC_TIMESTAMP(3) + INTERVAL 9 HOUR,
                    exempt_why = 'The scanner on the second floor can only be changed after the weekend'
                WHERE address = ?""", mailbox("off"));
        appPasswords(ida);
        site.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at,"
                        + " tries) VALUES (UNHEX(MD5(?)), ?, 'imap', 'main-password', 'certain', '198.51.100.77', '',"
                        + " UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, UTC_TIMESTAMP(3), 12)",
                mailbox("shut-out"),
                mailbox("shut-out"));
    }

    private String person(String login, String name) {
        String id = UUID.randomUUID().toString();
        site.change(
                "INSERT INTO person (id, issuer, subject, name) VALUES (?, ?, ?, NULLIF(?, ''))",
                id,
                issuer,
                "sub-" + login,
                name);
        return id;
    }

    private void kept(String address, String kind, String person, String role) {
        account(address, kind);
        keeps(person, address, role);
    }

    private void account(String address, String kind) {
        site.change("INSERT INTO account (address, domain, kind) VALUES (?, ?, ?)", address, name(), kind);
    }

    private void keeps(String person, String address, String role) {
        site.change("INSERT INTO account_owner VALUES (?, ?, ?, UTC_TIMESTAMP(3), 'test')", address, person, role);
    }

    private void appPasswords(String ida) {
        made(mailbox(), ida, Stage.LONG_LABEL);
        for (int i = 1; i < 4; i++) {
            made(mailbox(), ida, "Tablet " + i);
        }
        made(mailbox(), ida, LOST);
        // As many as one mailbox may have.
        for (int i = 0; i < 25; i++) {
            made(mailbox("info"), ida, "Front desk " + i);
        }
        site.change("""
                UPDATE app_password SET first_used_at = UTC_TIMESTAMP(3), last_used_at = UTC_TIMESTAMP(3),
                    last_used_protocol = 'imap', last_used_network = '2001:db8:1234:5678::/64'
                WHERE address = ? AND label IN (?, 'Tablet 1')""", mailbox(), Stage.LONG_LABEL);
        site.change("""
                UPDATE app_password SET state = 'ended', ended_why = 'revoked',
                    ended_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, withdrawn_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR
                WHERE address = ? AND label = ?""", mailbox(), LOST);
    }

    private void made(String address, String person, String label) {
        site.change("""
                INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,
                    made_by, created_at, shown_at, form_id)
                VALUES (UUID(), ?, ?, '{SSHA512}no', ?, 'thunderbird', 'imap,smtp', 'live', ?,
                    UTC_TIMESTAMP(3) - INTERVAL 2 DAY, UTC_TIMESTAMP(3) - INTERVAL 2 DAY, UUID())""", address, KnownAppPassword.any().selector(), label, person);
    }
}
