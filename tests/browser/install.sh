#!/bin/sh
# Chromium as Debian has it, where there is none.
set -eu
command -v chromium >/dev/null && exit
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
command -v apt-get >/dev/null || {
    printf 'steepest: needs chromium on the PATH\n' >&2
    exit 1
}
$as_root apt-get update -q
$as_root apt-get install -q -y --no-install-recommends chromium
