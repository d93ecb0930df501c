-- An app password that waits for a phone: five minutes, once, encrypted by keys that are not here (ADR 23).
CREATE TABLE IF NOT EXISTS handover (
    handle          CHAR(12)     NOT NULL,
    app_password_id UUID         NOT NULL,
    address         VARCHAR(254) NOT NULL,
    new_account     BOOLEAN      NOT NULL,
    mark            CHAR(16)     NOT NULL,
    by_scanned_key  VARCHAR(88)  NULL,
    by_typed_key    VARCHAR(88)  NULL,
    by_browser      VARCHAR(88)  NULL,
    until           DATETIME(3)  NOT NULL,
    tries           TINYINT UNSIGNED NOT NULL DEFAULT 0,
    claimed_at      DATETIME(3)  NULL,
    device          VARCHAR(16)  NULL,
    network         VARCHAR(45)  NULL,
    PRIMARY KEY (handle),
    UNIQUE KEY handover_app_password (app_password_id),
    KEY handover_until (until),
    KEY handover_address (address)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
