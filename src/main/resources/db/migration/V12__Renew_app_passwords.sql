-- used_for: the protocols by which clients have logged in with it. The history of logins forgets, and a predecessor must not
-- end before its successor has done all that it ever did. replacement_told: that its end was announced.
ALTER TABLE app_password
    ADD COLUMN IF NOT EXISTS used_for SET ('imap', 'pop3', 'smtp', 'sieve') NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS replacement_told BOOLEAN NOT NULL DEFAULT FALSE,
    ALGORITHM=INSTANT;
ALTER TABLE app_password ADD KEY IF NOT EXISTS app_password_ends (ends_at), ALGORITHM=NOCOPY, LOCK=NONE;

UPDATE app_password p
JOIN (SELECT app_password_id, GROUP_CONCAT(DISTINCT protocol) AS protocols FROM login_use
      WHERE logins > 0 AND protocol IN ('imap', 'pop3', 'smtp', 'sieve') AND app_password_id NOT IN ('', 'webmail')
      GROUP BY app_password_id) u ON u.app_password_id = CAST(p.id AS CHAR)
SET p.used_for = u.protocols;
