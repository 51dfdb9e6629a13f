"""Sizes of GIFs: ours at each level, and matplotlib's PillowWriter, of the article's two films.

Both are filmed at the article's size and number of frames; PSNR is against the frames that each
drew, in decibels, the mean square over every seventh frame. `bare` is the surface with its paths
and heads alone, all that the article's films show; ours have names, numbers and a ranking besides.
"""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from matplotlib.animation import PillowWriter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from render import Clock, Scene, Trajectory, simulate
from render.encode import Coding, Frames, encode
from render.encode.gif import GIF
from render.film.film import Film
from render.film.filming import film_of
from scenes import saddle, vanishing_gradient

FPS, EVERY = 25, 7
FILMS = (
    ("saddle", saddle.scene, (800, 686), 415, 725_000),
    ("vanishing gradient", vanishing_gradient.scene, (1050, 900), 190, 707_000),
)
"""Name, scene, size, frames, and bytes of the article's own file."""


def ours(scene: Scene, size: tuple[int, int], frames: int) -> Film:
    """The scene's first view, so many frames long."""
    timed = replace(scene, clock=Clock(frames / FPS), captions={})
    return film_of(timed, timed.views[0], simulate(timed), size=size, fps=FPS)


def bare(film: Film) -> Film:
    """The film without what changes in words."""
    panels = tuple(replace(panel, names=None) for panel in film.panels)
    return replace(film, panels=panels, layout=replace(film.layout, worded=False))


def standing(file: Image.Image) -> list[int]:
    """Which image stands in each frame: PillowWriter makes one of frames that are the same."""
    found: list[int] = []
    for index in range(getattr(file, "n_frames", 1)):
        file.seek(index)
        found += [index] * round(file.info["duration"] * FPS / 1000)
    return found


def psnr(path: Path, drawn: Frames | list[np.ndarray]) -> float:
    """How near the file's frames are to those drawn, decibels."""
    squares = []
    with Image.open(path) as file:
        images = standing(file)
        for index in range(1, len(drawn), EVERY):
            file.seek(images[index])
            shown = np.asarray(file.convert("RGB")).astype(float)
            squares.append(((shown - drawn[index][..., :3]) ** 2).mean())
    return float(10 * np.log10(255**2 / np.mean(squares)))


def matplotlib_film(
    scene: Scene, size: tuple[int, int], frames: int, path: Path
) -> list[np.ndarray]:
    """The film as matplotlib's users make it, written by PillowWriter; gives the frames drawn."""
    walks = simulate(scene)
    figure = Figure(figsize=(size[0] / 100, size[1] / 100), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot(projection="3d")
    (x0, x1), (y0, y1) = scene.shown
    x, y = np.meshgrid(np.linspace(x0, x1, 100), np.linspace(y0, y1, 100))
    z = scene.surface.value(np.stack([x, y], axis=-1))
    axes.plot_surface(x, y, z, rcount=100, ccount=100, cmap="coolwarm", alpha=0.7)
    view = scene.views[0]
    axes.view_init(getattr(view, "elevation", None), getattr(view, "azimuth", None))
    axes.set_title(scene.title)
    lines = [
        axes.plot([], [], [], color=colour, label=walk.label, marker="o", markevery=[-1])[0]
        for walk, colour in zip(walks, scene.colours, strict=True)
    ]
    axes.legend(loc="upper right")
    drawn = []
    writer = PillowWriter(fps=FPS)
    with writer.saving(figure, str(path), dpi=100):
        for frame in range(frames):
            for line, walk in zip(lines, walks, strict=True):
                points, values = reached(scene, walk, round(scene.steps * frame / frames))
                line.set_data(points[:, 0], points[:, 1])
                line.set_3d_properties(values)
            writer.grab_frame()
            drawn.append(np.asarray(canvas.buffer_rgba())[..., :3].copy())
    return drawn


def reached(scene: Scene, walk: Trajectory, step: int) -> tuple[np.ndarray, np.ndarray]:
    """Points and values up to a step, within the picture."""
    (x0, x1), (y0, y1) = scene.shown
    points = walk.points[: step + 1]
    inside = ((points >= (x0, y0)) & (points <= (x1, y1))).all(axis=1)
    return points[inside], walk.values[: step + 1][inside]


def row(name: str, who: str, size: int, quality: float | None, article: int) -> str:
    """A line of the table."""
    told = "—" if quality is None else f"{quality:.1f} dB"
    return f"| {name} | {who} | {size / 1000:.0f} kB | {size / article:.2f} × | {told} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shortened", type=int, default=1, help="film every n-th frame alone")
    parser.add_argument("--beside", type=Path, help="a PNG of both in the middle of a film")
    options = parser.parse_args()
    print("| film | made by | size | of the article's | PSNR |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "film.gif")
        for name, scene, size, frames, article in FILMS:
            count = max(2, frames // options.shortened)
            film = ours(scene, size, count)
            print(row(name, "the article", article, None, article))
            for level, told in enumerate(GIF.levels):
                film = replace(film, numbers_stand=GIF.numbers_stand[level])
                encode(film, path, coding=Coding(level))
                print(row(name, told, path.stat().st_size, psnr(path, film), article), flush=True)
            alone = bare(film)
            encode(alone, path)
            print(row(name, "bare, best", path.stat().st_size, psnr(path, alone), article))
            drawn = matplotlib_film(scene, size, count, path)
            quality = psnr(path, drawn)
            print(row(name, "matplotlib", path.stat().st_size, quality, article), flush=True)
            if options.beside:
                beside(film, path, options.beside.with_stem(f"{options.beside.stem}-{name[:6]}"))


def beside(film: Film, theirs: Path, output: Path) -> None:
    """Ours as drawn and theirs as shown, in the middle of the film."""
    middle = len(film) // 2
    with Image.open(theirs) as file:
        file.seek(standing(file)[middle])
        picture = Image.new("RGB", (2 * film.size[0], film.size[1]))
        picture.paste(Image.fromarray(film[middle]), (0, 0))
        picture.paste(file.convert("RGB"), (film.size[0], 0))
    picture.save(output)


if __name__ == "__main__":
    main()
