#!/bin/sh
# Sees to it that the tests find Tesseract, which reads scanned pages.
# Usage: tools/find_tesseract.sh
set -eu

if command -v tesseract >/dev/null 2>&1; then exit 0; fi
"$(dirname "$0")/apt_install.sh" tesseract-ocr "Tesseract, for the tests that read scanned pages"
