-- When the jobs ran and how it went: one row a job. Written by the portal, and by the database's own event.
CREATE TABLE IF NOT EXISTS job_run (
    job          VARCHAR(40)  NOT NULL,
    started_at   DATETIME(3)  NULL,
    succeeded_at DATETIME(3)  NULL,
    failed_at    DATETIME(3)  NULL,
    failure      VARCHAR(200) NULL,
    done         BIGINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (job)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Refusals for which no day was there in time: exchanged for the last partition in an instant, and put where they belong
-- bit by bit. A change of login_attempt is a change of this one too.
CREATE TABLE IF NOT EXISTS login_attempt_late (
    id              BIGINT       NOT NULL,
    at              DATETIME(3)  NOT NULL,
    judged_at       DATETIME(3)  NOT NULL,
    source          VARCHAR(32)  NOT NULL,
    login           VARCHAR(254) NOT NULL,
    address         VARCHAR(254) NULL,
    protocol        VARCHAR(16)  NOT NULL,
    outcome         VARCHAR(32)  NOT NULL,
    passed_on       BOOLEAN      NOT NULL,
    reason          VARCHAR(32)  NOT NULL,
    certainty       VARCHAR(8)   NOT NULL,
    trial           BOOLEAN      NOT NULL DEFAULT FALSE,
    app_password_id VARCHAR(36)  NULL,
    fingerprint     SMALLINT UNSIGNED NULL,
    remote_ip       VARCHAR(45)  NULL,
    network         VARCHAR(45)  NULL,
    secured         VARCHAR(16)  NULL,
    mechanism       VARCHAR(32)  NULL,
    client_id       VARCHAR(200) NULL,
    session         VARCHAR(200) NULL,
    tries           INT UNSIGNED NOT NULL,
    failing_client  BINARY(16)   NULL,
    PRIMARY KEY (id, at),
    KEY login_attempt_address (address, at),
    KEY login_attempt_login (login, at)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- How long the exact networks of a failing client have been collected; empty: since its first try.
ALTER TABLE failing_client
    ADD COLUMN IF NOT EXISTS networks_since DATETIME(3) NULL, ALGORITHM=INSTANT;

-- Retention looks for what is old. None of these is read at a login but app_password, which may be read meanwhile.
ALTER TABLE login_use ADD KEY IF NOT EXISTS login_use_hour (hour), ALGORITHM=NOCOPY, LOCK=NONE;
ALTER TABLE app_password ADD KEY IF NOT EXISTS app_password_ended (ended_at), ALGORITHM=NOCOPY, LOCK=NONE;
ALTER TABLE notice ADD KEY IF NOT EXISTS notice_settled (settled_at), ALGORITHM=NOCOPY, LOCK=NONE;
ALTER TABLE dry_run ADD KEY IF NOT EXISTS dry_run_made (made_at), ALGORITHM=NOCOPY, LOCK=NONE;
ALTER TABLE login_report_rejected ADD KEY IF NOT EXISTS rejected_at (rejected_at), ALGORITHM=NOCOPY, LOCK=NONE;
