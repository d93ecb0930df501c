-- Where somebody reads mail when his mailbox is locked, as the provider says. No login reads this table.
ALTER TABLE person
    ADD COLUMN IF NOT EXISTS second_address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL,
    ALGORITHM=INSTANT;

-- A round of nudges: whom the helpdesk writes to because a mail program of theirs fails. First it is tried dry.
CREATE TABLE IF NOT EXISTS nudge_run (
    id         UUID          NOT NULL,
    made_at    DATETIME(3)   NOT NULL,
    made_by    VARCHAR(511)  NOT NULL,
    domains    TEXT          NOT NULL,
    filter     VARCHAR(1000) NOT NULL,
    account    VARCHAR(254)  CHARACTER SET ascii COLLATE ascii_nopad_bin NULL,
    state      VARCHAR(8)    NOT NULL,
    planned    INT UNSIGNED  NOT NULL,
    begun_by   VARCHAR(511)  NULL,
    begun_role VARCHAR(16)   NULL,
    begun_at   DATETIME(3)   NULL,
    ended_at   DATETIME(3)   NULL,
    PRIMARY KEY (id),
    KEY nudge_run_made (made_at),
    KEY nudge_run_state (state, made_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- An account each. way: how its owner is reached; empty, with a reason, for one that is left out.
CREATE TABLE IF NOT EXISTS nudge_line (
    run     UUID         NOT NULL,
    number  INT UNSIGNED NOT NULL,
    address VARCHAR(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    way     VARCHAR(16)  NULL,
    why     VARCHAR(16)  NULL,
    reasons VARCHAR(300) NOT NULL DEFAULT '',
    done    BOOLEAN      NOT NULL DEFAULT FALSE,
    sent_at DATETIME(3)  NULL,
    PRIMARY KEY (run, number),
    KEY nudge_line_open (run, done, number),
    KEY nudge_line_address (address, sent_at),
    KEY nudge_line_sent (sent_at),
    CONSTRAINT line_of_nudge FOREIGN KEY (run) REFERENCES nudge_run (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
