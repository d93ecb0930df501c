-- What only each replica can see of itself, so that whoever tells alarms for all of them knows it too.
CREATE TABLE IF NOT EXISTS replica_check (
    replica VARCHAR(100) NOT NULL,
    what    VARCHAR(24)  NOT NULL,
    state   VARCHAR(8)   NOT NULL,
    since   DATETIME(3)  NOT NULL,
    seen_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (replica, what)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
