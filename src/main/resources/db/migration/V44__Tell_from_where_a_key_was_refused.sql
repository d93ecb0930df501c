-- From where mailcow saw the portal come, if it takes the key from other addresses only.
ALTER TABLE refused_key ADD COLUMN IF NOT EXISTS denied_ip VARCHAR(45) NOT NULL DEFAULT '', ALGORITHM=INSTANT;
