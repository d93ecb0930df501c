package latchkey.migration;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.parts.MailLogin;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;

/** A domain that one test has for itself, with mailboxes at the real mail server. */
public record OwnDomain(Site site, String name) {
    private static final Duration A_FEW_ROUNDS = Duration.ofSeconds(20);

    public static OwnDomain in(Site site) {
        OwnDomain domain =
                new OwnDomain(site, "d" + UUID.randomUUID().toString().substring(0, 8) + ".example");
        site.change(
                "INSERT INTO domain (name, imap_host, imap_port) SELECT ?, imap_host, imap_port FROM domain"
                        + " WHERE name = 'example.org'",
                domain.name);
        return domain;
    }

    public Mailbox mailbox(String login) {
        return mailboxes(List.of(login)).get(0);
    }

    List<Mailbox> mailboxes(List<String> logins) {
        List<Mailbox> all = logins.stream()
                .map(login -> new Mailbox(site, login + "@" + name, login + "-main-1"))
                .toList();
        for (Mailbox mailbox : all) {
            site.change(
                    "INSERT INTO account (address, domain, created_at)"
                            + " VALUES (?, ?, UTC_TIMESTAMP(3) - INTERVAL 60 DAY)",
                    mailbox.address(),
                    name);
            site.change(
                    "INSERT INTO account_login (login, address) VALUES (?, ?)", mailbox.address(), mailbox.address());
        }
        site.parts()
                .dovecot()
                .addMailboxes(all.stream().collect(Collectors.toMap(Mailbox::address, Mailbox::mainPassword)));
        return all;
    }

    /** As if a phone had logged in once a day with the main password. */
    public void reported(Mailbox mailbox, int days) {
        for (int day = 1; day <= days; day++) {
            site.change(
                    "INSERT INTO login_use (address, protocol, network, hour, source, logins, first_at, last_at,"
                            + " client_id, judged_within_ms) SELECT ?, 'imap', '192.0.2.7', t.at, 'dovecot', 3, t.at, t.at,"
                            + " 'iPhone Mail', 9 FROM (SELECT UTC_TIMESTAMP() - INTERVAL ? DAY AS at) t",
                    mailbox.address(),
                    day);
        }
    }

    String planPath() {
        return "/migration/plan?domain=" + name;
    }

    /** To the page that shows what would happen. */
    Page tryDry(WebSession adam, Map<String, ?> fields) {
        return adam.follow(act(adam, adam.open(planPath()), "dry-run", fields));
    }

    /** The plan of a page that was tried dry, confirmed. */
    Page switchOn(WebSession adam, Page dryRun) {
        return act(
                adam,
                dryRun,
                "switch",
                Map.of(
                        "confirm",
                        "yes",
                        "run",
                        dryRun.html().select("input[name=run]").val()));
    }

    Page act(WebSession adam, Page page, String act, Map<String, ?> fields) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(fields);
        all.put("act", act);
        all.put(
                "csrf-token",
                Objects.requireNonNull(page.html().selectFirst("input[name=csrf-token]"))
                        .val());
        return adam.post(planPath(), all);
    }

    /** At work without the pages, for what they are not about. */
    UUID plan(String rule) {
        return plan(rule, rule.equals("PLANNED"));
    }

    /** Each account has to be given a date of its own. */
    void planWithoutDate() {
        plan("PLANNED", false);
    }

    private UUID plan(String rule, boolean now) {
        UUID run = UUID.randomUUID();
        UUID plan = UUID.randomUUID();
        site.change(
                "INSERT INTO dry_run VALUES (?, ?, ?, NULL, UTC_TIMESTAMP(3), 'test', 20, 1, 0, 0)",
                run.toString(),
                name,
                rule);
        site.change(
                "INSERT INTO rule_plan (id, domain, rule, starts_on, dry_run, started_at, started_by)"
                        + " VALUES (?, ?, ?, IF(?, UTC_TIMESTAMP(3) - INTERVAL 1 SECOND, NULL), ?,"
                        + " UTC_TIMESTAMP(3), 'test')",
                plan.toString(),
                name,
                rule,
                now,
                run.toString());
        site.change("UPDATE domain SET main_password_rule = ? WHERE name = ?", rule, name);
        await().atMost(A_FEW_ROUNDS)
                .until(() -> site.rows("SELECT 1 FROM rule_plan WHERE id = ? AND swept_at IS NOT NULL", plan.toString())
                                .size()
                        == 1);
        return plan;
    }

    static MailLogin.Answer login(Mailbox mailbox, String from) {
        return mailbox.site().mailClient().imaps(from, mailbox.address(), mailbox.mainPassword());
    }

    static boolean letIn(Mailbox mailbox, String from) {
        return login(mailbox, from).accepted();
    }

    static void awaitRefused(Mailbox mailbox, String from) {
        await().atMost(A_FEW_ROUNDS).until(() -> !letIn(mailbox, from));
    }

    static Map<String, @org.jspecify.annotations.Nullable String> account(Mailbox mailbox) {
        return mailbox.site()
                .rows(
                        "SELECT *, TIMESTAMPDIFF(HOUR, UTC_TIMESTAMP(3), main_password_refused_from) AS hours FROM account"
                                + " WHERE address = ?",
                        mailbox.address())
                .get(0);
    }
}
