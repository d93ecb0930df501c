-- What Latchkey may read in mailcow's own database, if you let it: who has a second factor, and who logged in. mailcow's
-- API does not tell the first. No hash, no secret and no mail is within its reach.
--
-- To be run once as root of mailcow's database, in mailcow's folder. In a copy put a password of your own, in quotes, in the
-- place of <…>; left as it is, it stops the script. Delete the copy afterwards.
--   docker compose exec -T mysql-mailcow sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" "$MYSQL_DATABASE"' < grants.sql
-- Then name the address (latchkey.mailcow.database-url: jdbc:mariadb://127.0.0.1:13306/mailcow on the host, and
-- jdbc:mariadb://mysql-mailcow:3306/mailcow in a container of mailcow's network) and a file that holds the password
-- (latchkey.mailcow.database-password-file). The tables lie in the database named by DBNAME in mailcow.conf; the
-- statements below are made for the one that is chosen.

CREATE USER IF NOT EXISTS 'latchkey'@'%' IDENTIFIED BY <PASSWORD OF latchkey>;

GRANT SELECT (username, authmech, active) ON tfa TO 'latchkey'@'%';
GRANT SELECT (service, app_password, username, real_rip, datetime) ON sasl_log TO 'latchkey'@'%';
GRANT SELECT (username, name, domain, active, kind, authsource, attributes) ON mailbox TO 'latchkey'@'%';
