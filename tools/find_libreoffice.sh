#!/bin/sh
# Sees to it that the tests find LibreOffice Calc, which opens the workbooks that are published and is compared with them.
# Usage: tools/find_libreoffice.sh
set -eu

if command -v soffice >/dev/null 2>&1; then exit 0; fi
"$(dirname "$0")/apt_install.sh" libreoffice-calc-nogui "LibreOffice Calc, for the tests that open published workbooks"
