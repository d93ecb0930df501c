-- Who has opened a code for a phone stays to be seen when the next code is shown, until its owner says that it was him, for
-- a day at the most (ADR 23). What it held goes after five minutes as before.
ALTER TABLE handover
    ADD COLUMN IF NOT EXISTS noted BOOLEAN NOT NULL DEFAULT FALSE,
    ADD KEY IF NOT EXISTS handover_of_app_password (app_password_id),
    DROP KEY IF EXISTS handover_app_password;
