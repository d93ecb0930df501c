-- Sessions of somebody who was erased: which are over, for as long as one can last. By a mark of issuer and subject.
CREATE TABLE IF NOT EXISTS erased_person (
    mark       BINARY(32)  NOT NULL,
    valid_from DATETIME(3) NOT NULL,
    PRIMARY KEY (mark),
    KEY erased_person_valid_from (valid_from)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
