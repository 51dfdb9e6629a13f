#!/bin/sh
# Make .venv-peers with those peers that can be installed; say which cannot, and go on.
set -eu

python=.venv-peers/bin/python
whole=yes

add() {
    peer=$1
    shift
    printf 'steepest: installing %s into .venv-peers\n' "$peer" >&2
    PIP_CONSTRAINT=benchmarks/peers/constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
        $python -m pip install --quiet "$peer" imageio imageio-ffmpeg \
        >".venv-peers/$peer.log" 2>&1 && return
    whole=no
    printf 'steepest: could not install %s; it %s; see .venv-peers/%s.log\n' \
        "$peer" "$1" "$peer" >&2
}

.venv/bin/python -m venv .venv-peers
add pyvista "needs a platform that vtk has a wheel for"
add manim "builds on cairo and pango: on Debian, apt install gcc pkg-config libpango1.0-dev"
if [ $whole = yes ]; then
    touch .venv-peers/.ready
fi
