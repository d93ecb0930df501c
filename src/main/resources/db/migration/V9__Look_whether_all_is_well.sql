-- What the last check logins at each mail server found, and since when each check stands as it does.
CREATE TABLE IF NOT EXISTS mail_check (
    mail_server VARCHAR(270) NOT NULL,
    what        VARCHAR(24)  NOT NULL,
    met         BOOLEAN      NOT NULL,
    detail      VARCHAR(300) NOT NULL,
    seen_at     DATETIME(3)  NOT NULL,
    PRIMARY KEY (mail_server, what)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS check_state (
    what  VARCHAR(24) NOT NULL,
    state VARCHAR(8)  NOT NULL,
    since DATETIME(3) NOT NULL,
    PRIMARY KEY (what)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- Reports that a mail server could not store, as it tells with the next one that it can.
ALTER TABLE login_report
    ADD COLUMN IF NOT EXISTS lost INT UNSIGNED NOT NULL DEFAULT 0, ALGORITHM=INSTANT;
ALTER TABLE mail_server_script
    ADD COLUMN IF NOT EXISTS lost BIGINT UNSIGNED NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS lost_at DATETIME(3) NULL,
    ADD COLUMN IF NOT EXISTS clock_ms BIGINT NULL,
    ALGORITHM=INSTANT;
