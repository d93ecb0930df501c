package latchkey.operations.check;

import java.util.List;

/**
 * One thing that is wrong on a site, and what the page says of it.
 *
 * @param mend gives back what was broken, for those that come after
 */
record Broken(Check check, String how, String state, String words, String mend) {
    /** What something that was running just then has written over: an event, or the check logins. */
    String again() {
        int update = how.indexOf("; UPDATE ");
        return how.startsWith("REPLACE ") ? how : update < 0 ? "" : how.substring(update + 2);
    }

    @Override
    public String toString() {
        return check + " " + words;
    }

    static List<Broken> all() {
        return List.of(
                new Broken(
                        Check.MECHANISMS,
                        "REPLACE INTO mail_check VALUES ('mx:993', 'MECHANISMS', FALSE, 'CRAM-MD5', UTC_TIMESTAMP(3))",
                        "red",
                        "mx:993: offers others too (CRAM-MD5)",
                        "DELETE FROM mail_check"),
                new Broken(
                        Check.CHECK_MAILBOX,
                        "REPLACE INTO mail_check VALUES ('mx:993', 'CHECK_MAILBOX', FALSE, 'carla', UTC_TIMESTAMP(3))",
                        "red",
                        "mx:993: the check mailbox does not get in while it is allowed (carla)",
                        "DELETE FROM mail_check"),
                new Broken(
                        Check.REFUSED,
                        "REPLACE INTO mail_check VALUES ('mx:993', 'REFUSED', FALSE, 'carla', UTC_TIMESTAMP(3))",
                        "red",
                        "mx:993: the check mailbox is not refused by its address (carla)",
                        "DELETE FROM mail_check"),
                new Broken(
                        Check.REFUSED_BY_ALIAS,
                        "REPLACE INTO mail_check VALUES ('mx:993', 'REFUSED_BY_ALIAS', FALSE, 'carla', UTC_TIMESTAMP(3))",
                        "red",
                        "mx:993: the check mailbox is not refused by its alias (carla)",
                        "DELETE FROM mail_check"),
                new Broken(
                        Check.CACHE,
                        "REPLACE INTO mail_check VALUES ('mx:993', 'CACHE', FALSE, 'carla', UTC_TIMESTAMP(3))",
                        "red",
                        "mx:993: an app password of the check mailbox does not get in, or still does after its end (carla)",
                        "DELETE FROM mail_check"),
                new Broken(
                        Check.JUDGE,
                        "CREATE TRIGGER nobody_judges BEFORE INSERT ON job_lease FOR EACH ROW"
                                + " SET NEW.holder = IF(NEW.job = 'judge', REPEAT('x', 65), NEW.holder)",
                        "red",
                        "s ago, and not since",
                        "DROP TRIGGER nobody_judges"),
                new Broken(
                        Check.CLOCKS,
                        "INSERT INTO mail_server_script (source, first_version, first_seen_at, clock_ms) VALUES ('slow', 1,"
                                + " UTC_TIMESTAMP(3), -40000)",
                        "red",
                        "slow differs from the database by 40 seconds",
                        "DELETE FROM mail_server_script"),
                new Broken(
                        Check.JOBS,
                        "RENAME TABLE notice TO notice_away",
                        "red",
                        "failed the last time",
                        "RENAME TABLE notice_away TO notice"),
                new Broken(
                        Check.PROVIDER,
                        "REPLACE INTO replica_check VALUES ('mail-b:8088', 'PROVIDER', 'RED',"
                                + " UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE, UTC_TIMESTAMP(3))",
                        "red",
                        "For the replica mail-b:8088 it is broken; it became so",
                        "DELETE FROM replica_check WHERE replica = 'mail-b:8088'"),
                new Broken(
                        Check.EVENT,
                        "SET GLOBAL event_scheduler = OFF",
                        "red",
                        "is off",
                        "SET GLOBAL event_scheduler = ON"),
                new Broken(
                        Check.EVENT,
                        "ALTER EVENT bound_the_inbox DISABLE;"
                                + " UPDATE job_run SET succeeded_at = UTC_TIMESTAMP(3) - INTERVAL 6 MINUTE WHERE job = 'bound_the_inbox'",
                        "red",
                        "6 minutes ago",
                        "ALTER EVENT bound_the_inbox ENABLE"),
                new Broken(
                        Check.RIGHTS,
                        "REVOKE DROP ON login_attempt FROM 'checking'@'%'",
                        "red",
                        "DROP login_attempt",
                        "GRANT DROP ON login_attempt TO 'checking'@'%'"),
                new Broken(
                        Check.VIEWS,
                        "REVOKE SELECT ON account FROM checking_views",
                        "red",
                        "cannot be read",
                        "GRANT SELECT ON account TO checking_views"),
                new Broken(
                        Check.MAIN_PASSWORDS,
                        "CREATE TABLE theirs (address INT, password_hash INT); CREATE OR REPLACE VIEW dovecot_main_password"
                                + " AS SELECT * FROM theirs; DROP TABLE theirs",
                        "red",
                        "cannot be read",
                        "CREATE OR REPLACE VIEW dovecot_main_password AS SELECT 'x' AS address, '' AS password_hash"),
                new Broken(
                        Check.SCRIPTS,
                        "INSERT INTO mail_server_script (source, first_version, first_seen_at, last_version, last_seen_at)"
                                + " VALUES ('old', 0, UTC_TIMESTAMP(3), 1, UTC_TIMESTAMP(3))",
                        "red",
                        "old: first script version 0",
                        "DELETE FROM mail_server_script"),
                new Broken(
                        Check.SCRIPTS,
                        "INSERT INTO mail_server_script (source, first_version, first_seen_at) VALUES ('half', 1, UTC_TIMESTAMP(3))",
                        "red",
                        "only the first script",
                        "DELETE FROM mail_server_script"),
                new Broken(
                        Check.REJECTED,
                        "INSERT INTO login_report_rejected (id, outcome, why) VALUES (1, 'x', 'a column was too long')",
                        "red",
                        "One is set aside, the last one just now: a column was too long",
                        "DELETE FROM login_report_rejected"),
                new Broken(
                        Check.LOST,
                        "INSERT INTO inbox_trim VALUES (UTC_DATE(), 12345)",
                        "red",
                        "12,345 reports were trimmed",
                        "DELETE FROM inbox_trim"),
                new Broken(
                        Check.LOGS,
                        "INSERT INTO domain (name) VALUES ('logs.example'); INSERT INTO report_source (mail_server, log, read_at, lost, lost_at) VALUES ('dovecot', 'full',"
                                + " UTC_TIMESTAMP(3), 12345, UTC_TIMESTAMP(3))",
                        "red",
                        "about 12,345 lines may have been missed",
                        "DELETE FROM report_source; DELETE FROM domain WHERE name = 'logs.example'"),
                new Broken(
                        Check.LOGS,
                        "INSERT INTO domain (name) VALUES ('logs.example'); INSERT INTO report_source (mail_server, log, read_at) VALUES ('dovecot', 'silent',"
                                + " UTC_TIMESTAMP(3) - INTERVAL 6 MINUTE)",
                        "red",
                        "log “silent”: read 6 minutes ago",
                        "DELETE FROM report_source; DELETE FROM domain WHERE name = 'logs.example'"),
                new Broken(
                        Check.LOGS,
                        "INSERT INTO domain (name) VALUES ('logs.example'); INSERT INTO report_source (mail_server, log, read_at, failed_at, failure) VALUES ('dovecot', 'away',"
                                + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'no answer')",
                        "amber",
                        "log “away”: cannot be read now (no answer)",
                        "DELETE FROM report_source; DELETE FROM domain WHERE name = 'logs.example'"),
                new Broken(
                        Check.INBOX,
                        "INSERT INTO login_report (at, outcome) VALUES (UTC_TIMESTAMP(3) - INTERVAL 20 MINUTE, 'revoked')",
                        "red",
                        "One report waits, the oldest of them came 20 minutes ago",
                        "DELETE FROM login_report"),
                new Broken(
                        Check.DAYS,
                        "SET @day = CONCAT('ALTER TABLE login_attempt DROP PARTITION ', (SELECT GROUP_CONCAT(partition_name)"
                                + " FROM information_schema.partitions WHERE table_schema = 'checking' AND table_name ="
                                + " 'login_attempt' AND partition_name > DATE_FORMAT(UTC_DATE() + INTERVAL 1 DAY, 'd%Y%m%d')"
                                + " AND partition_name <> 'rest')); EXECUTE IMMEDIATE @day",
                        "red",
                        "one day ahead",
                        "DO 1"),
                new Broken(
                        Check.RETENTION,
                        "UPDATE job_run SET failed_at = UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE, failure = 'no room' WHERE job = 'old-uses'",
                        "red",
                        "old accepted logins: failed the last time, no room",
                        "UPDATE job_run SET failed_at = NULL"),
                new Broken(
                        Check.MAILS,
                        "INSERT INTO notice (kind, subject, due_on, recipient, address, created_at, next_try_at) VALUES"
                                + " ('MAILBOX_LINKED', 's', UTC_DATE(), 'x@example.org', 'x@example.org',"
                                + " UTC_TIMESTAMP(3) - INTERVAL 20 MINUTE, UTC_TIMESTAMP(3) + INTERVAL 1 DAY);"
                                // One that is held until tomorrow is no fault.
                                + " INSERT INTO notice (kind, subject, due_on, recipient, address, held, created_at,"
                                + " next_try_at) VALUES ('MAILBOX_LINKED', 'h', UTC_DATE(), 'x@example.org',"
                                + " 'x@example.org', TRUE, UTC_TIMESTAMP(3) - INTERVAL 2 HOUR,"
                                + " UTC_TIMESTAMP(3) + INTERVAL 1 DAY)",
                        "red",
                        "quarter of an hour: 1",
                        "DELETE FROM notice"),
                new Broken(
                        Check.PLANS,
                        "INSERT INTO domain (name) VALUES ('paused.example'); INSERT INTO dry_run (id, domain, rule, made_at,"
                                + " made_by, days, accounts, named, at_once) VALUES ('00000000-0000-4000-8000-0000000000d1',"
                                + " 'paused.example', 'PLANNED', UTC_TIMESTAMP(3), 'test', 14, 0, 0, 0);"
                                + " INSERT INTO rule_plan (id, domain, rule, dry_run, started_at, started_by, paused_at)"
                                + " VALUES (UUID(), 'paused.example', 'PLANNED', '00000000-0000-4000-8000-0000000000d1',"
                                + " UTC_TIMESTAMP(3), 'test', UTC_TIMESTAMP(3) - INTERVAL 1 HOUR)",
                        "amber",
                        "The plan of paused.example was paused 1 hour ago",
                        "DELETE FROM rule_plan; DELETE FROM dry_run; DELETE FROM domain WHERE name = 'paused.example'"),
                new Broken(
                        Check.ERASURES,
                        "INSERT INTO erasure VALUES (UUID(), 'erased-late', 'example.org', 'GONE',"
                                + " UTC_TIMESTAMP(3) - INTERVAL 2 HOUR, 'test', NULL, NULL)",
                        "red",
                        "the oldest was asked for 2 hours ago",
                        "DELETE FROM erasure"),
                new Broken(
                        Check.WITHDRAWALS,
                        "INSERT INTO domain (name, mail_server) VALUES ('gone.example', 'none');"
                                + " INSERT INTO account (address, domain) VALUES ('a@gone.example', 'gone.example');"
                                + " INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols,"
                                + " state, made_by, created_at, ended_at, form_id) SELECT UUID(), 'a@gone.example', 'aaaa', 'x',"
                                + " 'x', 'x', 'imap', 'ended', MIN(id), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) - INTERVAL 1 HOUR,"
                                + " UUID() FROM person",
                        "red",
                        "the oldest ended 1 hour ago",
                        "DELETE FROM app_password"));
    }
}
