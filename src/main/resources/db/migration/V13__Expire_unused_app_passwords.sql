-- expiry_told: 1 once its keepers were told two weeks before it expires, 2 three days before; expiry_told_at: when they were.
-- revived_at: its owner has brought it back after it had expired, and its time begins anew there. places_known_at: when its
-- owner said that he himself uses it in two places.
ALTER TABLE app_password
    ADD COLUMN IF NOT EXISTS expiry_told TINYINT UNSIGNED NOT NULL DEFAULT 0,
    ADD COLUMN IF NOT EXISTS expiry_told_at DATETIME(3) NULL,
    ADD COLUMN IF NOT EXISTS revived_at DATETIME(3) NULL,
    ADD COLUMN IF NOT EXISTS places_known_at DATETIME(3) NULL,
    ALGORITHM=INSTANT;
