-- Who keeps a mailbox is told when its main password ends: 1 once the date is known, 2 three days before, 3 when it has
-- come. told_for is the date that this was said of.
ALTER TABLE account
    ADD COLUMN IF NOT EXISTS told TINYINT UNSIGNED NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS told_for DATETIME(3) NULL,
    ALGORITHM=INSTANT;
