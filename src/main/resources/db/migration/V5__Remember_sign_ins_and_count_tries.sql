-- When somebody signed in and from about where: the helpdesk reads it beside the logins. Networks are shortened.
CREATE TABLE sign_in (
    id        UUID        NOT NULL,
    at        DATETIME(3) NOT NULL,
    person_id UUID        NOT NULL,
    network   VARCHAR(45) NULL,
    PRIMARY KEY (id),
    KEY sign_in_person (person_id, at),
    KEY sign_in_at (at),
    CONSTRAINT sign_in_of_person FOREIGN KEY (person_id) REFERENCES person (id)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- How often something that can be guessed was tried, until when it is counted. Shared by all replicas.
CREATE TABLE try_count (
    kind  VARCHAR(32)  NOT NULL,
    who   VARCHAR(254) NOT NULL,
    until DATETIME(3)  NOT NULL,
    tries INT UNSIGNED NOT NULL,
    PRIMARY KEY (kind, who),
    KEY try_count_until (until)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

ALTER TABLE audit_entry
    ADD COLUMN note VARCHAR(300) NULL,
    ADD KEY audit_entry_who (who, at),
    ADD KEY audit_entry_what (what, at);
