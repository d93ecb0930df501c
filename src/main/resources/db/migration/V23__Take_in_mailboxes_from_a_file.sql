-- Mailboxes from a file. What was sent waits here in pieces, not on the disk of one replica: whichever goes on has it.
CREATE TABLE IF NOT EXISTS import_run (
    id            UUID         NOT NULL,
    made_at       DATETIME(3)  NOT NULL,
    made_by       VARCHAR(511) NOT NULL,
    domains       TEXT         NOT NULL,
    state         VARCHAR(8)   NOT NULL,
    at_work       BOOLEAN      NULL,
    total         INT UNSIGNED NOT NULL,
    read_to       INT UNSIGNED NOT NULL DEFAULT 0,
    done_to       INT UNSIGNED NOT NULL DEFAULT 0,
    active        INT UNSIGNED NOT NULL DEFAULT 0,
    missing       INT UNSIGNED NOT NULL DEFAULT 0,
    to_deactivate INT UNSIGNED NOT NULL DEFAULT 0,
    deactivated   INT UNSIGNED NOT NULL DEFAULT 0,
    started_at    DATETIME(3)  NULL,
    ended_at      DATETIME(3)  NULL,
    PRIMARY KEY (id),
    UNIQUE KEY import_run_at_work (at_work),
    KEY import_run_made (made_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS import_piece (
    run   UUID         NOT NULL,
    piece INT UNSIGNED NOT NULL,
    bytes MEDIUMBLOB   NOT NULL,
    PRIMARY KEY (run, piece),
    CONSTRAINT piece_of_run FOREIGN KEY (run) REFERENCES import_run (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What the dry run says of each line. address: of the mailbox, where the line names one that can be one.
CREATE TABLE IF NOT EXISTS import_line (
    run     UUID         NOT NULL,
    line    INT UNSIGNED NOT NULL,
    address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL,
    domain  VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL,
    cells   TEXT         NOT NULL,
    outcome VARCHAR(8)   NOT NULL,
    why     VARCHAR(32)  NULL,
    detail  VARCHAR(300) NULL,
    done    BOOLEAN      NOT NULL DEFAULT FALSE,
    PRIMARY KEY (run, line),
    KEY import_line_outcome (run, outcome, line),
    KEY import_line_domain (run, domain),
    CONSTRAINT line_of_run FOREIGN KEY (run) REFERENCES import_run (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Every name that a line claims, so that two lines that claim one are found without holding the file in memory.
CREATE TABLE IF NOT EXISTS import_name (
    run  UUID         NOT NULL,
    name VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    line INT UNSIGNED NOT NULL,
    PRIMARY KEY (run, name, line),
    CONSTRAINT name_of_run FOREIGN KEY (run) REFERENCES import_run (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The name of a mailbox before it was renamed, good until then. The view leaves it out at that moment.
ALTER TABLE account_login
    ADD COLUMN IF NOT EXISTS until DATETIME(3) NULL, ALGORITHM=INSTANT;
ALTER TABLE account_login ADD KEY IF NOT EXISTS account_login_until (until), ALGORITHM=NOCOPY, LOCK=NONE;
