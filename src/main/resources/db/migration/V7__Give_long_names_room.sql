-- Issuer and subject of a person may have 255 characters each. More room only: no table is copied.
ALTER TABLE audit_entry MODIFY who VARCHAR(511) NOT NULL, ALGORITHM = INSTANT, LOCK = NONE;
ALTER TABLE account_owner MODIFY given_by VARCHAR(511) NOT NULL, ALGORITHM = INSTANT, LOCK = NONE;
