#!/bin/sh
# Installs one Debian package when run as root; tells anybody else the one command, and stops.
# Usage: tools/apt_install.sh PACKAGE WHAT-IT-IS
set -eu
package=$1
what=$2

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    printf '\nMissing: %s.\nRun this once, then the same make command again:\n\n    sudo apt-get install -y %s\n\n' "$what" "$package" >&2
    exit 1
fi

echo "Installing $package with apt-get ($what) …"
export DEBIAN_FRONTEND=noninteractive
# Lists younger than a day are good enough; a new machine has none at all.
if ! find /var/lib/apt/lists -name '*_Packages*' -mtime -1 2>/dev/null | grep -q .; then
    apt-get update -qq </dev/null
fi
log=$(mktemp)
if ! apt-get install -y -qq --no-install-recommends "$package" </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    exit 1
fi
rm -f "$log"
