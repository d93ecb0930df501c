-- What a network has tried within a week and not repeated: at most 128 a network, and a bounded number in all.
CREATE TABLE network_try (
    network     VARCHAR(45)  NOT NULL,
    client      BINARY(16)   NOT NULL,
    login       VARCHAR(254) NOT NULL,
    account     VARCHAR(254) NOT NULL,
    protocol    VARCHAR(16)  NOT NULL,
    fingerprint SMALLINT UNSIGNED NULL,
    first_at    DATETIME(3)  NOT NULL,
    last_at     DATETIME(3)  NOT NULL,
    tries       BIGINT UNSIGNED NOT NULL,
    filed_under BINARY(16)   NULL,
    PRIMARY KEY (network, client),
    KEY network_try_client (client),
    KEY network_try_last (last_at)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- Networks that guess, apart from failing clients.
CREATE TABLE guessing_network (
    network  VARCHAR(45) NOT NULL,
    first_at DATETIME(3) NOT NULL,
    last_at  DATETIME(3) NOT NULL,
    tries    BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (network),
    KEY guessing_network_last (last_at)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;

-- At which names: the first 50 of a network.
CREATE TABLE guessed_account (
    network  VARCHAR(45)  NOT NULL,
    account  VARCHAR(254) NOT NULL,
    first_at DATETIME(3)  NOT NULL,
    last_at  DATETIME(3)  NOT NULL,
    tries    BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (network, account),
    KEY guessed_account_of (account, last_at),
    KEY guessed_account_last (last_at)
) DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin;
