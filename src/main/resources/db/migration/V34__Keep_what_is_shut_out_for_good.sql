-- What whoever runs a mail server has shut out himself has no end, and is let in again by nobody but him.
ALTER TABLE banned_network ADD COLUMN IF NOT EXISTS for_good BOOLEAN NOT NULL DEFAULT FALSE, ALGORITHM = INSTANT;
