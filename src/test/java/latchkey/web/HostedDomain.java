package latchkey.web;

import java.util.Locale;
import java.util.UUID;
import latchkey.parts.KnownAppPassword;
import latchkey.site.Site;

/** A domain of its own with one of everything that the staff can see or change in it. */
record HostedDomain(Site site, String name, String owner, String appPassword, String dryRun) {
    static HostedDomain named(Site site, String name) {
        HostedDomain domain = new HostedDomain(
                site,
                name,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString());
        domain.fill();
        return domain;
    }

    String mailbox() {
        return "ida@" + name;
    }

    /** Letters that no other domain's has. */
    String label() {
        return "phone at " + name;
    }

    private void fill() {
        site.change("INSERT INTO domain (name, imap_host, smtp_host) VALUES (?, 'before.example', NULL)", name);
        site.change(
                "INSERT INTO account (address, domain, exempt_until, exempt_why) VALUES (?, ?,"
                        + " UTC_TIMESTAMP(3) + INTERVAL 1 DAY, ?)",
                mailbox(),
                name,
                "exempt at " + name);
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", mailbox(), mailbox());
        site.change(
                "INSERT INTO person (id, issuer, subject, name, created_at) VALUES (?, 'https://hosted.example', ?, ?,"
                        + " UTC_TIMESTAMP(3))",
                owner,
                "sub-" + owner,
                "Ida of " + name);
        site.change(
                "INSERT INTO account_owner (address, person_id, role, since, given_by) VALUES (?, ?, 'OWNER',"
                        + " UTC_TIMESTAMP(3), 'test')",
                mailbox(),
                owner);
        site.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, shown_at, form_id) VALUES (?, ?, ?, '{SSHA512}no', ?, 'other', 'imap',"
                        + " 'live', ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UUID())",
                appPassword,
                mailbox(),
                KnownAppPassword.any().selector(),
                label(),
                owner);
        site.change(
                "INSERT INTO dry_run VALUES (?, ?, 'PLANNED', NULL, UTC_TIMESTAMP(3), 'test', 20, 1, 0, 0)",
                dryRun,
                name);
        // Under the number of the app password, so that one id finds what each route with one is about.
        site.change(
                "INSERT INTO import_run (id, made_at, made_by, domains, state, total) VALUES (?, UTC_TIMESTAMP(3), 'test',"
                        + " ?, 'ENDED', 1)",
                appPassword,
                name);
        site.change(
                "INSERT INTO nudge_run (id, made_at, made_by, domains, filter, state, planned) VALUES (?, UTC_TIMESTAMP(3),"
                        + " 'test', ?, '', 'ENDED', 1)",
                appPassword,
                name);
        fails(mailbox(), appPassword);
    }

    void fails(String address, String triedAppPassword) {
        site.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, app_password_id, networks, login,"
                        + " first_at, last_at, tries) VALUES (UNHEX(REPLACE(UUID(), '-', '')), ?, 'imap',"
                        + " 'retired-app-password', 'certain', ?, '192.0.2.7', ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 3)",
                address,
                triedAppPassword,
                address);
    }

    /** At a name that no mailbox has, of this domain or not. */
    String failsAtNobody(String name) {
        String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        site.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at,"
                        + " tries) VALUES (UNHEX(?), ?, 'imap', 'address-mistyped', 'probable', '', 'nobody',"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 3)",
                id,
                name);
        return id;
    }

    void guessedAt(String network, int tries, String address) {
        site.change(
                "INSERT INTO guessing_network VALUES (?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), ?)"
                        + " ON DUPLICATE KEY UPDATE tries = tries + VALUES(tries)",
                network,
                tries);
        site.change(
                "INSERT INTO guessed_account VALUES (?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), ?)",
                network,
                address,
                tries);
    }

    /** @return the entry's id */
    String audited(String what, String address, String thing) {
        String id = UUID.randomUUID().toString();
        site.change(
                "INSERT INTO audit_entry (id, at, who, role, what, address, thing) VALUES (?, UTC_TIMESTAMP(3), 'test',"
                        + " 'admin', ?, NULLIF(?, ''), NULLIF(?, ''))",
                id,
                what,
                address,
                thing);
        return id;
    }
}
