-- Networks that mail servers shut out, as each told when it was asked last. No login reads these tables.
CREATE TABLE ban_poll (
    mail_server  VARCHAR(64) NOT NULL,
    -- Whoever moves it on is the one replica that asks.
    asked_at     DATETIME(3) NOT NULL DEFAULT '1970-01-02',
    answered_at  DATETIME(3) NULL,
    failed_since DATETIME(3) NULL,
    PRIMARY KEY (mail_server)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

CREATE TABLE banned_network (
    mail_server    VARCHAR(64) NOT NULL,
    -- As the server writes it, with its length.
    network        VARCHAR(64) NOT NULL,
    until          DATETIME(3) NOT NULL,
    being_lifted   BOOLEAN     NOT NULL,
    lift_wanted_at DATETIME(3) NULL,
    lift_told_at   DATETIME(3) NULL,
    PRIMARY KEY (mail_server, network)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- App passwords that were made at the mail server itself and are to end there, and when it confirmed that; for an hour.
CREATE TABLE foreign_end (
    address     VARCHAR(254) NOT NULL,
    number      VARCHAR(64)  NOT NULL,
    mail_server VARCHAR(64)  NOT NULL,
    wanted_at   DATETIME(3)  NOT NULL,
    ended_at    DATETIME(3)  NULL,
    PRIMARY KEY (address, number)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- Mailboxes of which the mail server is to forget the logins that it remembers, and when it said that it has.
CREATE TABLE cache_flush (
    address     VARCHAR(254) NOT NULL,
    mail_server VARCHAR(64)  NOT NULL,
    wanted_at   DATETIME(3)  NOT NULL,
    done_at     DATETIME(3)  NULL,
    PRIMARY KEY (address)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
