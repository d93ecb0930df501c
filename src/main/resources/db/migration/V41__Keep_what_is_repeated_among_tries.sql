-- Whether a try was taken for a device's. What is repeated stays known: who goes through one list again and again, or shares
-- it between machines, repeats all of it.
ALTER TABLE network_try ADD COLUMN IF NOT EXISTS settled BOOLEAN NOT NULL DEFAULT FALSE, ALGORITHM = INSTANT;
