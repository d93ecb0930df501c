-- Issuer and subject of a person may have 255 characters each. No login reads these tables, so they may be copied.
ALTER TABLE audit_entry MODIFY who VARCHAR(511) NOT NULL;
ALTER TABLE account_owner MODIFY given_by VARCHAR(511) NOT NULL;
