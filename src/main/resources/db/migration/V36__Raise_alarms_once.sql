-- What is wrong and was told, by which way, so that it is told once however many replicas look.
CREATE TABLE IF NOT EXISTS alarm (
    what       VARCHAR(24) NOT NULL,
    raised_at  DATETIME(3) NOT NULL,
    cleared_at DATETIME(3) NULL,
    by_mail    VARCHAR(8)  NOT NULL DEFAULT 'NOTHING',
    by_webhook VARCHAR(8)  NOT NULL DEFAULT 'NOTHING',
    PRIMARY KEY (what)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
