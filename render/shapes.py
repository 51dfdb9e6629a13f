"""What a frame is made of: plain data in pixels, from the upper left corner, and in depth.

Depth is linear on the screen and grows away from the eye. A shape without depth lies in front.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from render.form import DISC, Form
from render.sheets import Array as Array
from render.sheets import Bands as Bands
from render.sheets import Mesh as Mesh
from render.sheets import Mosaic as Mosaic
from render.sheets import Solid as Solid

T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Line:
    """A stroke through `points` (n, 2) with round joins, `width` wide, its casing beside it.

    `joined[k]` says whether a segment leads from point k − 1 to k. Behind a solid it keeps
    `hidden` of its strength. Where `shared[k]` other strokes lie under it, it shows only every
    (shared + 1)-th stretch of `stripe` pixels along `along`, the length up to each point.
    `fade` (n,) is how much is left of it at each point, 0 to 1. Of a `loose` one a film may leave
    out points that lie on the way between others to a few hundredths of a pixel, times `loose`.
    """

    points: Array
    colour: str
    width: float
    depth: Array | None = None
    joined: NDArray[np.bool_] | None = None
    casing: str = "#ffffff"
    casing_width: float = 0.0
    hidden: float = 1.0
    strength: float = 1.0
    shared: NDArray[np.int64] | None = None
    along: Array | None = None
    stripe: float = 0.0
    fade: Array | None = None
    loose: float = 0.0


@dataclass(frozen=True, eq=False)
class Course:
    """The whole of a stroke that grows, through `points` (n, 2), reached at `steps` (n,), rising.

    At each point `since` (n, others) says from which step each of so many strokes lies under it,
    and `worn` (n,) when it begins to fade, over `fading` steps, to `left` of its strength; infinity
    is never. The rest is as in `Line`. It is one for all frames, so what is drawn can be kept.
    """

    points: Array
    steps: Array
    joined: NDArray[np.bool_]
    since: Array
    along: Array
    worn: Array
    fading: float
    left: float
    colour: str
    width: float
    depth: Array | None
    casing: str
    casing_width: float
    hidden: float
    stripe: float
    strength: float = 1.0

    def reached(self, step: float) -> int:
        """How many of the points are reached at a step."""
        return int(np.searchsorted(self.steps, step, side="right"))

    def shared(self, step: float, n: int) -> NDArray[np.int64]:
        """How many strokes lie under each of the first n points at a step."""
        count: NDArray[np.int64] = (self.since[:n] <= step).sum(axis=1)
        return count

    def faded(self, step: float, n: int) -> Array:
        """How far each of the first n points has faded at a step, 0 to 1."""
        faded: Array = np.clip((step - self.worn[:n]) / self.fading, 0, 1)
        return faded


@dataclass(frozen=True, eq=False)
class Walked:
    """A course as far as it is walked at a step, and on to the `tip`, x, y and depth, if any."""

    course: Course
    step: float
    tip: tuple[float, float, float] | None

    @property
    def line(self) -> Line:
        """The same as a plain stroke."""
        course, step = self.course, self.step
        n = course.reached(step)
        points, joined, along = course.points[:n], course.joined[:n], course.along[:n]
        shared = course.shared(step, n)
        fade = 1 - (1 - course.left) * course.faded(step, n)
        depth = None if course.depth is None else course.depth[:n]
        if n and self.tip is not None:
            x, y, z = self.tip
            left, top = points[-1].tolist()
            points = _longer(points, (x, y))
            along = _longer(along, along[-1] + math.hypot(x - left, y - top))
            joined = _longer(joined, True)  # noqa: FBT003  # the tip is joined to the path
            shared = _longer(shared, shared[-1])
            fade = _longer(fade, fade[-1])
            depth = None if depth is None else _longer(depth, z)
        return Line(
            points=points,
            colour=course.colour,
            width=course.width,
            depth=depth,
            joined=joined,
            casing=course.casing,
            casing_width=course.casing_width,
            hidden=course.hidden,
            strength=course.strength,
            shared=shared,
            along=along,
            stripe=course.stripe,
            fade=fade,
        )


@dataclass(frozen=True, eq=False)
class Bundle:
    """Many courses, drawn one after another, without casing; nothing of them fades or is shared.

    It is one for all frames, so what is drawn can be kept.
    """

    courses: tuple[Course, ...]


@dataclass(frozen=True, eq=False)
class Grown:
    """A bundle as it is walked at a step, and on to the `tips`, (courses, 3), NaN for none."""

    bundle: Bundle
    step: float
    tips: Array

    @property
    def lines(self) -> list[Line]:
        """The same as plain strokes."""
        return [
            self._line(course, tip)
            for course, tip in zip(self.bundle.courses, self.tips.tolist(), strict=True)
        ]

    def _line(self, course: Course, tip: Sequence[float]) -> Line:
        n = course.reached(self.step)
        points, joined = course.points[:n], course.joined[:n]
        depth = None if course.depth is None else course.depth[:n]
        if n and not math.isnan(tip[0]):
            points = _longer(points, tip[:2])
            joined = _longer(joined, True)  # noqa: FBT003  # the tip is joined to the path
            depth = None if depth is None else _longer(depth, tip[2])
        return Line(
            points=points,
            colour=course.colour,
            width=course.width,
            depth=depth,
            joined=joined,
            hidden=course.hidden,
            strength=course.strength,
        )


def _longer(numbers: NDArray[T], last: object) -> NDArray[T]:
    """The same with one more at the end, which `np.append` takes several times as long for."""
    longer = np.empty((len(numbers) + 1, *numbers.shape[1:]), numbers.dtype)
    longer[:-1], longer[-1] = numbers, last
    return longer


@dataclass(frozen=True)
class Marker:
    """A form at (x, y) with a ring around it; hollow, its middle shows the ring's colour.

    A form that is no disc looks as large as one of that radius.
    """

    x: float
    y: float
    radius: float
    colour: str
    form: Form = DISC
    depth: float | None = None
    ring: str = "#ffffff"
    ring_width: float = 0.0
    hollow: bool = False
    hidden: float = 1.0
    strength: float = 1.0


@dataclass(frozen=True, eq=False)
class Dots:
    """Many small discs at `points` (n, 2), all in one casing, each the `which`-th of `colours`.

    `depth` is (n,). `tails` (n, m, 2) are where each was before, the latest first, with their
    `tail_depth` (n, m): of `tail_strength` at the head, nothing at the end. Behind a solid nothing
    is left. Casings come first, then tails, then discs, in their order.
    """

    points: Array
    which: NDArray[np.int64]
    colours: tuple[str, ...]
    radius: float
    casing: str
    casing_width: float
    depth: Array | None = None
    tails: Array | None = None
    tail_depth: Array | None = None
    tail_strength: float = 1.0


@dataclass(frozen=True)
class Shadow:
    """A soft dark spot about (x, y): `strength` in the middle, nothing at `radius`."""

    x: float
    y: float
    radius: float
    strength: float
    depth: float | None = None
    hidden: float = 1.0


@dataclass(frozen=True)
class Label:
    """A line of text: (x, y) is on its baseline, at its `anchor`; `size` in pixels.

    Text between dollar signs is TeX. `digits` sets it character by character, which suits
    numbers that change.
    """

    text: str
    x: float
    y: float
    size: float
    colour: str
    anchor: Literal["left", "middle", "right"] = "left"
    bold: bool = False
    digits: bool = False
    strength: float = 1.0


Plain: TypeAlias = Solid | Bands | Mosaic | Line | Dots | Shadow | Marker | Label
Shape: TypeAlias = Plain | Walked | Grown


def plain(shapes: Iterable[Shape]) -> list[Plain]:
    """The same, each walked course as the stroke that it is at its step."""
    found: list[Plain] = []
    for shape in shapes:
        match shape:
            case Walked():
                found.append(shape.line)
            case Grown():
                found += shape.lines
            case _:
                found.append(shape)
    return found
