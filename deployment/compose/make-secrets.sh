#!/bin/sh
# Makes a secret for each file that compose.yaml names and that is not there yet. Prints none of them.
set -eu
cd "$(dirname "$0")"
umask 077
sed -n 's#^ *file: ./secrets/##p' compose.yaml | while read -r name; do
    if [ ! -s "secrets/$name" ]; then
        openssl rand -hex 32 > "secrets/$name"
        # The users inside of the containers are others: what keeps them from strangers is the folder.
        chmod 644 "secrets/$name"
        echo "made secrets/$name"
    fi
done
chmod 700 secrets
# What is mounted keeps its mode, and the users inside have to read it, whatever umask the sources were copied with.
chmod go+r ./*.sh ./*.json ./*.conf dovecot/*.conf ../dovecot/grants.sql ../proxy/nginx.conf
chmod go+x ./*.sh
