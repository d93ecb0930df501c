-- By which app passwords whom mailcow has let in lately, as hashes: its own rows are overwritten within minutes.
ALTER TABLE report_source ADD COLUMN IF NOT EXISTS recent MEDIUMBLOB NULL, ALGORITHM=INSTANT;

-- Beside used_for, which a mail server has told outright: for what it was used by all that can be inferred. Enough to spare
-- an app password, and not to end another.
ALTER TABLE app_password
    ADD COLUMN IF NOT EXISTS likely_for SET ('imap', 'pop3', 'smtp', 'sieve') NOT NULL DEFAULT '', ALGORITHM=INSTANT;

-- Whether a domain's own mail server lists its mailboxes is asked for each account that is counted.
ALTER TABLE known_mailbox
    ADD KEY IF NOT EXISTS known_mailbox_server (domain, mail_server), ALGORITHM=NOCOPY, LOCK=NONE;
