"""What can be seen of a ground, by marching from a point towards the eye: no renderer needed.

The ground lies over the square from -1 to 1, `rise` high, its middle height at the origin. The eye
looks at the origin from 6.5 away.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

DISTANCE = 6.5
REACH, STEP = 3.0, 0.004
"""How far is marched, and by how much at a time."""

NEAR = 0.12
"""What is nearer to a point than this may hide it or not: paths are lifted off the ground."""

CLEAR = 0.03
"""How far above the ground a ray must pass, or below it, to be beyond doubt."""

Height = Callable[[float, float], float]
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Ground:
    height: Height
    lowest: float
    highest: float
    rise: float

    @classmethod
    def of(cls, height: Height, *, rise: float) -> "Ground":
        places = [k / 100 - 1 for k in range(201)]
        heights = [float(height(x, y)) for x, y in product(places, places)]
        return cls(height, min(heights), max(heights), rise)

    def z(self, x: float, y: float) -> float:
        share = (float(self.height(x, y)) - self.lowest) / (self.highest - self.lowest)
        return self.rise * (share - 0.5)


@dataclass(frozen=True)
class Eye:
    """Azimuth from x to y, elevation above the ground, degrees."""

    azimuth: float
    elevation: float

    @property
    def axes(self) -> tuple[Point, Point, Point]:
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        right = (-math.sin(a), math.cos(a), 0.0)
        up = (-math.sin(e) * math.cos(a), -math.sin(e) * math.sin(a), math.cos(e))
        towards = (math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e))
        return right, up, towards

    def pixel(self, place: Point, *, zoom: float, x: float, y: float) -> tuple[float, float]:
        """Where a place is seen, `zoom` pixels a unit about the origin's pixel (x, y)."""
        across, high, near = (sum(p * q for p, q in zip(place, d, strict=True)) for d in self.axes)
        larger = zoom * DISTANCE / (DISTANCE - near)
        return x + larger * across, y - larger * high


def in_sight(ground: Ground, eye: Eye, x: float, y: float) -> bool | None:
    """Whether the point of the ground can be seen; None near a silhouette."""
    begin = (x, y, ground.z(x, y))
    way = [DISTANCE * d - p for d, p in zip(eye.axes[2], begin, strict=True)]
    length = math.hypot(*way)
    way = [part / length for part in way]
    clear = True
    for k in range(1, int(REACH / STEP)):
        along = k * STEP
        px, py, pz = (p + along * part for p, part in zip(begin, way, strict=True))
        if max(abs(px), abs(py)) > 1 or pz > ground.rise / 2 + CLEAR:
            break
        above = pz - ground.z(px, py)
        if above < -CLEAR and along > NEAR:
            return False
        clear = clear and above > CLEAR * min(1.0, along / NEAR)
    return True if clear else None
