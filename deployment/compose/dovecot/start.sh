#!/bin/sh
# Fills in the configuration of the scripts, and starts Dovecot in the foreground.
set -eu
folder=/etc/dovecot/latchkey
sed -e 's|^    socket = .*|    host = "db", port = 3306,|' \
    -e "s|PUT THE PASSWORD HERE|$(cat /run/secrets/DOVECOT_DATABASE_PASSWORD)|" \
    -e "s|PUT RANDOM CHARACTERS HERE|$(cat /run/secrets/DOVECOT_FINGERPRINT_KEY)|" \
    $folder/latchkey.conf.lua.example > $folder/latchkey.conf.lua
chown root:dovecot $folder/latchkey.conf.lua
chmod 640 $folder/latchkey.conf.lua
mkdir -p /var/mail
chown vmail:vmail /var/mail
exec dovecot -F
