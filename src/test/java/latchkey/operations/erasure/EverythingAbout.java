package latchkey.operations.erasure;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.KnownAppPassword;
import latchkey.site.Site;

/** Somebody of this domain of whom each table that can name a mailbox or a person has a row. */
record EverythingAbout(Site site, String domain) {
    void write(String address, String person, String who) {
        site.change("INSERT INTO account (address, domain, active) VALUES (?, ?, FALSE)", address, domain);
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", address, address);
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", "alias-" + address, address);
        site.change(
                "INSERT INTO person (id, issuer, subject, name, contact_address) VALUES (?, 'https://elsewhere.example', ?,"
                        + " ?, ?)",
                person,
                who.substring(who.indexOf(' ') + 1),
                "Name of " + address,
                address);
        site.change("INSERT INTO account_owner VALUES (?, ?, 'OWNER', UTC_TIMESTAMP(3), ?)", address, person, who);
        KnownAppPassword phone = KnownAppPassword.any();
        site.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " handle, made_by, created_at, shown_at, form_id) VALUES (?, ?, ?, ?, 'phone', 'other', 'imap', 'live',"
                        + " ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UUID())",
                phone.id().toString(),
                address,
                phone.selector(),
                phone.hash(),
                // Else its end is certain after a minute only.
                phone.selector(),
                person);
        site.change("INSERT INTO planned_date VALUES (?, UTC_TIMESTAMP(3) + INTERVAL 9 DAY, ?)", address, who);
        site.change(
                "INSERT INTO login_use (address, protocol, network, hour, source, logins, first_at, last_at,"
                        + " judged_within_ms) VALUES (?, 'imap', '192.0.2.9', '2026-01-05 10:00', 'own', 3,"
                        + " '2026-01-05 10:01', '2026-01-05 10:02', 9)",
                address);
        for (String table : List.of("login_attempt", "login_attempt_late")) {
            site.change(
                    "INSERT INTO " + table
                            + " (id, at, judged_at, source, login, address, protocol, outcome, passed_on,"
                            + " reason, certainty, tries) VALUES (?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'own', ?, ?,"
                            + " 'imap', 'not_an_app_password', TRUE, 'wrong-password', 'probable', 1)",
                    String.valueOf((address + table).hashCode()),
                    "alias-" + address,
                    address);
        }
        site.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at,"
                        + " last_at, tries) VALUES (UNHEX(REPLACE(UUID(), '-', '')), ?, 'imap', 'stale-client', 'probable',"
                        + " '192.0.2.9', ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 5)",
                address,
                address);
        site.change("INSERT INTO judged_secret VALUES (?, 1, 'x', 'no', UTC_TIMESTAMP(3))", address);
        site.change(
                "INSERT INTO notice (kind, subject, due_on, recipient, address, state, created_at, next_try_at)"
                        + " VALUES ('ACCOUNT_LINKED', ?, UTC_DATE(), ?, ?, 'SENT', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))",
                address,
                address,
                address);
        site.change(
                "INSERT INTO login_report_rejected (id, login, address, outcome) VALUES (?, ?, ?, 'none')",
                String.valueOf(address.hashCode()),
                address,
                address);
        site.change("INSERT INTO sign_in VALUES (UUID(), UTC_TIMESTAMP(3), ?, '192.0.2.0/24')", person);
        site.change(
                "INSERT INTO try_count VALUES ('issued-for-account', ?, UTC_TIMESTAMP(3) + INTERVAL 1 DAY, 1)",
                address);
        String dryRun = UUID.randomUUID().toString();
        site.change(
                "INSERT INTO dry_run VALUES (?, ?, 'PLANNED', NULL, UTC_TIMESTAMP(3), ?, 20, 1, 0, 0)",
                dryRun,
                domain,
                who);
        site.change(
                "INSERT INTO dry_run_client VALUES (?, ?, 'imap', '192.0.2.9', '', 1, UTC_TIMESTAMP(3), TRUE)",
                dryRun,
                address);
        String run = UUID.randomUUID().toString();
        site.change(
                "INSERT INTO import_run (id, made_at, made_by, domains, state, total) VALUES (?, UTC_TIMESTAMP(3), ?, ?,"
                        + " 'READ', 2)",
                run,
                who,
                domain);
        site.change("INSERT INTO import_piece VALUES (?, 0, ?)", run, "address\n" + address + "\n");
        site.change(
                "INSERT INTO import_line (run, line, address, cells, outcome) VALUES (?, 2, ?, ?, 'SAME')",
                run,
                address,
                "address=" + address);
        site.change("INSERT INTO import_name VALUES (?, ?, 2)", run, address);
        String nudges = UUID.randomUUID().toString();
        site.change(
                "INSERT INTO nudge_run (id, made_at, made_by, domains, filter, state, planned) VALUES (?, UTC_TIMESTAMP(3),"
                        + " ?, '*', ?, 'ENDED', 1)",
                nudges,
                who,
                "reason=main-password\nq=" + address);
        site.change(
                "INSERT INTO nudge_run (id, made_at, made_by, domains, filter, account, state, planned) VALUES (UUID(),"
                        + " UTC_TIMESTAMP(3), 'test', '*', '', ?, 'ENDED', 1)",
                address);
        site.change("INSERT INTO nudge_line (run, number, address) VALUES (?, 1, ?)", nudges, address);
        site.change(
                "INSERT INTO person (id, issuer, subject, second_address) VALUES (UUID(), 'https://elsewhere.example', UUID(),"
                        + " ?)",
                address);
        audited("CASE_OPENED", address, "https://elsewhere.example hanna", "she said her name");
        audited("LANGUAGE_CHOSEN", address, who, "");
    }

    void audited(String what, String address, String who, String note) {
        site.change(
                "INSERT INTO audit_entry (id, at, who, role, what, address, note) VALUES (UUID(), UTC_TIMESTAMP(3), ?,"
                        + " ?, ?, ?, NULLIF(?, ''))",
                who,
                // What staff did keeps their name.
                what.equals("LANGUAGE_CHOSEN") ? "owner" : "helpdesk",
                what,
                address,
                note);
    }

    /** Tables with a row in which the text stands. */
    List<String> naming(String text) {
        return site.dump().entrySet().stream()
                .filter(table -> table.getValue().stream()
                        .anyMatch(
                                row -> row.values().stream().anyMatch(value -> value != null && value.contains(text))))
                .map(Map.Entry::getKey)
                .toList();
    }
}
