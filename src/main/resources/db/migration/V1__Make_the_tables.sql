-- Times are UTC. Addresses, logins and domains are lower-case A-labels in a collation without padding and folding:
-- under the server's default one `álice@` equals `alice@`, which would hand one person's mailbox to another.

CREATE TABLE domain (
    name               VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    mail_server        VARCHAR(32)  NOT NULL DEFAULT 'dovecot',
    imap_host          VARCHAR(254) NULL,
    imap_port          SMALLINT UNSIGNED NOT NULL DEFAULT 993,
    pop3_host          VARCHAR(254) NULL,
    pop3_port          SMALLINT UNSIGNED NOT NULL DEFAULT 995,
    smtp_host          VARCHAR(254) NULL,
    smtp_port          SMALLINT UNSIGNED NOT NULL DEFAULT 465,
    sieve_host         VARCHAR(254) NULL,
    sieve_port         SMALLINT UNSIGNED NOT NULL DEFAULT 4190,
    main_password_rule VARCHAR(16)  NOT NULL DEFAULT 'OBSERVE',
    helpdesk_contact   VARCHAR(200) NULL,
    PRIMARY KEY (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE person (
    id                    UUID         NOT NULL,
    issuer                VARCHAR(255) NOT NULL,
    subject               VARCHAR(255) NOT NULL,
    name                  VARCHAR(200) NULL,
    locale                VARCHAR(16)  NULL,
    second_factor_seen_at DATETIME(3)  NULL,
    sessions_valid_from   DATETIME(3)  NULL,
    created_at            DATETIME(3)  NOT NULL DEFAULT UTC_TIMESTAMP(3),
    PRIMARY KEY (id),
    UNIQUE KEY person_identity (issuer, subject)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Keyed by the address, so that a login needs no join from app password to account: three rows read in all.
CREATE TABLE account (
    address                    VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    domain                     VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    kind                       VARCHAR(8)   NOT NULL DEFAULT 'PERSON',
    active                     BOOLEAN      NOT NULL DEFAULT TRUE,
    main_password_refused_from DATETIME(3)  NULL,
    exempt_until               DATETIME(3)  NULL,
    exempt_why                 VARCHAR(200) NULL,
    created_at                 DATETIME(3)  NOT NULL DEFAULT UTC_TIMESTAMP(3),
    PRIMARY KEY (address),
    KEY account_domain (domain),
    CONSTRAINT account_of_domain FOREIGN KEY (domain) REFERENCES domain (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE account_login (
    login   VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    PRIMARY KEY (login),
    KEY account_login_address (address),
    CONSTRAINT login_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE account_owner (
    address   VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    person_id UUID        NOT NULL,
    role      VARCHAR(9)  NOT NULL,
    since     DATETIME(3) NOT NULL,
    given_by  VARCHAR(255) NOT NULL,
    PRIMARY KEY (address, person_id),
    KEY account_owner_person (person_id),
    CONSTRAINT owner_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE,
    CONSTRAINT owner_is_person FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE app_password (
    id                 UUID         NOT NULL,
    address            VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    selector           CHAR(4)      NOT NULL,
    secret_hash        VARCHAR(255) NOT NULL,
    label              VARCHAR(80)  NOT NULL,
    client_key         VARCHAR(40)  NOT NULL,
    protocols          VARCHAR(40)  NOT NULL,
    state              VARCHAR(10)  NOT NULL,
    made_by            UUID         NOT NULL,
    created_at         DATETIME(3)  NOT NULL,
    shown_at           DATETIME(3)  NULL,
    ends_at            DATETIME(3)  NULL,
    ended_at           DATETIME(3)  NULL,
    ended_why          VARCHAR(12)  NULL,
    withdrawn_at       DATETIME(3)  NULL,
    successor_id       UUID         NULL,
    first_used_at      DATETIME(3)  NULL,
    last_used_at       DATETIME(3)  NULL,
    last_used_protocol VARCHAR(8)   NULL,
    last_used_network  VARCHAR(45)  NULL,
    handle             VARCHAR(255) NULL,
    form_id            UUID         NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY app_password_selector (address, selector),
    UNIQUE KEY app_password_form (address, form_id),
    KEY app_password_selector_alone (selector),
    KEY app_password_state (state, created_at),
    KEY app_password_withdrawn (withdrawn_at, state),
    CONSTRAINT app_password_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE,
    CONSTRAINT app_password_made_by FOREIGN KEY (made_by) REFERENCES person (id),
    CONSTRAINT app_password_successor FOREIGN KEY (successor_id) REFERENCES app_password (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The inbox: one row a login, as the mail server told it. Columns are only ever added, with defaults, so that an older
-- script never fails to insert.
CREATE TABLE login_report (
    id              BIGINT       NOT NULL AUTO_INCREMENT,
    at              DATETIME(3)  NOT NULL DEFAULT UTC_TIMESTAMP(3),
    source          VARCHAR(32)  NOT NULL DEFAULT 'dovecot',
    login           VARCHAR(254) NOT NULL DEFAULT '',
    address         VARCHAR(254) NULL,
    protocol        VARCHAR(16)  NOT NULL DEFAULT '',
    outcome         VARCHAR(32)  NOT NULL,
    open            BOOLEAN      NOT NULL DEFAULT FALSE,
    app_password_id VARCHAR(36)  NULL,
    fingerprint     SMALLINT UNSIGNED NULL,
    remote_ip       VARCHAR(45)  NULL,
    secured         VARCHAR(16)  NULL,
    mechanism       VARCHAR(32)  NULL,
    client_id       VARCHAR(200) NULL,
    session         VARCHAR(200) NULL,
    tries           INT UNSIGNED NOT NULL DEFAULT 1,
    source_time     DATETIME(3)  NULL,
    source_key      VARCHAR(200) NULL,
    script_version  INT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

CREATE TABLE login_report_rejected LIKE login_report;
ALTER TABLE login_report_rejected
    MODIFY id BIGINT NOT NULL,
    ADD COLUMN rejected_at DATETIME(3) NOT NULL DEFAULT UTC_TIMESTAMP(3),
    ADD COLUMN why VARCHAR(200) CHARACTER SET utf8mb4 NOT NULL DEFAULT '';

-- Passed on to the mail server's own password check, waiting for its end.
CREATE TABLE open_login LIKE login_report;
ALTER TABLE open_login
    MODIFY id BIGINT NOT NULL,
    ADD KEY open_login_at (at);

-- Refusals one by one. Partitioned by day so that old ones are dropped, not deleted; hence no foreign keys.
CREATE TABLE login_attempt (
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
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin
PARTITION BY RANGE COLUMNS (at) (PARTITION rest VALUES LESS THAN (MAXVALUE));

-- Accepted logins: one row for an app password or a main password, protocol, network and hour.
CREATE TABLE login_use (
    address         VARCHAR(254) NOT NULL,
    app_password_id VARCHAR(36)  NOT NULL DEFAULT '',
    protocol        VARCHAR(16)  NOT NULL,
    network         VARCHAR(45)  NOT NULL,
    hour            DATETIME     NOT NULL,
    source          VARCHAR(32)  NOT NULL,
    logins          INT UNSIGNED NOT NULL,
    trials          INT UNSIGNED NOT NULL DEFAULT 0,
    first_at        DATETIME(3)  NOT NULL,
    last_at         DATETIME(3)  NOT NULL,
    client_id       VARCHAR(200) NULL,
    judged_within_ms INT UNSIGNED NOT NULL,
    PRIMARY KEY (address, app_password_id, protocol, network, hour, source),
    KEY login_use_app_password (app_password_id, protocol, last_at),
    KEY login_use_last (address, last_at)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- What refused attempts add up to. The key is 16 bytes of SHA-256 over account, protocol and what was tried.
CREATE TABLE failing_client (
    id              BINARY(16)   NOT NULL,
    address         VARCHAR(254) NOT NULL,
    protocol        VARCHAR(16)  NOT NULL,
    reason          VARCHAR(32)  NOT NULL,
    certainty       VARCHAR(8)   NOT NULL,
    app_password_id VARCHAR(36)  NULL,
    fingerprint     SMALLINT UNSIGNED NULL,
    client_id       VARCHAR(200) NULL,
    networks        VARCHAR(400) NOT NULL,
    login           VARCHAR(254) NOT NULL,
    first_at        DATETIME(3)  NOT NULL,
    last_at         DATETIME(3)  NOT NULL,
    tries           BIGINT UNSIGNED NOT NULL,
    gaps            VARCHAR(120) NOT NULL DEFAULT '',
    beat_s          INT UNSIGNED NULL,
    accepted_at     DATETIME(3)  NULL,
    accepted_by_id  BOOLEAN      NOT NULL DEFAULT FALSE,
    closed_at       DATETIME(3)  NULL,
    PRIMARY KEY (id),
    KEY failing_client_last (last_at),
    KEY failing_client_address (address, protocol, last_at)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- Whether a wrong secret was this account's main password: asked once for each secret, used for the reason only.
CREATE TABLE judged_secret (
    address     VARCHAR(254) NOT NULL,
    fingerprint INT          NOT NULL,
    hash_tag    VARCHAR(16)  NOT NULL,
    verdict     VARCHAR(8)   NOT NULL,
    seen_at     DATETIME(3)  NOT NULL DEFAULT UTC_TIMESTAMP(3),
    PRIMARY KEY (address, fingerprint, hash_tag),
    KEY judged_secret_seen (seen_at)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

CREATE TABLE job_lease (
    job    VARCHAR(40) NOT NULL,
    holder VARCHAR(64) NOT NULL,
    until  DATETIME(3) NOT NULL,
    PRIMARY KEY (job)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE audit_entry (
    id      UUID         NOT NULL,
    at      DATETIME(3)  NOT NULL,
    who     VARCHAR(255) NOT NULL,
    role    VARCHAR(16)  NOT NULL,
    what    VARCHAR(40)  NOT NULL,
    address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL,
    thing   VARCHAR(64)  NULL,
    PRIMARY KEY (id),
    KEY audit_entry_at (at),
    KEY audit_entry_address (address, at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- How much of a full inbox was thrown away, by day.
CREATE TABLE inbox_trim (
    day     DATE            NOT NULL,
    reports BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (day)
);

-- The operator's own view: he may point it at the table that holds his main passwords. No later migration touches it.
SET ROLE ${views};
CREATE DEFINER = CURRENT_ROLE SQL SECURITY DEFINER VIEW IF NOT EXISTS dovecot_main_password AS
SELECT CONVERT('' USING ascii) COLLATE ascii_nopad_bin AS address, CONVERT('' USING ascii) COLLATE ascii_bin AS password_hash
FROM DUAL WHERE FALSE;
SET ROLE NONE;
