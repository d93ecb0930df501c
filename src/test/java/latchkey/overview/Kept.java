package latchkey.overview;

import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;

/** A mailbox of one test that somebody who has signed in looks after. */
record Kept(Site site, Mailbox mailbox) {
    static Kept by(Site site, Person person, String name) {
        Mailbox mailbox = Mailbox.named(site, name);
        site.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", mailbox.address());
        site.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = ? AND role = 'OWNER'",
                mailbox.address(),
                person.address());
        return new Kept(site, mailbox);
    }

    /** Whoever has many mailboxes is asked for them by every other test. */
    void leave() {
        site.change("DELETE FROM account_owner WHERE address = ?", address());
    }

    String address() {
        return mailbox.address();
    }

    String at(String path) {
        return path + (path.contains("?") ? "&" : "?") + "account=" + address().replace("@", "%40");
    }

    KnownAppPassword appPassword(String label, String client, String protocols) {
        KnownAppPassword made = mailbox.appPassword(protocols);
        site.change(
                "UPDATE app_password SET label = ?, client_key = ? WHERE id = ?",
                label,
                client,
                made.id().toString());
        return made;
    }

    void revoked(KnownAppPassword appPassword) {
        site.change(
                "UPDATE app_password SET state = 'ended', ended_why = 'revoked', ended_at = UTC_TIMESTAMP(3) WHERE id = ?",
                appPassword.id().toString());
    }

    /** @param appPassword its id, or nothing */
    void fails(String protocol, String reason, String appPassword, int minutesAgo) {
        site.change("""
                INSERT INTO failing_client (id, address, protocol, reason, certainty, app_password_id, networks, login,
                    first_at, last_at, tries)
                VALUES (UNHEX(MD5(CONCAT(?, ?, ?))), ?, ?, ?, 'certain', NULLIF(?, ''), '198.51.100.7', '',
                    UTC_TIMESTAMP(3) - INTERVAL 1 DAY, UTC_TIMESTAMP(3) - INTERVAL ? MINUTE, 7)""", address(), protocol, reason, address(), protocol, reason, appPassword, minutesAgo);
    }

    /** @param password an app password's id, {@code webmail}, or nothing for the main password */
    void letIn(String password, String protocol, String network, int hoursAgo, int logins) {
        site.change("""
                INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at, last_at,
                    client_id, judged_within_ms)
                VALUES (?, ?, ?, ?, DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL ? HOUR, '%Y-%m-%d %H:00:00'), 'dovecot', ?,
                    UTC_TIMESTAMP(3) - INTERVAL ? HOUR, UTC_TIMESTAMP(3) - INTERVAL ? HOUR,
                    '"name" "Thunderbird" "version" "128.4.0"', 5)""", address(), password, protocol, network, hoursAgo, logins, hoursAgo, hoursAgo);
    }
}
