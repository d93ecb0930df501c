-- Mails to people. Each is there once: what happened is named by kind, subject and due date.
CREATE TABLE notice (
    id          BIGINT       NOT NULL AUTO_INCREMENT,
    kind        VARCHAR(32)  NOT NULL,
    subject     VARCHAR(300) NOT NULL,
    due_on      DATE         NOT NULL,
    recipient   VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    language    VARCHAR(16)  NULL,
    address     VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    thing       VARCHAR(200) NULL,
    state       VARCHAR(8)   NOT NULL DEFAULT 'WAITING',
    tries       INT UNSIGNED NOT NULL DEFAULT 0,
    created_at  DATETIME(3)  NOT NULL,
    next_try_at DATETIME(3)  NOT NULL,
    claimed_at  DATETIME(3)  NULL,
    settled_at  DATETIME(3)  NULL,
    PRIMARY KEY (id),
    UNIQUE KEY notice_once (kind, subject, due_on),
    KEY notice_next (state, next_try_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Mailboxes whose open mail sessions are to end, until the mail server has confirmed it.
CREATE TABLE session_kick (
    address   VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    wanted_at DATETIME(3) NOT NULL,
    PRIMARY KEY (address)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Where a person can be reached beside the mailbox, and in which language his browser asked last.
ALTER TABLE person
    ADD COLUMN contact_address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL,
    ADD COLUMN language_seen VARCHAR(16) NULL,
    ADD KEY person_contact (contact_address),
    ALGORITHM=INPLACE, LOCK=NONE;

-- Issuer and subject may be 255 characters each.
ALTER TABLE audit_entry MODIFY who VARCHAR(520) NOT NULL, ALGORITHM=INSTANT;
ALTER TABLE account_owner MODIFY given_by VARCHAR(520) NOT NULL, ALGORITHM=INSTANT;
