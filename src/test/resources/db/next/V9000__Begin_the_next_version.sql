-- What a next version would do to the tables that each mail login reads or writes.
ALTER TABLE account ADD COLUMN IF NOT EXISTS of_next_version VARCHAR(20) NULL, ALGORITHM = INSTANT;
ALTER TABLE app_password ADD COLUMN IF NOT EXISTS of_next_version VARCHAR(20) NULL, ALGORITHM = INSTANT;
ALTER TABLE login_report ADD COLUMN IF NOT EXISTS of_next_version INT NOT NULL DEFAULT 0, ALGORITHM = INSTANT;
