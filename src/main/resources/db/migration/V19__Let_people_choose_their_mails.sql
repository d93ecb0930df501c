-- Which mails somebody has switched off; what is not here, he gets. Some kinds cannot be switched off.
CREATE TABLE notice_off (
    person_id UUID        NOT NULL,
    topic     VARCHAR(16) NOT NULL,
    since     DATETIME(3) NOT NULL,
    PRIMARY KEY (person_id, topic),
    CONSTRAINT notice_off_of_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Whom a mail is for, so that one that waits can be taken back; what it is counted by beside its reader and its mailbox;
-- and whether it waits for others of its kind, to go out with them. No login reads this table.
ALTER TABLE notice
    ADD COLUMN person_id UUID NULL,
    ADD COLUMN paced_by VARCHAR(36) NOT NULL DEFAULT '',
    ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE,
    MODIFY thing VARCHAR(400) NULL;
