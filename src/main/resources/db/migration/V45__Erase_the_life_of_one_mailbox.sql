-- Before it the address was somebody else's, who may be there under another one. A minute earlier than the mailbox was made: the
-- trail has the portal's time and the mailbox the database's.
ALTER TABLE erasure
    ADD COLUMN IF NOT EXISTS born_at DATETIME(3) NULL, ALGORITHM = INSTANT;
