package latchkey.look;

import latchkey.site.Site;

/** What mail clients and people did at a staged domain: more than a page of each. */
record StagedHistory(StagedDomain domain) {
    void fill() {
        failing();
        manyOfOne();
        accepted();
        refused();
        acts();
        troubles();
    }

    /** Of the mailboxes that Ida looks after: one with a date, one that only the helpdesk can mend, one that is guessed at. */
    private void troubles() {
        site().change(
                        "UPDATE account SET main_password_refused_from = UTC_TIMESTAMP(3) + INTERVAL 9 DAY WHERE address = ?",
                        domain.mailbox("billing"));
        site().change("""
                UPDATE account SET main_password_refused_from = UTC_TIMESTAMP(3) - INTERVAL 9 DAY,
                    exempt_until = UTC_TIMESTAMP(3) + INTERVAL 9 HOUR WHERE address = ?""", domain.mailbox("registry"));
        site().change("""
                INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at, last_at,
                    client_id, judged_within_ms)
                SELECT ?, '', IF(seq = 1, 'imap', 'smtp'), '192.0.2.0/24', UTC_TIMESTAMP() - INTERVAL 3 HOUR, 'dovecot', seq,
                    UTC_TIMESTAMP() - INTERVAL 3 HOUR, UTC_TIMESTAMP() - INTERVAL 3 HOUR,
                    IF(seq = 1, '"name" "Thunderbird" "version" "128.4.0"', NULL), 9
                FROM seq_1_to_2""", domain.mailbox("billing"));
        // More than one page of programs, and more logins than are read.
        site().change("""
                INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on, reason,
                    certainty, app_password_id, network, client_id, tries)
                SELECT 910000000000 + CONV(?, 16, 10) * 20000 + seq, UTC_TIMESTAMP(3) - INTERVAL seq SECOND,
                    UTC_TIMESTAMP(3), 'dovecot', '', ?, 'imap', 'other_account', FALSE, 'other-accounts-app-password',
                    'certain', UUID(), CONCAT('192.0.2.', seq % 2),
                    IF(seq > 40, NULL, CONCAT('"name" "A program with a rather long name of its own number ', seq, '"')), 1
                FROM seq_1_to_10100""", domain.number(), domain.mailbox("lost-and-found"));
        guessed();
        fails("registry", "account-off");
        fails("lost-and-found", "stale-client");
        fails("lost-and-found", "wrong-password");
    }

    /** More than one page of networks, the newest with more targets than are shown. */
    private void guessed() {
        site().change("""
                INSERT INTO guessing_network (network, first_at, last_at, tries)
                SELECT CONCAT('2001:db8:', ?, ':', seq, '::/64'), UTC_TIMESTAMP(3) - INTERVAL 9 DAY,
                    UTC_TIMESTAMP(3) - INTERVAL seq MINUTE, 1234 * seq FROM seq_1_to_30""", domain.number().substring(0, 4));
        site().change("""
                INSERT INTO guessed_account (network, account, first_at, last_at, tries)
                SELECT CONCAT('2001:db8:', ?, ':', n.seq, '::/64'), IF(a.seq = 1, ?, CONCAT('person', a.seq, '@', ?)),
                    UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 100 * a.seq
                FROM seq_1_to_30 n JOIN seq_1_to_14 a ON n.seq = 1 OR a.seq = 1""", domain.number().substring(0, 4), domain.mailbox(), domain.name());
    }

    private void fails(String mailbox, String reason) {
        site().change("""
                INSERT INTO failing_client (id, address, protocol, reason, certainty, client_id, networks, login, first_at,
                    last_at, tries)
                VALUES (UNHEX(MD5(CONCAT(?, ?))), ?, 'smtp', ?, 'probable', NULL, '192.0.2.0/24', '',
                    UTC_TIMESTAMP(3) - INTERVAL 1 DAY, UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE, 77)""", domain.number(), mailbox + reason, domain.mailbox(mailbox), reason);
    }

    /** Ida's in every state; the others are of addresses that are no mailbox. */
    private void failing() {
        site().change("""
                INSERT INTO failing_client (id, address, protocol, reason, certainty, app_password_id, client_id, networks,
                    login, first_at, last_at, tries, accepted_at, accepted_by_id, closed_at)
                SELECT UNHEX(MD5(CONCAT(?, seq))), IF(seq > 4, CONCAT('person', seq, '@', ?), ?), 'imap',
                    'retired-app-password', IF(seq % 2, 'certain', 'probable'), IF(seq < 3, ?, NULL),
                    IF(seq % 3, 'iPhone Mail 21F90 with a rather long name of its own', NULL),
                    '2001:db8:1234:5678::/64,192.0.2.0/24,198.51.100.0/24', '', UTC_TIMESTAMP(3) - INTERVAL 3 DAY,
                    UTC_TIMESTAMP(3) - INTERVAL seq MINUTE - INTERVAL IF(seq = 3, 2, 0) DAY, 1234567,
                    IF(seq = 2, UTC_TIMESTAMP(3), NULL), seq = 2, IF(seq = 4, UTC_TIMESTAMP(3), NULL)
                FROM seq_1_to_60""", domain.number(), domain.name(), domain.mailbox(), domain.appPassword(StagedDomain.LOST));
    }

    /** More than are shown of one mailbox. */
    private void manyOfOne() {
        site().change("""
                INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at, tries)
                SELECT UNHEX(MD5(CONCAT(?, 'scanner', seq))), ?, 'smtp', 'stale-client', 'probable', '192.0.2.0/24', '',
                    UTC_TIMESTAMP(3) - INTERVAL 2 DAY, UTC_TIMESTAMP(3) - INTERVAL seq MINUTE, 2
                FROM seq_1_to_23""", domain.number(), domain.mailbox("scanner"));
        site().change("""
                INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at, tries)
                SELECT UNHEX(LEFT(SHA2(CONCAT(?, '|pop3|and more'), 256), 32)), ?, 'pop3', 'wrong-password', 'probable',
                    '192.0.2.0/24', '', UTC_TIMESTAMP(3) - INTERVAL 2 DAY, UTC_TIMESTAMP(3), 40""", domain.mailbox(), domain.mailbox());
    }

    /** By the main password, in the webmail, by an app password that is known and by one that is not. */
    private void accepted() {
        site().change("""
                INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at, last_at,
                    client_id, judged_within_ms)
                SELECT ?, CASE seq % 4 WHEN 0 THEN '' WHEN 1 THEN 'webmail' WHEN 2 THEN CONCAT(UUID()) ELSE CONCAT(?) END, 'imap',
                    IF(seq % 2, '192.0.2.0/24', '198.51.100.0/24'), UTC_TIMESTAMP() - INTERVAL seq * 3 HOUR, 'dovecot', seq,
                    UTC_TIMESTAMP() - INTERVAL seq * 3 HOUR, UTC_TIMESTAMP() - INTERVAL seq * 3 HOUR,
                    IF(seq % 3, 'Thunderbird', NULL), 9
                FROM seq_1_to_90""", domain.mailbox(), domain.appPassword(StagedDomain.LOST));
    }

    private void refused() {
        site().change("""
                INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on, reason,
                    certainty, app_password_id, network, client_id, tries)
                SELECT 900000000000 + CONV(?, 16, 10) * 100 + seq, UTC_TIMESTAMP(3) - INTERVAL seq MINUTE, UTC_TIMESTAMP(3),
                    'dovecot', ?, ?, 'imap', 'retired', FALSE, 'retired-app-password', 'certain', ?, '192.0.2.0/24',
                    'iPhone Mail', 1
                FROM seq_1_to_3""", domain.number(), domain.mailbox(), domain.mailbox(), domain.appPassword(StagedDomain.LOST));
    }

    private void acts() {
        site().change("""
                INSERT INTO sign_in (id, at, person_id, network)
                SELECT UUID(), UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE, person_id, '192.0.2.0/24' FROM account_owner
                WHERE address = ?""", domain.mailbox());
        site().change("""
                INSERT INTO audit_entry (id, at, who, role, what, address, thing, note)
                VALUES (UUID(), UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, 'nobody is-known', 'helpdesk', 'APP_PASSWORD_REVOKED', ?,
                    ?, 'The phone was stolen on the way home')""", domain.mailbox(), domain.appPassword(StagedDomain.LOST));
        site().change("""
                INSERT INTO audit_entry (id, at, who, role, what, address)
                SELECT UUID(), UTC_TIMESTAMP(3) - INTERVAL seq HOUR, 'portal', 'portal', 'MAIN_PASSWORD_REFUSED', ?
                FROM seq_1_to_60""", domain.mailbox("off"));
    }

    private Site site() {
        return domain.site();
    }
}
