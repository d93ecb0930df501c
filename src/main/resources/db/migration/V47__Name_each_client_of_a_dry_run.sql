-- Two programs behind one router are two connections.
ALTER TABLE dry_run_client
    DROP PRIMARY KEY, ADD PRIMARY KEY (dry_run, address, protocol, network, client_id);
