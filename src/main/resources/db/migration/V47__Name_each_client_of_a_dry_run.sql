-- Two programs behind one router are two connections, as far as hours of logins tell them apart.
ALTER TABLE dry_run_client
    DROP PRIMARY KEY, ADD PRIMARY KEY (dry_run, address, protocol, network, client_id), ALGORITHM=INPLACE, LOCK=NONE;
