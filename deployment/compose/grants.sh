#!/bin/bash
# Run by the image of MariaDB when its data are new: grants.sql with the passwords of the secrets.
set -euo pipefail
script=$(cat /grants.sql)
for user in latchkey_owner:LATCHKEY_DATABASE_OWNER_PASSWORD latchkey:LATCHKEY_DATABASE_PASSWORD \
    latchkey_dovecot:DOVECOT_DATABASE_PASSWORD; do
    password=$(cat "/run/secrets/${user#*:}")
    case $password in *[!0-9A-Za-z]*) echo "letters and digits only, please: ${user#*:}" >&2 && exit 1 ;; esac
    script=${script//"<PASSWORD OF ${user%%:*}>"/"'$password'"}
done
printf '%s\n' "$script" | mariadb -uroot -p"$(cat /run/secrets/DATABASE_ROOT_PASSWORD)"
