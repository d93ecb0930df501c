-- When a name that is no mailbox's was last tried, to find those that are silent. Empty for all other clients, so that what
-- a refusal costs them does not grow by an index.
ALTER TABLE failing_client
    ADD COLUMN IF NOT EXISTS name_last_at DATETIME(3) AS (IF(reason = 'address-mistyped', last_at, NULL)) PERSISTENT,
    ADD KEY IF NOT EXISTS failing_client_name (name_last_at);
