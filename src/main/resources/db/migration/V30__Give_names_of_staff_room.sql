-- An issuer and a subject of 255 characters each, with a blank between them, as everywhere else.
ALTER TABLE case_note MODIFY COLUMN who VARCHAR(511) NOT NULL;
ALTER TABLE case_holder MODIFY COLUMN who VARCHAR(511) NOT NULL;
ALTER TABLE caller_code MODIFY COLUMN confirmed_by VARCHAR(511) NULL;
