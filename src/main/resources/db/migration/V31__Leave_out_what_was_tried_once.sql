-- What was tried once and is most likely a slip or a guess: 1 at a mailbox, 2 at a name that is none. Such rows may be many,
-- and the worklist must not read them to leave them out. For these first_at never changes, so neither does their place.
ALTER TABLE failing_client
    ADD COLUMN IF NOT EXISTS slip TINYINT AS (
        CASE
            WHEN tries <> 1 THEN 0
            WHEN reason = 'address-mistyped' THEN 2
            WHEN reason = 'wrong-password' OR (reason = 'main-password' AND certainty = 'probable') THEN 1
            ELSE 0
        END) PERSISTENT,
    ADD KEY IF NOT EXISTS failing_client_slip (slip, first_at);

-- Hundreds of networks may guess at one name.
ALTER TABLE network_try ADD KEY IF NOT EXISTS network_try_account (account), ALGORITHM = NOCOPY, LOCK = NONE;
