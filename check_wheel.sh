#!/bin/sh
# Build the wheel, install it without its extras, and render a clip in an empty folder.
set -eu

here=$(pwd)
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT INT TERM

export PIP_CONSTRAINT="$here/constraints.txt" PIP_DISABLE_PIP_VERSION_CHECK=1
.venv/bin/python -m pip wheel --quiet --no-deps --wheel-dir "$empty/wheels" .
.venv/bin/python -m venv "$empty/venv"
"$empty/venv/bin/python" -m pip install --quiet "$empty"/wheels/steepest-*.whl
mkdir "$empty/elsewhere"
cd "$empty/elsewhere"
"$empty/venv/bin/steepest" list
"$empty/venv/bin/steepest" render saddle --size 320x180 --fps 5 -o clip.mp4
"$empty/venv/bin/steepest" render saddle --view contour --size 320x180 --fps 5 -o clip.gif
test -s clip.mp4 && test -s clip.gif
"$empty/venv/bin/steepest" render saddle -o page.html
grep -q webgl2 page.html
"$empty/venv/bin/steepest" simulate recorded_run -o walks.csv
test -s walks.csv
