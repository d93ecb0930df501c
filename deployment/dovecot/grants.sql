-- Latchkey: database, users and the role of the views. Run once, by the database administrator, before the portal's
-- first start:   mariadb -u root < grants.sql
-- MariaDB 10.11 or later. Running it again sets the passwords anew and takes nothing away; tell the portal
-- (LATCHKEY_DATABASE_PASSWORD, LATCHKEY_DATABASE_OWNER_PASSWORD) and the mail servers (latchkey.conf.lua) the new ones.

-- Replace each <…> by a password of its own, in quotes: SET @owner_password = 'as long as you like';
-- Left as they are, the first one stops the script. Keep no copy with passwords in it.
SET @owner_password   = <PASSWORD OF latchkey_owner>;
SET @portal_password  = <PASSWORD OF latchkey>;
SET @dovecot_password = <PASSWORD OF latchkey_dovecot>;

CREATE DATABASE IF NOT EXISTS latchkey CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- latchkey_owner changes the tables (used at the portal's start only), latchkey is the portal, latchkey_dovecot the mail
-- servers. '%' is any host: bind-address and firewall say which. The migrations grant to users of exactly this form.
CREATE USER IF NOT EXISTS 'latchkey_owner'@'%';
CREATE USER IF NOT EXISTS 'latchkey'@'%';
CREATE USER IF NOT EXISTS 'latchkey_dovecot'@'%';
EXECUTE IMMEDIATE CONCAT('ALTER USER ''latchkey_owner''@''%'' IDENTIFIED BY ', QUOTE(@owner_password));
EXECUTE IMMEDIATE CONCAT('ALTER USER ''latchkey''@''%'' IDENTIFIED BY ', QUOTE(@portal_password));
EXECUTE IMMEDIATE CONCAT('ALTER USER ''latchkey_dovecot''@''%'' IDENTIFIED BY ', QUOTE(@dovecot_password));

-- The views belong to a role: nobody can log in as it, and it does not leave with a colleague. Never drop it: without it
-- nobody can log in to mail.
CREATE ROLE IF NOT EXISTS latchkey_views;
GRANT latchkey_views TO 'latchkey_owner'@'%';

-- With GRANT OPTION, because the migrations give the other two users their rights, table by table.
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, EVENT, TRIGGER,
      LOCK TABLES
   ON latchkey.* TO 'latchkey_owner'@'%' WITH GRANT OPTION;

-- In the server's configuration, for good ([mariadbd]):
--   event_scheduler = ON     an event keeps the inbox within bounds while no portal runs
-- The portal works at READ COMMITTED, sets it for its own connections and checks it at its start; do not force another
-- one on them (init_connect, a proxy): under REPEATABLE READ its reading of the inbox makes the mail servers lose reports.
-- The server's own default may stay as it is.
SELECT IF(@@event_scheduler = 'ON', 'on', 'OFF: set event_scheduler = ON in the configuration') AS event_scheduler;

-- BREAK GLASS. Main passwords are accepted again at the next login. Nothing but this database is needed; portal and
-- provider may be down. The time is UTC; afterwards the refusal holds again by itself. To end it earlier set
-- exempt_until = NULL. An emergency ends: what is longer than 72 hours is cut to that by the event within a minute.
-- On the machine of the portal one command does the same and writes it into the audit trail, see deployment/README.md.
--
-- an address:
--   UPDATE latchkey.account SET exempt_until = GREATEST(COALESCE(exempt_until, UTC_TIMESTAMP(3)),
--    UTC_TIMESTAMP(3) + INTERVAL 8 HOUR), exempt_why = 'break glass'
--    WHERE address = 'carol@example.org';
-- a domain:
--   UPDATE latchkey.account SET exempt_until = GREATEST(COALESCE(exempt_until, UTC_TIMESTAMP(3)),
--    UTC_TIMESTAMP(3) + INTERVAL 8 HOUR), exempt_why = 'break glass'
--    WHERE domain = 'example.org';
-- all:
--   UPDATE latchkey.account SET exempt_until = GREATEST(COALESCE(exempt_until, UTC_TIMESTAMP(3)),
--    UTC_TIMESTAMP(3) + INTERVAL 8 HOUR), exempt_why = 'break glass';
