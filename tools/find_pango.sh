#!/bin/sh
# Sees to it that briefings can be written as PDF: WeasyPrint sets them with Pango, which is no Python package.
# Usage: tools/find_pango.sh .venv
set -eu
venv=$1

can_print() { "$venv/bin/python" -c 'import weasyprint' >/dev/null 2>&1; }

if can_print; then exit 0; fi
"$(dirname "$0")/apt_install.sh" libpangoft2-1.0-0 "Pango, which sets briefings as PDF"
if can_print; then exit 0; fi
"$(dirname "$0")/apt_install.sh" libharfbuzz-subset0 "HarfBuzz, which makes the letters in a PDF small"
