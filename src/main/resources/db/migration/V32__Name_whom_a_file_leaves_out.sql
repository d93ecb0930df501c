-- Whether in one of the domains of a file more mailboxes are missing than may be switched off.
ALTER TABLE import_run ADD COLUMN IF NOT EXISTS too_many BOOLEAN NOT NULL DEFAULT FALSE;
