#!/bin/sh
# Make .venv from pyproject.toml at the versions in constraints.txt.
set -eu

fail() {
    printf 'steepest: %s\n' "$1" >&2
    exit 1
}

suits() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

python=${PYTHON:-}
if [ -n "$python" ]; then
    suits "$python" || fail "PYTHON=$python is not a Python 3.11 or later"
else
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if suits "$candidate"; then
            python=$candidate
            break
        fi
    done
    [ -n "$python" ] || fail "needs Python 3.11 or later on the PATH; on Debian: apt install python3 python3-venv"
fi
"$python" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
    fail "$python has no venv module; on Debian: apt install python3-venv"

rm -rf .venv
"$python" -m venv .venv
printf 'steepest: installing into .venv\n' >&2
PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
    .venv/bin/python -m pip install --quiet --editable '.[test,lint]' ||
    fail "could not install the packages; see the lines above"
touch .venv/.ready
