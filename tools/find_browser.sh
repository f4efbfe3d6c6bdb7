#!/bin/sh
# Sees to it that the tests find a browser: Debian's Chromium without windows, which takes half the time of the whole one,
# or on Ubuntu (whose Chromium is a snap) Playwright's own.
# Usage: tools/find_browser.sh .venv
set -eu
venv=$1

works() { "$venv/bin/python" -m tests.lib.browsers; }
shell() { "$(dirname "$0")/apt_install.sh" chromium-headless-shell "a browser without windows, to test the pages in"; }

if [ -n "${FAIRCOUNT_BROWSER:-}" ]; then works; exit; fi

if ! grep -qs '^ID=ubuntu' /etc/os-release; then
    # Another that is there is good enough for whoever may install nothing, and where nothing is to be had.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! command -v chromium-headless-shell >/dev/null; then shell || true; fi
    works 2>/dev/null || { shell && works; }
    exit
fi
if works 2>/dev/null; then exit 0; fi

# Playwright's Node.js needs it; a bare Ubuntu comes without, and Debian's Chromium brings it.
if ! "$venv/bin/playwright" --version >/dev/null 2>&1; then
    "$(dirname "$0")/apt_install.sh" libatomic1 "a library that Playwright, which brings a browser, runs on"
fi
if [ "$(id -u)" = 0 ]; then
    "$venv/bin/playwright" install --with-deps chromium || true
else
    # Without sudo before it: the browser is kept in the home of whoever runs this, and it asks for sudo where it needs it.
    printf '\nMissing: a browser, to test the pages in.\nRun this once, then the same make command again:\n\n    %s install --with-deps chromium\n\n' "$venv/bin/playwright" >&2
    exit 1
fi
works
