"""Memory: what a film or a still takes at its peak, estimated from its scene before any work.

The coefficients are bytes measured on processes of this project, encoder included. They are upper
ones of a typical walk, within half of what was measured where that is over 200 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from render.noise.noise import held_by, runs_of
from render.scene.limits import A_POINT
from render.scene.needs import CELLS, Needs, needs_of
from render.scene.panels import Picture, leaves

if TYPE_CHECKING:
    from render.scene.scene import Scene

MOST = 6 * 2**30
"""Bytes that one film or still may take: what a machine of 8 GiB has to spare."""

BASE = 200e6
"""The interpreter, the packages that draw, and the small things of a picture."""

A_PIXEL = 4.0
"""Each pixel with its opacity."""

OPACITY = 1.8
"""How often as much an encoder takes for it: VP9, which codes it as a film of its own, 1.9."""

A_FRAME, DRAWING, A_STILL = 3.0, 8.0, 12.0
"""Each pixel of a finished frame, of one that is drawn, and of a still's file being made."""

COVERED = 0.5
"""The share of a frame that blocks cover, about."""

A_DEPTH = 16.0
"""Each pixel of a block while it is drawn: its depth, its height, and what is on its edges."""

EVALUATED = 8.0
"""Each pixel of a contour or a window: its level."""

ON_FAN, ON_FAN_BLOCK, ON_FAN_CHART = 130.0, 60.0, 700.0
"""Each step of a run under noise in a view, and besides on a block, and in a chart, where curves go
up and down and cover more pixels, which are kept."""

ON_PATH, ON_BLOCK = 90.0, 80.0
"""Each step of a walker in a view, and besides where that is laid on a block."""

A_SHARE, SHARING = 8.0, 40
"""Each step for each walker that it is compared with, and walkers beyond which none is."""

A_WALKER, ONE_WALK = 15e3, 300.0
"""Each walker in a view, and each step of the one walker that is worked on."""

A_PARTICLE = 16.0
"""Each step of a walker that is a dot: where it stands then."""

NAMED, NAMES, NAMED_FRAMES = 2_500.0, 12, 20_000
"""Each frame where names stand; with more walkers or frames there are none."""

FREE = Path("/proc/meminfo")
BOUNDED = (
    (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")),
    (
        Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
        Path("/sys/fs/cgroup/memory/memory.usage_in_bytes"),
    ),
)
"""Where the system tells what is free, and a container its bound and what of that is taken."""


class OfFilm(NamedTuple):
    """A film: bytes that its encoder takes, those it takes for each pixel; frames drawn at once."""

    fixed: float = 0.0
    each: float = 0.0
    threads: int = 2
    transparent: bool = False

    def bytes(self, views: Sequence[Needs], pixels: int) -> float:
        """What the frames take that are on their way."""
        moving = _depths(views, pixels) + _evaluated(views, pixels) + DRAWING * pixels / 2
        drawn = A_FRAME * pixels + moving * any(view.moves for view in views)
        if self.transparent:  # drawn twice, and each ground stands
            drawn = 2 * drawn + A_PIXEL * pixels
            moving += (2 * A_FRAME + A_PIXEL) * pixels
        ready = 2 * A_FRAME * pixels + moving * self.transparent
        encoder = (self.fixed + self.each * pixels) * (OPACITY if self.transparent else 1.0)
        return self.threads * drawn + ready + encoder


class OfStill(NamedTuple):
    """A still, of vectors or of pixels, on its ground or on none."""

    vectors: bool = False
    transparent: bool = False

    def bytes(self, views: Sequence[Needs], pixels: int) -> float:
        """What its one frame and its file take."""
        hiding = _depths(views, pixels) * (self.vectors or self.transparent)
        return (A_STILL + 2 * A_FRAME + DRAWING * self.transparent) * pixels + hiding


class Memory(NamedTuple):
    """Bytes: of the pixels, of the walks, and of the frames' number; `total` with all else."""

    pixels: float
    walks: float
    frames: float

    @property
    def total(self) -> float:
        """All of it."""
        return BASE + self.pixels + self.walks + self.frames

    @property
    def remedy(self) -> str:
        """What to make smaller."""
        largest = max(self)
        if largest == self.pixels:
            return "a smaller size or scale"
        if largest == self.walks:
            return "fewer steps, starts, runs, optimizers or panels"
        return "a shorter film, or fewer frames a second"


def memory_of(
    scene: Scene,
    picture: Picture,
    *,
    size: tuple[int, int],
    frames: int,
    made: OfFilm | OfStill | None = None,
) -> Memory:
    """What a picture of a scene takes while it is made; `size` is width and height in pixels.

    `made` is what becomes of the frames; None where that is not encoding.
    """
    needs = [needs_of(view, scene) for view in leaves(picture)]
    pixels = size[0] * size[1]
    made = made or OfFilm()
    return Memory(
        pixels=_standing(needs, pixels) + made.bytes(needs, pixels),
        walks=_walks(scene, needs),
        frames=NAMED * frames * (frames <= NAMED_FRAMES and len(scene.optimizers) <= NAMES),
    )


def memory_faults(memory: Memory) -> list[str]:
    """What is too much to be made."""
    if memory.total <= MOST:
        return []
    told = f"would take {memory.total / 2**30:.1f} GiB of memory"
    return [f"{told}; at most {MOST // 2**30} GiB is allowed: {memory.remedy}"]


def available() -> float:
    """Bytes that are free here, as the system tells; infinite where it does not."""
    found = [float("inf")]
    with suppress(OSError, ValueError, IndexError):
        lines = FREE.read_text().splitlines()
        found += [1024.0 * int(one.split()[1]) for one in lines if one.startswith("MemAvailable:")]
    for bound, taken in BOUNDED:
        with suppress(OSError, ValueError):  # not a number where there is no bound
            found.append(float(int(bound.read_text()) - int(taken.read_text())))
    return min(found)


def _depths(views: Sequence[Needs], pixels: int) -> float:
    return A_DEPTH * COVERED * pixels * sum(view.depths for view in views) / len(views)


def _evaluated(views: Sequence[Needs], pixels: int) -> float:
    return EVALUATED * pixels * any(view.ground for view in views)


def _standing(views: Sequence[Needs], pixels: int) -> float:
    cells = sum(view.kept * min(CELLS[view.kept > 1], pixels) for view in views)
    return A_FRAME * pixels + _evaluated(views, pixels) + _depths(views, pixels) + cells


def _walks(scene: Scene, views: Sequence[Needs]) -> float:
    starts = len(scene.starts)
    one = starts * len(scene.optimizers)
    count = len(scene.variants)
    steps = scene.steps + 1
    compared = one / 2 if one <= SHARING else 0.0
    runs = runs_of(scene.noise) if runs_of(scene.noise) > 1 else 0
    kept = one * count * (1 + 2 * runs)
    total = A_POINT * steps * (kept + 2 * starts) + ONE_WALK * steps
    total += held_by(scene.noise, scene.surface, starts=starts).besides
    for view in views:
        each = ON_PATH + A_SHARE * compared + ON_BLOCK * view.depths
        walkers = 1 if view.alone else one
        a_run = ON_FAN + ON_FAN_BLOCK * view.depths + ON_FAN_CHART * view.titled
        fan = 0.0 if view.alone else runs * a_run
        walked = (each + fan) * steps + (1 + runs) * A_WALKER
        total += count * walkers * (A_PARTICLE * steps if view.particles else walked)
    return total
