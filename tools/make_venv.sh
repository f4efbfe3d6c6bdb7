#!/bin/sh
# Makes .venv with the first Python of 3.11 or newer. On Debian and Ubuntu the part of Python that makes one is a package
# of its own: root gets it installed, anybody else is told the one command.
# Usage: tools/make_venv.sh .venv
set -eu
venv=$1

fail() {
    printf '\n%s\n' "$@" >&2
    exit 1
}

works() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# One that works is kept, whoever made it.
if [ -x "$venv/bin/python" ] && works "$venv/bin/python" && "$venv/bin/python" -c 'import pip' 2>/dev/null; then exit 0; fi

python=
for candidate in "${PYTHON:-python3}" python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11; do
    if works "$candidate"; then python=$candidate && break; fi
done
[ -n "$python" ] || fail "faircount needs Python 3.11 or newer, and no python3 here is." \
    "Install one and name it:  make PYTHON=/path/to/python3.12 …"

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    "$(dirname "$0")/apt_install.sh" "$package" "the part of Python that makes a virtual environment"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || fail "$python still cannot make a virtual environment; name another:  make PYTHON=/path/to/python3"
fi

# A .venv that was left half made, or whose Python is gone, is made again from nothing.
echo "Making $venv with $("$python" --version) …"
rm -rf "$venv"
"$python" -m venv "$venv" || { rm -rf "$venv"; fail "$python could not make $venv; the reason stands above."; }
