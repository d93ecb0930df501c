#!/bin/bash
# Keycloak reads these from its environment only, and realm.json names two of them.
set -euo pipefail
KC_BOOTSTRAP_ADMIN_PASSWORD=$(cat /run/secrets/KEYCLOAK_ADMIN_PASSWORD)
LATCHKEY_OIDC_CLIENT_SECRET=$(cat /run/secrets/LATCHKEY_OIDC_CLIENT_SECRET)
export KC_BOOTSTRAP_ADMIN_PASSWORD LATCHKEY_OIDC_CLIENT_SECRET
exec /opt/keycloak/bin/kc.sh start --import-realm --cache=local
