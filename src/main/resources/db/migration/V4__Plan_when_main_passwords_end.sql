CREATE TABLE site (
    id   TINYINT UNSIGNED NOT NULL,
    name VARCHAR(80)      NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What a rule would do, written down before it is switched on.
CREATE TABLE dry_run (
    id        UUID         NOT NULL,
    domain    VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    rule      VARCHAR(16)  NOT NULL,
    starts_on DATETIME(3)  NULL,
    made_at   DATETIME(3)  NOT NULL,
    made_by   VARCHAR(520) NOT NULL,
    days      INT UNSIGNED NOT NULL,
    accounts  INT UNSIGNED NOT NULL,
    named     INT UNSIGNED NOT NULL,
    at_once   INT UNSIGNED NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT dry_run_of_domain FOREIGN KEY (domain) REFERENCES domain (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE dry_run_client (
    dry_run   UUID         NOT NULL,
    address   VARCHAR(254) NOT NULL,
    protocol  VARCHAR(16)  NOT NULL,
    network   VARCHAR(45)  NOT NULL,
    client_id VARCHAR(200) NOT NULL,
    logins    BIGINT UNSIGNED NOT NULL,
    last_at   DATETIME(3)  NOT NULL,
    at_once   BOOLEAN      NOT NULL,
    PRIMARY KEY (dry_run, address, protocol, network),
    CONSTRAINT client_of_dry_run FOREIGN KEY (dry_run) REFERENCES dry_run (id)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- A rule at work in a domain. At most one of a domain has no end.
CREATE TABLE rule_plan (
    id         UUID         NOT NULL,
    domain     VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    rule       VARCHAR(16)  NOT NULL,
    starts_on  DATETIME(3)  NULL,
    dry_run    UUID         NOT NULL,
    started_at DATETIME(3)  NOT NULL,
    started_by VARCHAR(520) NOT NULL,
    swept_at   DATETIME(3)  NULL,
    paused_at  DATETIME(3)  NULL,
    unforeseen INT UNSIGNED NOT NULL DEFAULT 0,
    ended_at   DATETIME(3)  NULL,
    PRIMARY KEY (id),
    KEY rule_plan_domain (domain, ended_at),
    CONSTRAINT plan_of_domain FOREIGN KEY (domain) REFERENCES domain (name),
    CONSTRAINT plan_of_dry_run FOREIGN KEY (dry_run) REFERENCES dry_run (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- An account's own date, where the rule of its domain is PLANNED.
CREATE TABLE planned_date (
    address   VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    starts_on DATETIME(3)  NOT NULL,
    given_by  VARCHAR(520) NOT NULL,
    PRIMARY KEY (address),
    CONSTRAINT date_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Which text of the two scripts runs on each mail server, as its reports tell.
CREATE TABLE mail_server_script (
    source        VARCHAR(32)  NOT NULL,
    first_version INT UNSIGNED NULL,
    first_seen_at DATETIME(3)  NULL,
    last_version  INT UNSIGNED NULL,
    last_seen_at  DATETIME(3)  NULL,
    PRIMARY KEY (source)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- refusal_held: the date stands, but the account is refused only once the portal has looked again. A portal that is
-- down must take nobody further. Both columns are read or written at every login or by every plan: no table is copied.
ALTER TABLE account
    ADD COLUMN refusal_held BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN refused_by_plan UUID NULL,
    ALGORITHM=INSTANT;
ALTER TABLE account
    ADD KEY account_plan (refused_by_plan, refusal_held, main_password_refused_from),
    ADD KEY account_exempt (exempt_until),
    ALGORITHM=NOCOPY, LOCK=NONE;

-- A domain's name is a thing too.
ALTER TABLE audit_entry MODIFY thing VARCHAR(254) NULL, ALGORITHM=INSTANT;
