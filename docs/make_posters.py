"""Draws docs/posters: the last step of each scene's first view, for the README's gallery.

Of all scenes, or of those named. Of one that needs an extra which is not there none is drawn.
"""

import importlib
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from render import simulate
from render.encode.frames import Frame
from render.encode.palette import Palette, palette_of, reserved
from render.film.filming import film_of

DOCS = Path(__file__).parent
SIZE = (800, 450)

EARLY = {"thousands_into_wells"}
"""The scenes whose point is on the way, not at the end."""


def main() -> None:
    """Write a small PNG a scene."""
    (DOCS / "posters").mkdir(exist_ok=True)
    named = set(sys.argv[1:])
    for path in sorted((DOCS.parent / "scenes").rglob("[!_]*.py")):
        if named and path.stem not in named:
            continue
        module = ".".join(path.relative_to(DOCS.parent).with_suffix("").parts)
        try:
            scene = importlib.import_module(module).scene
        except ModuleNotFoundError as error:  # it needs an extra: its poster stays
            sys.stderr.write(f"{path.stem}: left as it is: {error}\n")
            continue
        walks = simulate(scene)
        film = film_of(scene, scene.views[0], walks, size=SIZE, fps=scene.clock.fps)
        # A crowd ends in a few dots, and what walkers try around themselves in nothing.
        early = path.stem in EARLY or any(one.spread for one in walks)
        frame = film[len(film) // 3 if early else -1]
        palette = palette_of([frame], 1, reserved(film.colours))
        picture = Image.fromarray(nearest(frame, palette), "P")
        picture.putpalette(palette.tobytes())
        picture.save(DOCS / "posters" / f"{path.stem}.png", optimize=True)


def nearest(frame: Frame, palette: Palette) -> NDArray[np.uint8]:
    """The palette's nearest entry for each pixel, (height, width); Pillow's own is a few off."""
    colours, where = np.unique(frame.reshape(-1, 3), axis=0, return_inverse=True)
    differences = colours[:, None].astype(int) - palette[None].astype(int)
    entries = (differences**2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    return entries[where].reshape(frame.shape[:2])


if __name__ == "__main__":
    main()
