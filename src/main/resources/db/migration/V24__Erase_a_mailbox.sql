-- A mailbox that is to be erased, and afterwards that one was: by a token, in no way by whom it was.
CREATE TABLE IF NOT EXISTS erasure (
    id       UUID         NOT NULL,
    token    VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    domain   VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    state    VARCHAR(8)   NOT NULL,
    asked_at DATETIME(3)  NOT NULL,
    asked_by VARCHAR(511) NOT NULL,
    done_at  DATETIME(3)  NULL,
    PRIMARY KEY (id),
    KEY erasure_state (state, asked_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Under which names it stands in the audit trail: addresses, and the person as issuer and subject. Gone when it is done.
CREATE TABLE IF NOT EXISTS erasure_name (
    erasure UUID         NOT NULL,
    kind    VARCHAR(8)   NOT NULL,
    name    VARCHAR(511) NOT NULL,
    PRIMARY KEY (erasure, kind, name),
    CONSTRAINT name_of_erasure FOREIGN KEY (erasure) REFERENCES erasure (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
