-- What each account logs in with, brought up to date by a job, so that no page looks through logins. The times are kept
-- for as long as they count; after that only that there was a login.
CREATE TABLE account_use (
    address    VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    domain     VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    state      VARCHAR(16) NOT NULL DEFAULT 'NEVER_SEEN',
    seen       BOOLEAN     NOT NULL DEFAULT FALSE,
    main_at    DATETIME(3) NULL,
    app_at     DATETIME(3) NULL,
    foreign_at DATETIME(3) NULL,
    webmail_at DATETIME(3) NULL,
    PRIMARY KEY (address),
    KEY account_use_domain (domain, state, address),
    KEY account_use_state (state, address),
    KEY account_use_foreign (foreign_at),
    CONSTRAINT use_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE ON DELETE CASCADE
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- How many accounts of a domain were in which state on a day, as the last count of that day found them.
CREATE TABLE use_day (
    day        DATE        NOT NULL,
    domain     VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    what       VARCHAR(16) NOT NULL,
    accounts   INT UNSIGNED NOT NULL,
    counted_at DATETIME(3) NOT NULL,
    PRIMARY KEY (what, day, domain),
    KEY use_day_day (day)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- Accounts that no plan takes before a day. An emergency ends within 72 hours and is a column of the account.
CREATE TABLE plan_exemption (
    address  VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    ends_at  DATETIME(3)  NOT NULL,
    why      VARCHAR(200) NOT NULL,
    given_by VARCHAR(520) NOT NULL,
    given_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (address),
    KEY plan_exemption_end (ends_at),
    CONSTRAINT exemption_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Dry runs that were made for a list, not for a whole domain, and for which accounts.
CREATE TABLE dry_run_list (
    dry_run UUID         NOT NULL,
    listed  INT UNSIGNED NOT NULL,
    used_at DATETIME(3)  NULL,
    PRIMARY KEY (dry_run),
    CONSTRAINT list_of_dry_run FOREIGN KEY (dry_run) REFERENCES dry_run (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

CREATE TABLE dry_run_account (
    dry_run UUID         NOT NULL,
    address VARCHAR(254) NOT NULL,
    PRIMARY KEY (dry_run, address),
    CONSTRAINT account_of_dry_run FOREIGN KEY (dry_run) REFERENCES dry_run (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- Who has paused it; nobody where it paused by itself.
ALTER TABLE rule_plan ADD COLUMN paused_by VARCHAR(520) NULL, ALGORITHM=INSTANT;
