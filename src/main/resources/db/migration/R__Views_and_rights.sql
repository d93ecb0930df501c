-- What the mail server may read and write, and what the portal may. Columns are only ever added.
-- The views' definer is a role: nobody can log in as it, and the owner of the tables needs no right to name others.

GRANT SELECT ON account TO ${views};
GRANT SELECT ON account_login TO ${views};
GRANT SELECT (id, address, selector, secret_hash, protocols, state, ends_at, ended_why) ON app_password TO ${views};
SET ROLE ${views};

CREATE OR REPLACE DEFINER = CURRENT_ROLE SQL SECURITY DEFINER VIEW dovecot_account AS
SELECT l.login,
       a.address,
       a.active,
       (a.main_password_refused_from IS NOT NULL
           AND a.main_password_refused_from <= UTC_TIMESTAMP(3)
           AND NOT a.refusal_held
           AND (a.exempt_until IS NULL OR a.exempt_until <= UTC_TIMESTAMP(3))) AS main_password_refused
FROM account_login l JOIN account a ON a.address = l.address
WHERE l.until IS NULL OR l.until > UTC_TIMESTAMP(3);

-- A new app password works before it is shown: the portal tries it first. One without a hash is known to the portal only.
CREATE OR REPLACE DEFINER = CURRENT_ROLE SQL SECURITY DEFINER VIEW dovecot_app_password AS
SELECT p.address,
       p.selector,
       p.id AS app_password_id,
       p.secret_hash,
       p.protocols,
       CASE
           WHEN p.state = 'ended' THEN
               CASE p.ended_why WHEN 'expired' THEN 'expired' WHEN 'replaced' THEN 'replaced' ELSE 'revoked' END
           WHEN p.ends_at IS NOT NULL AND p.ends_at <= UTC_TIMESTAMP(3) THEN 'replaced'
           ELSE 'live'
       END AS state
FROM app_password p
WHERE p.secret_hash <> '';

SET ROLE NONE;

GRANT SELECT ON dovecot_account TO ${dovecot};
GRANT SELECT ON dovecot_app_password TO ${dovecot};
GRANT SELECT ON dovecot_main_password TO ${dovecot};

-- It does not choose number and time of what it writes. The right to a whole table, as it was before, must be there to
-- be taken back, and takes those to columns with it.
GRANT SELECT, INSERT ON judged_secret TO ${dovecot};
REVOKE INSERT ON judged_secret FROM ${dovecot};
GRANT INSERT (address, fingerprint, hash_tag, verdict) ON judged_secret TO ${dovecot};
GRANT INSERT ON login_report TO ${dovecot};
REVOKE INSERT ON login_report FROM ${dovecot};
GRANT INSERT (source, login, address, protocol, outcome, open, app_password_id, fingerprint, remote_ip, secured, mechanism,
    client_id, session, script_version, lost, source_time) ON login_report TO ${dovecot};

GRANT SELECT ON dovecot_account TO ${portal};
GRANT SELECT ON dovecot_app_password TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON domain TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON person TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON account TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON erased_person TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON account_login TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON account_owner TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON app_password TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON login_report TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON login_report_rejected TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON open_login TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE, ALTER, CREATE, DROP ON login_attempt TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON login_use TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON failing_client TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_server_watch TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON unanswered_login TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON network_try TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON guessing_network TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON guessed_account TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON judged_secret TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON job_lease TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_server_script TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON site TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON dry_run TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON dry_run_client TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON rule_plan TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON planned_date TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON account_use TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON use_day TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_exemption TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON dry_run_account TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON dry_run_list TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON notice TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON notice_off TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON session_kick TO ${portal};
GRANT SELECT, INSERT ON audit_entry TO ${portal};
GRANT SELECT, INSERT, DELETE ON sign_in TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON try_count TO ${portal};
GRANT SELECT ON inbox_trim TO ${portal};
-- For one that may not change the tables: whether they are those that it needs.
GRANT SELECT ON flyway_schema_history TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON job_run TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_check TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON check_state TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON replica_check TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON alarm TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON handover TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON colleague TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON case_note TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON case_holder TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON caller_code TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON ban_poll TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON banned_network TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON foreign_end TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON cache_flush TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON report_source TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON refused_key TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON known_mailbox TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON main_password_switch TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON copies_to_tell TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON import_run TO ${portal};
GRANT SELECT, INSERT, DELETE ON import_piece TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON import_line TO ${portal};
GRANT SELECT, INSERT, DELETE ON import_name TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON nudge_run TO ${portal};
GRANT SELECT, INSERT, UPDATE, DELETE ON nudge_line TO ${portal};
GRANT SELECT, INSERT, UPDATE ON erasure TO ${portal};
GRANT SELECT, INSERT, DELETE ON erasure_name TO ${portal};
-- Rights that the exchange of a partition asks for.
GRANT SELECT, INSERT, UPDATE, DELETE, ALTER, CREATE, DROP ON login_attempt_late TO ${portal};

-- The inbox and the verdicts stay bounded even while no portal runs. Refusals go first; an accepted login is a use.
-- At READ COMMITTED and without reading what stays: else it would lock the end of the inbox, and reports would be lost.
DELIMITER $$
CREATE OR REPLACE EVENT bound_the_inbox
ON SCHEDULE EVERY 1 MINUTE DO
BEGIN
    DECLARE newest BIGINT DEFAULT (SELECT COALESCE(MAX(id), 0) FROM login_report);
    DECLARE first_to_stay BIGINT DEFAULT COALESCE(
        (SELECT id FROM login_report WHERE at >= UTC_TIMESTAMP(3) - INTERVAL 48 HOUR ORDER BY id LIMIT 1), newest + 1);
    DECLARE trimmed BIGINT DEFAULT 0;
    SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
    DELETE FROM login_report
    WHERE id < GREATEST(first_to_stay, newest - ${inbox_rows} + 1)
      AND outcome NOT IN ('app_password_ok', 'foreign_app_password_ok', 'main_password_ok', 'webmail_ok');
    SET trimmed = trimmed + ROW_COUNT();
    -- Never for its age: a login that was accepted is a use. Only so that the disk does not fill.
    DELETE FROM login_report WHERE id <= newest - 10 * ${inbox_rows};
    SET trimmed = trimmed + ROW_COUNT();
    IF trimmed > 0 THEN
        INSERT INTO inbox_trim (day, reports) VALUES (UTC_DATE(), trimmed)
        ON DUPLICATE KEY UPDATE reports = reports + trimmed;
    END IF;
    -- Break glass is for an emergency: whoever writes a later end by SQL gets 72 hours.
    UPDATE account SET exempt_until = UTC_TIMESTAMP(3) + INTERVAL 72 HOUR
    WHERE exempt_until > UTC_TIMESTAMP(3) + INTERVAL 72 HOUR;
    DELETE FROM judged_secret WHERE seen_at < UTC_TIMESTAMP(3) - INTERVAL 7 DAY;
    DELETE FROM judged_secret WHERE seen_at < (
        SELECT seen_at FROM (SELECT seen_at FROM judged_secret ORDER BY seen_at DESC LIMIT 1 OFFSET ${verdict_rows}) AS oldest);
    DELETE FROM judged_secret WHERE verdict = 'slot' AND seen_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE;
    INSERT INTO job_run (job, started_at, succeeded_at) VALUES ('bound_the_inbox', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
    ON DUPLICATE KEY UPDATE started_at = VALUES(started_at), succeeded_at = VALUES(succeeded_at);
    -- The portal has no right to look at main passwords, not even whether they can be read.
    BEGIN
        DECLARE rows_read INT;
        DECLARE why TEXT;
        DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN
            GET DIAGNOSTICS CONDITION 1 why = MESSAGE_TEXT;
            INSERT INTO job_run (job, failed_at, failure)
            VALUES ('dovecot_main_password', UTC_TIMESTAMP(3), LEFT(why, 200))
            ON DUPLICATE KEY UPDATE failed_at = VALUES(failed_at), failure = VALUES(failure);
        END;
        SELECT COUNT(*) INTO rows_read FROM dovecot_main_password WHERE address = 'nobody@invalid';
        INSERT INTO job_run (job, succeeded_at) VALUES ('dovecot_main_password', UTC_TIMESTAMP(3))
        ON DUPLICATE KEY UPDATE succeeded_at = VALUES(succeeded_at);
    END;
END$$

-- The portal may not change the audit trail. It writes down what it has erased, and the owner of the tables puts a token in its
-- place: only where no mailbox and no person of that name is left, so that nobody can hide what is done to those that are there.
-- Whoever had the address before the mailbox was made keeps his, under the address that he has now or as a token of his own.
-- One that has come since then keeps what was done after it came. Of a name that is somebody's who was there before nothing is
-- replaced, and the erasure does not say that it is done.
CREATE OR REPLACE EVENT erase_from_the_audit_trail
ON SCHEDULE EVERY 5 SECOND DO
BEGIN
    DECLARE one UUID;
    DECLARE mark VARCHAR(40);
    DECLARE asked DATETIME(3);
    DECLARE born DATETIME(3);
    DECLARE more BOOLEAN DEFAULT TRUE;
    DECLARE gone CURSOR FOR SELECT id, token, asked_at, COALESCE(born_at, '1000-01-01') FROM erasure WHERE state = 'GONE' ORDER BY asked_at;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET more = FALSE;
    SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
    OPEN gone;
    each_one: LOOP
        SET more = TRUE;
        FETCH gone INTO one, mark, asked, born;
        IF NOT more THEN
            LEAVE each_one;
        END IF;
        START TRANSACTION;
        UPDATE audit_entry e
            JOIN erasure_name n ON n.erasure = one AND n.kind = 'ADDRESS' AND e.address = CONVERT(n.name USING ascii) COLLATE ascii_nopad_bin
            LEFT JOIN account a ON a.address = CONVERT(n.name USING ascii) COLLATE ascii_nopad_bin
            SET e.address = mark, e.note = NULL
            WHERE e.at >= born AND (a.address IS NULL OR (a.created_at > asked AND e.at < a.created_at));
        UPDATE audit_entry e
            JOIN erasure_name n ON n.erasure = one AND n.kind = 'WHO' AND e.who = n.name
            LEFT JOIN person p ON p.issuer = SUBSTRING_INDEX(n.name, ' ', 1) AND p.subject = SUBSTRING(n.name, LOCATE(' ', n.name) + 1)
            SET e.who = mark, e.note = NULL
            WHERE e.role NOT IN ('admin', 'helpdesk') AND (p.id IS NULL OR (p.created_at > asked AND e.at < p.created_at));
        UPDATE audit_entry e
            JOIN erasure_name n ON n.erasure = one AND n.kind = 'ADDRESS' AND e.note IN (CONCAT('→ ', n.name), CONCAT(n.name, ' →'))
            LEFT JOIN account a ON a.address = CONVERT(n.name USING ascii) COLLATE ascii_nopad_bin
            SET e.note = NULL
            WHERE e.what = 'ACCOUNT_RENAMED' AND e.at >= born AND (a.address IS NULL OR (a.created_at > asked AND e.at < a.created_at));
        DELETE n FROM erasure_name n
            LEFT JOIN account a ON a.address = CONVERT(n.name USING ascii) COLLATE ascii_nopad_bin
            WHERE n.erasure = one AND n.kind = 'ADDRESS' AND (a.address IS NULL OR a.created_at > asked);
        DELETE n FROM erasure_name n
            LEFT JOIN person p ON p.issuer = SUBSTRING_INDEX(n.name, ' ', 1) AND p.subject = SUBSTRING(n.name, LOCATE(' ', n.name) + 1)
            WHERE n.erasure = one AND n.kind = 'WHO' AND (p.id IS NULL OR p.created_at > asked);
        UPDATE erasure SET state = 'DONE', done_at = UTC_TIMESTAMP(3)
            WHERE id = one AND NOT EXISTS (SELECT 1 FROM erasure_name n WHERE n.erasure = one);
        COMMIT;
    END LOOP;
    CLOSE gone;
END$$
DELIMITER ;
