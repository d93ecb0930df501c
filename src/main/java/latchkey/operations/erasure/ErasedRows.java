package latchkey.operations.erasure;

import java.util.List;
import java.util.Map;
import latchkey.operations.erasure.Erasure.Awaited;

/**
 * Every table that names a mailbox or a person, in the order in which the rows go. In one place although the tables are
 * others': one that is forgotten would keep somebody for ever, and a test reads the schema for it.
 */
final class ErasedRows {
    /** With one {@code ?} for a name of the mailbox; repeated until nothing is found, so that no step is long. */
    static final List<String> BY_NAME = List.of(
            "DELETE FROM login_report WHERE login = ?" + nobodys("login_report.address"),
            "DELETE FROM login_report WHERE address = ?",
            "DELETE FROM login_report_rejected WHERE login = ?" + nobodys("login_report_rejected.address"),
            "DELETE FROM login_report_rejected WHERE address = ?",
            "DELETE FROM open_login WHERE login = ?" + nobodys("open_login.address"),
            "DELETE FROM open_login WHERE address = ?",
            "DELETE FROM unanswered_login WHERE account = ?",
            "DELETE FROM login_attempt WHERE address = ?",
            "DELETE FROM login_attempt WHERE login = ?" + nobodys("login_attempt.address"),
            "DELETE FROM login_attempt_late WHERE address = ?",
            "DELETE FROM login_attempt_late WHERE login = ?" + nobodys("login_attempt_late.address"),
            "DELETE FROM login_use WHERE address = ?",
            "DELETE FROM failing_client WHERE address = ?",
            "DELETE FROM failing_client WHERE login = ?" + nobodys("failing_client.address"),
            "DELETE FROM network_try WHERE account = ?",
            "DELETE FROM network_try WHERE login = ?" + nobodys("network_try.account"),
            "DELETE FROM guessed_account WHERE account = ?",
            "DELETE FROM judged_secret WHERE address = ?",
            "DELETE FROM notice WHERE recipient = ?",
            "DELETE FROM notice WHERE address = ?",
            "DELETE FROM dry_run_client WHERE address = ?",
            "DELETE FROM dry_run_account WHERE address = ?",
            "DELETE FROM plan_exemption WHERE address = ?",
            "DELETE FROM planned_date WHERE address = ?",
            "DELETE FROM handover WHERE address = ?",
            "DELETE FROM case_note WHERE address = ?",
            "DELETE FROM case_holder WHERE address = ?",
            "DELETE FROM caller_code WHERE address = ?",
            "DELETE FROM nudge_line WHERE address = ?",
            "DELETE FROM nudge_run WHERE account = ?",
            // What was searched for, if it is a part of the name; it stands last there. The rest still says of whom a
            // round is.
            "UPDATE nudge_run SET filter = SUBSTRING(SUBSTRING_INDEX(CONCAT('\\n', filter), '\\nq=', 1), 2)"
                    + " WHERE LOCATE('\\nq=', CONCAT('\\n', filter)) > 0"
                    + " AND LOCATE(SUBSTRING_INDEX(CONCAT('\\n', filter), '\\nq=', -1), ?) > 0",
            "DELETE FROM known_mailbox WHERE address = ?",
            "DELETE FROM foreign_end WHERE address = ?",
            "DELETE FROM session_kick WHERE address = ?",
            "DELETE FROM cache_flush WHERE address = ?",
            "DELETE FROM account_use WHERE address = ?",
            "DELETE FROM try_count WHERE who = ?",
            // With the file, which names it too.
            "DELETE FROM import_run WHERE at_work IS NULL AND id IN (SELECT run FROM import_name WHERE name = ?)",
            "DELETE FROM import_run WHERE at_work IS NULL AND id IN (SELECT run FROM import_line WHERE LOCATE(CONCAT(' ', ?,"
                    + " ' '), CONCAT(' ', REPLACE(REPLACE(cells, CHAR(31), ' '), '=', ' '), ' ')) > 0)");

    /** With one {@code ?} for the address: while one of these finds a row a mail server has not done what it is to do. */
    static final Map<Awaited, String> BEFORE = Map.of(
            Awaited.APP_PASSWORDS, "SELECT 1 FROM app_password WHERE address = ? AND withdrawn_at IS NULL",
            Awaited.FOREIGN_APP_PASSWORDS, "SELECT 1 FROM foreign_end WHERE address = ? AND ended_at IS NULL",
            Awaited.MAIN_PASSWORD, "SELECT 1 FROM main_password_switch WHERE address = ?");

    /** With one {@code ?} for the address, in one transaction. */
    static final List<String> OF_THE_ACCOUNT = List.of(
            "UPDATE app_password SET successor_id = NULL WHERE address = ?",
            "DELETE FROM app_password WHERE address = ?",
            "DELETE FROM account_owner WHERE address = ?",
            "DELETE FROM planned_date WHERE address = ?",
            "DELETE FROM account_login WHERE address = ?",
            "DELETE FROM copies_to_tell WHERE address = ?",
            "DELETE FROM account WHERE address = ?");

    /** With two: what stands there instead, and the person as issuer and subject. */
    static final List<String> OF_WHO = List.of(
            "UPDATE account_owner SET given_by = ? WHERE given_by = ?",
            "UPDATE planned_date SET given_by = ? WHERE given_by = ?",
            "UPDATE dry_run SET made_by = ? WHERE made_by = ?",
            "UPDATE rule_plan SET started_by = ? WHERE started_by = ?",
            "UPDATE rule_plan SET paused_by = ? WHERE paused_by = ?",
            "UPDATE plan_exemption SET given_by = ? WHERE given_by = ?",
            "UPDATE case_note SET who = ? WHERE who = ?",
            "UPDATE case_holder SET who = ? WHERE who = ?",
            "UPDATE caller_code SET confirmed_by = ? WHERE confirmed_by = ?",
            "UPDATE import_run SET made_by = ? WHERE made_by = ?",
            "UPDATE nudge_run SET made_by = ? WHERE made_by = ?",
            "UPDATE nudge_run SET begun_by = ? WHERE begun_by = ?",
            "UPDATE erasure SET asked_by = ? WHERE asked_by = ?");

    private ErasedRows() {}

    /** Somebody else's mail program may log in by the name, which was his: its logins are in his history. */
    private static String nobodys(String address) {
        return " AND NOT EXISTS (SELECT 1 FROM account a WHERE a.address = " + address + ")";
    }
}
