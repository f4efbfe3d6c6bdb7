#!/bin/sh
# Sees to it that the tests find PostgreSQL: a server of their own is started for them in a folder that goes when they end.
# Usage: tools/find_postgres.sh
set -eu

for server in /usr/lib/postgresql/*/bin/postgres /usr/pgsql-*/bin/postgres; do
    if [ -x "$server" ] && [ -x "$(dirname "$server")/initdb" ]; then exit 0; fi
done
if command -v postgres >/dev/null 2>&1 && command -v initdb >/dev/null 2>&1; then exit 0; fi
"$(dirname "$0")/apt_install.sh" postgresql "PostgreSQL, for the tests of what a team shares"
