-- After how many seconds of silence a failing client has missed a beat: a device that sleeps at night, or tries in bursts, has
-- longer gaps than its median.
ALTER TABLE failing_client ADD COLUMN IF NOT EXISTS silence_s INT UNSIGNED NULL, ALGORITHM = INSTANT;

-- Whoever puts the user name right is known by the app password that was tried under the wrong one.
ALTER TABLE failing_client ADD KEY IF NOT EXISTS failing_client_app_password (app_password_id), ALGORITHM = NOCOPY, LOCK = NONE;
