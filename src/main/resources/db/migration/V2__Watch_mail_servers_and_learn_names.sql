-- Two devices may share one secret, and one that is mended must not hide the other.
ALTER TABLE failing_client
    ADD COLUMN several_clients BOOLEAN NOT NULL DEFAULT FALSE AFTER client_id, ALGORITHM = INSTANT;

-- A name that was learned from a login and not given by anybody: the mail server's own word stands above it.
ALTER TABLE account_login
    ADD COLUMN learned_at DATETIME(3) NULL, ALGORITHM = INSTANT;

-- Since when nobody has got in at a mail server, and whether that is so because it lets nobody in.
CREATE TABLE mail_server_watch (
    source            VARCHAR(32) NOT NULL,
    nobody_in_since   DATETIME(3) NOT NULL,
    last_passed_on_at DATETIME(3) NULL,
    unavailable_since DATETIME(3) NULL,
    PRIMARY KEY (source)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- Logins of the last minute that were passed on and not accepted, to be judged anew if nobody else gets in either.
CREATE TABLE unanswered_login (
    id             BIGINT       NOT NULL,
    at             DATETIME(3)  NOT NULL,
    source         VARCHAR(32)  NOT NULL,
    account        VARCHAR(254) NOT NULL,
    counts         BOOLEAN      NOT NULL,
    failing_client BINARY(16)   NULL,
    tries          INT UNSIGNED NOT NULL,
    PRIMARY KEY (id, at),
    KEY unanswered_login_at (at)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
