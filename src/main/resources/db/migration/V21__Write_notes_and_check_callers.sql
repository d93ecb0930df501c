-- What the helpdesk writes down about a mailbox. Never changed, only struck out by who wrote it.
CREATE TABLE IF NOT EXISTS case_note (
    id        UUID          NOT NULL,
    address   VARCHAR(254)  CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    at        DATETIME(3)   NOT NULL,
    who       VARCHAR(255)  NOT NULL,
    text      VARCHAR(1000) NOT NULL,
    struck_at DATETIME(3)   NULL,
    PRIMARY KEY (id),
    KEY case_note_address (address, at),
    KEY case_note_at (at),
    CONSTRAINT note_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Who of the helpdesk has taken on the case of a mailbox.
CREATE TABLE IF NOT EXISTS case_holder (
    address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    who     VARCHAR(255) NOT NULL,
    since   DATETIME(3)  NOT NULL,
    PRIMARY KEY (address),
    KEY case_holder_since (since),
    CONSTRAINT holder_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The code by which the helpdesk knows that a caller is signed in for a mailbox: one at a time, hashed with a key of its
-- own, so that a copy of the table tells nobody a code at a glance.
CREATE TABLE IF NOT EXISTS caller_code (
    address      VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    person_id    UUID         NOT NULL,
    hash_key     BINARY(32)   NOT NULL,
    hash         BINARY(32)   NOT NULL,
    made_at      DATETIME(3)  NOT NULL,
    until        DATETIME(3)  NOT NULL,
    tries        TINYINT UNSIGNED NOT NULL DEFAULT 0,
    confirmed_at DATETIME(3)  NULL,
    confirmed_by VARCHAR(255) NULL,
    PRIMARY KEY (address),
    KEY caller_code_made (made_at),
    CONSTRAINT code_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
