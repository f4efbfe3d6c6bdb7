#!/bin/sh
# Sees to it that the tests find a browser: Debian's Chromium, or on Ubuntu (whose Chromium is a snap) Playwright's own.
# Usage: tools/find_browser.sh .venv
set -eu
venv=$1

for name in "${FAIRCOUNT_BROWSER:-chromium}" chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if "$venv/bin/python" -c 'import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as play:
    sys.exit(not pathlib.Path(play.chromium.executable_path).exists())' 2>/dev/null; then exit 0; fi

if grep -qs '^ID=ubuntu' /etc/os-release; then
    if [ "$(id -u)" = 0 ]; then exec "$venv/bin/playwright" install --with-deps chromium; fi
    printf '\nMissing: a browser, to test the pages in.\nRun this once, then the same make command again:\n\n    sudo %s install --with-deps chromium\n\n' "$venv/bin/playwright" >&2
    exit 1
fi
"$(dirname "$0")/apt_install.sh" chromium "a browser, to test the pages in"
