package latchkey.site;

import java.util.Locale;
import java.util.UUID;
import latchkey.parts.KnownAppPassword;

/** A mailbox that one test has for itself, so that none counts another's logins. */
public record Mailbox(Site site, String address, String mainPassword) {

    /** @param name is made unique; the portal, the mail server and the operator's table know it */
    public static Mailbox named(Site site, String name) {
        return called(
                site, name + "-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT));
    }

    /** As a reader of a picture sees it; once in a run. */
    public static Mailbox called(Site site, String login) {
        Mailbox mailbox = new Mailbox(site, login + "@example.org", login + "-main-1");
        site.change("INSERT INTO account (address, domain, kind) VALUES (?, 'example.org', 'PERSON')", mailbox.address);
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", mailbox.address, mailbox.address);
        String hash = site.parts().dovecot().addMailbox(mailbox.address, mailbox.mainPassword);
        site.change("INSERT INTO demo_main_password VALUES (?, ?)", mailbox.address, hash);
        return mailbox;
    }

    public Mailbox refuseMainPassword() {
        site.change(
                "UPDATE account SET main_password_refused_from = UTC_TIMESTAMP(3) - INTERVAL 1 DAY WHERE address = ?",
                address);
        return this;
    }

    /** Shown an hour ago, and good for these protocols. */
    public KnownAppPassword appPassword(String protocols) {
        KnownAppPassword appPassword = KnownAppPassword.any();
        site.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, shown_at, form_id) VALUES (?, ?, ?, ?, ?, 'other', ?, 'live',"
                        + " '00000000-0000-4000-8000-000000000001', UTC_TIMESTAMP(3) - INTERVAL 1 HOUR,"
                        + " UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, ?)",
                appPassword.id().toString(),
                address,
                appPassword.selector(),
                appPassword.hash(),
                "of a test " + appPassword.selector(),
                protocols,
                UUID.randomUUID().toString());
        return appPassword;
    }

    public KnownAppPassword revokedAppPassword(String protocols) {
        KnownAppPassword appPassword = appPassword(protocols);
        site.change(
                "UPDATE app_password SET state = 'ended', ended_why = 'revoked', ended_at = UTC_TIMESTAMP(3) WHERE id = ?",
                appPassword.id().toString());
        return appPassword;
    }
}
