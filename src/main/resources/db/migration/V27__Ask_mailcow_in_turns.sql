-- Protocols whose trial had no answer in time: the mail server may still let it in, after the app password was shown.
ALTER TABLE app_password ADD COLUMN IF NOT EXISTS unproved VARCHAR(40) NOT NULL DEFAULT '', ALGORITHM=INSTANT;

-- When each log was asked for last, by whichever replica.
ALTER TABLE report_source ADD COLUMN IF NOT EXISTS asked_at DATETIME(3) NULL, ALGORITHM=INSTANT;

-- The API key that a mail server has turned away, as a hash: no replica sends it again. Several wrong keys are an attack.
CREATE TABLE IF NOT EXISTS refused_key (
    mail_server VARCHAR(32) NOT NULL,
    key_hash    CHAR(16)    NOT NULL,
    refused_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (mail_server)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
