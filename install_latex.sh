#!/bin/sh
# Debian's LaTeX with Beamer and the package `animate`, as root or by sudo.
set -eu
as_root=$([ "$(id -u)" = 0 ] || echo sudo)
$as_root apt-get update --quiet=2
$as_root apt-get install --yes --quiet=2 --no-install-recommends texlive-latex-extra
