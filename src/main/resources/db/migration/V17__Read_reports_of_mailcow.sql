-- How far each log of a mail server has been read: hashes with a key of the last lines, never the lines themselves.
-- open_lines: which of the last lines are not done, counted from the end. position and seen: of rows that have no order.
-- readings: counted, so that of two replicas that read the same only one writes.
CREATE TABLE IF NOT EXISTS report_source (
    mail_server    VARCHAR(32)     NOT NULL,
    log            VARCHAR(16)     NOT NULL,
    readings       BIGINT UNSIGNED NOT NULL DEFAULT 0,
    tail           VARBINARY(256)  NOT NULL DEFAULT '',
    open_lines     MEDIUMTEXT      NOT NULL DEFAULT '',
    newest         BIGINT          NOT NULL DEFAULT 0,
    position       DATETIME(3)     NULL,
    seen           MEDIUMBLOB      NOT NULL DEFAULT '',
    read_at        DATETIME(3)     NULL,
    failed_at      DATETIME(3)     NULL,
    failure        VARCHAR(200)    NOT NULL DEFAULT '',
    lost           BIGINT UNSIGNED NOT NULL DEFAULT 0,
    lost_at        DATETIME(3)     NULL,
    not_understood BIGINT UNSIGNED NOT NULL DEFAULT 0,
    clock_ms       BIGINT          NULL,
    PRIMARY KEY (mail_server, log)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- What a mail server says of its mailboxes. Two times of the second factor, since nobody tells when it was switched on:
-- when it was first seen to be on, and when it was last seen to be off.
CREATE TABLE IF NOT EXISTS known_mailbox (
    address             VARCHAR(254) NOT NULL,
    domain              VARCHAR(254) NOT NULL,
    mail_server         VARCHAR(32)  NOT NULL,
    active              BOOLEAN      NOT NULL,
    password_kept_by    VARCHAR(32)  NOT NULL,
    second_factor       BOOLEAN      NULL,
    second_factor_since DATETIME(3)  NULL,
    second_factor_off   DATETIME(3)  NULL,
    takes_main_password VARCHAR(120) NOT NULL DEFAULT '',
    seen_at             DATETIME(3)  NOT NULL,
    PRIMARY KEY (address),
    KEY known_mailbox_domain (domain),
    KEY known_mailbox_seen (seen_at)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- 32 bits of the secret, with a key, by which a refused login is known to have tried it. Where the mail server tells by
-- itself there are none.
ALTER TABLE app_password ADD COLUMN IF NOT EXISTS mark INT UNSIGNED NULL, ALGORITHM=INSTANT;
ALTER TABLE app_password ADD KEY IF NOT EXISTS app_password_mark (mark), ALGORITHM=NOCOPY, LOCK=NONE;
ALTER TABLE app_password ADD KEY IF NOT EXISTS app_password_handle (handle(32)), ALGORITHM=NOCOPY, LOCK=NONE;
