#!/bin/sh
# Installs the Debian packages of those programs that are missing, PROGRAM:PACKAGE each.
set -eu
missing=""
for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
[ -n "$missing" ] || exit 0
command -v apt-get >/dev/null || { echo "install these first:$missing" >&2; exit 1; }
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
echo "installing$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get -qq update
# shellcheck disable=SC2086 # a word each
$as_root apt-get -qq install -y $missing >/dev/null
