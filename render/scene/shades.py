"""Shades of one colour, which stand out from the ground more and more."""

from functools import cache

import numpy as np

from render.scene.mixing import mix, rgb
from render.scene.sight import apart

PALEST, DEEPEST = 0.35, 0.66
"""The share of the colour in the palest that may be, and of ink in the other end, still a hue."""

STANDS_OUT = 7.0
"""How far from every colour of the ramp a second shade is to be, as `apart` measures."""

OFF_GROUND = 25.0
"""How far from the ground outside the picture, on which charts are drawn: less is lost on it."""

OFF_OTHERS = 8.0
"""How far from what a shade is not to be taken for, and from each other, for all this to hold.

Where shades must come nearer to each other, they may come nearer to the rest by the same share.
"""

FINE, HALVINGS = 48, 9
"""Places on the way from end to end, and how often the widest spacing is halved in on."""


@cache
def graded(
    colour: str,
    count: int,
    *,
    ground: str,
    ink: str,
    ramp: tuple[str, ...],
    avoided: tuple[str, ...],
) -> tuple[str, ...]:
    """So many shades of a colour, 3 or more, from the nearest to the ground to the farthest.

    They lie on the way from the ground through the colour to the ink, as far apart as there is
    room off the ground, the ramp, and what else is to be avoided.
    """
    fine = max(FINE, 4 * count)
    pale, deep = mix(ground, colour, PALEST), mix(colour, ink, DEEPEST)
    up, down = (apart([rgb(one), rgb(colour)])[0, 1] for one in (pale, deep))
    first = round((fine - 1) * up / max(up + down, 1e-9))
    way = [mix(pale, colour, k / first) for k in range(first)]
    way += [mix(colour, deep, k / (fine - 1 - first)) for k in range(fine - first)]
    between = apart([rgb(one) for one in (*way, ground, *ramp, *avoided)])
    among, beside = between[:fine, :fine], between[:fine, fine:]
    wanted = [OFF_GROUND, *[STANDS_OUT] * len(ramp), *[OFF_OTHERS] * len(avoided)]
    room = (beside / wanted).min(axis=1)
    chosen, low, high = list(range(count)), 0.0, 100.0
    for _ in range(HALVINGS):
        spacing = (low + high) / 2
        kept: list[int] = []
        for place in np.flatnonzero(room >= min(1.0, spacing / OFF_OTHERS)).tolist():
            if (among[place, kept] >= spacing).all():
                kept.append(place)
        if len(kept) >= count:
            chosen, low = kept[:count], spacing
        else:
            high = spacing
    return tuple(way[place] for place in chosen)
