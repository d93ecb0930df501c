-- How a mail server with a switch of its own took the main password before it was refused there: it gets that back exactly.
CREATE TABLE IF NOT EXISTS main_password_switch (
    mail_server  VARCHAR(32)  CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    address      VARCHAR(254) NOT NULL,
    taken_before VARCHAR(100) NOT NULL,
    asked_at     DATETIME(3)  NOT NULL,
    done         BOOLEAN      NOT NULL DEFAULT FALSE,
    PRIMARY KEY (mail_server, address),
    KEY main_password_switch_address (address),
    CONSTRAINT switch_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- Mailboxes whose app passwords have changed since the mail server that holds copies of them was told.
CREATE TABLE IF NOT EXISTS copies_to_tell (
    address    VARCHAR(254) NOT NULL,
    changed_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (address),
    CONSTRAINT copies_of_account FOREIGN KEY (address) REFERENCES account (address) ON UPDATE CASCADE ON DELETE CASCADE
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
