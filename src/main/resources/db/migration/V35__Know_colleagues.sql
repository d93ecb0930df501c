-- Who signed in as helpdesk or administrator and for which domains, so that a case can be given to a colleague. All domains
-- are a star.
CREATE TABLE IF NOT EXISTS colleague (
    person_id   UUID        NOT NULL,
    helpdesk_of TEXT        NOT NULL,
    seen_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (person_id),
    KEY colleague_seen (seen_at),
    CONSTRAINT colleague_is_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
