package latchkey.helpdesk.nudge;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.migration.OwnDomain;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;

/** A domain of one test, in which mail programs fail by the main password. */
record FailingDomain(Site site, String name) {
    static FailingDomain in(Site site) {
        return new FailingDomain(site, OwnDomain.in(site).name());
    }

    String at(String login) {
        return login + "@" + name;
    }

    /** A mailbox with a program that is refused. */
    String fails(String login) {
        site.change("INSERT INTO account (address, domain) VALUES (?, ?)", at(login), name);
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", at(login), at(login));
        return typed(login);
    }

    /** What is refused where perhaps no mailbox has that name. */
    String typed(String login) {
        site.change("""
                INSERT INTO failing_client (id, address, protocol, reason, certainty, client_id, networks, login, first_at,
                    last_at, tries)
                VALUES (UNHEX(MD5(?)), ?, 'imap', 'main-password', 'certain', '"name" "Thunderbird" "version" "128.4.0"',
                    '198.51.100.7', '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 3)""", at(login), at(login));
        return at(login);
    }

    /** So many at once: k1, k2 and so on, all of which are read. */
    void many(int accounts) {
        String from = " FROM seq_1_to_" + accounts;
        site.change("INSERT INTO account (address, domain) SELECT CONCAT('k', seq, '@', ?), ?" + from, name, name);
        site.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at,"
                        + " tries) SELECT UNHEX(MD5(CONCAT(seq, ?))), CONCAT('k', seq, '@', ?), 'imap', 'main-password',"
                        + " 'certain', '198.51.100.7', '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 3" + from,
                name,
                name);
        site.change(
                "INSERT INTO login_use (address, protocol, network, hour, source, logins, first_at, last_at,"
                        + " judged_within_ms) SELECT CONCAT('k', seq, '@', ?), 'imap', '192.0.2.9', UTC_TIMESTAMP(), 'test',"
                        + " 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 5" + from,
                name);
    }

    /** By webmail, say. */
    void isRead(String address) {
        site.change(
                "INSERT INTO login_use (address, protocol, network, hour, source, logins, first_at, last_at,"
                        + " judged_within_ms) VALUES (?, 'imap', '192.0.2.9', UTC_TIMESTAMP(), 'test', 1, UTC_TIMESTAMP(3),"
                        + " UTC_TIMESTAMP(3), 5)",
                address);
    }

    /** @return the person's id */
    String isKeptBy(String address, String language) {
        String person = UUID.randomUUID().toString();
        site.change(
                "INSERT INTO person (id, issuer, subject, name, locale, contact_address) VALUES (?, 'https://elsewhere.example',"
                        + " ?, 'Somebody', ?, ?)",
                person,
                person,
                language,
                address);
        site.change("INSERT INTO account_owner VALUES (?, ?, 'OWNER', UTC_TIMESTAMP(3), 'test')", address, person);
        return person;
    }

    String worklist() {
        return "/helpdesk/failing?domain=" + name;
    }

    String chosen() {
        return "/helpdesk/nudges/new?domain=" + name;
    }

    /** @return the path of the round */
    String dryRun(WebSession staff) {
        Page page = staff.submit(staff.open(chosen()), "/helpdesk/nudges", Map.of());
        if (page.status() != 303) {
            throw new AssertionError(page.status() + " " + page.words());
        }
        return java.net.URI.create(page.location()).getPath();
    }

    /** How many there are of an outcome. */
    static int count(Page page, String outcome) {
        var figure = page.html().selectFirst("[data-outcome=" + outcome + "][data-count]");
        return figure == null ? 0 : Integer.parseInt(figure.attr("data-count"));
    }

    List<String> nudged() {
        return site
                .rows(
                        "SELECT l.address FROM nudge_line l JOIN nudge_run r ON r.id = l.run WHERE l.sent_at IS NOT NULL"
                                + " AND l.address LIKE ? ORDER BY l.address",
                        "%@" + name)
                .stream()
                .map(row -> String.valueOf(row.get("address")))
                .toList();
    }

    /** Recipients of the mails that were written, one for each mail. */
    List<String> written() {
        return site
                .rows("SELECT recipient FROM notice WHERE kind = 'NUDGE' AND address LIKE ? ORDER BY id", "%@" + name)
                .stream()
                .map(row -> String.valueOf(row.get("recipient")))
                .toList();
    }
}
