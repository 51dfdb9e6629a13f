"""Strategies: any scene, every part of it within what its declaration allows, edges too."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from hypothesis import strategies as st

import surfaces
from optimizers import (
    SGD,
    AdaDelta,
    AdaGrad,
    Adam,
    Constant,
    Cosine,
    Linear,
    Momentum,
    Nesterov,
    RMSProp,
    WarmUp,
)
from render import Clock, Contour, Curves, Landscape, Sensitivity, Stability, Steps, Sweep, Theme
from render.scene.panels import Panels
from render.scene.themes import LIGHT, THEMES

SURFACES = [thing for thing in vars(surfaces).values() if isinstance(thing, surfaces.Surface)]
LETTERS = "aZ9 .,;:!?-_^&%#~@'\"<>|/()[]ÉéßΩη−→…"
TEXT = st.text(st.sampled_from(LETTERS), min_size=1, max_size=60).map(lambda words: f"x{words}")
WILD = TEXT | st.text(max_size=30)
"""Once in a while a text with TeX, control characters or what no font has."""

sizes = st.tuples(st.integers(16, 100), st.integers(16, 100)).map(lambda s: (2 * s[0], 2 * s[1]))
rates = st.one_of(st.floats(1e-6, 2.0), st.floats(5e-324, 1e300), st.just(1e308))
shares = st.floats(0, 1, exclude_max=True)
small = st.integers(1, 30)


def schedules(values: st.SearchStrategy[float]) -> st.SearchStrategy[Any]:
    """Values, and every kind of schedule between such values."""
    pairs = st.tuples(values, values)
    return st.one_of(
        values,
        values.map(Constant),
        st.builds(lambda ends, n: Linear(*ends, steps=n), pairs, small),
        st.builds(lambda ends, n: Cosine(*ends, steps=n), pairs, small),
        st.builds(lambda then, n: WarmUp(then, steps=n), values, small),
    )


RULES: list[st.SearchStrategy[Any]] = [
    st.builds(SGD, schedules(rates)),
    st.builds(Momentum, schedules(rates), momentum=schedules(shares)),
    st.builds(Nesterov, schedules(rates), momentum=schedules(shares)),
    st.builds(AdaGrad, schedules(rates)),
    st.builds(RMSProp, schedules(rates)),
    st.builds(AdaDelta, schedules(rates)),
    st.builds(Adam, schedules(rates), beta1=schedules(shares), beta2=shares, epsilon=rates),
]


def rarely(draw: st.DrawFn) -> bool:
    """True once in ten times."""
    return draw(st.integers(0, 9)) == 9


@st.composite
def line_ups(draw: st.DrawFn) -> list[Any]:
    """One to five optimizers, each labelled by its place."""
    from dataclasses import replace

    rules = draw(st.lists(st.one_of(RULES), min_size=1, max_size=5))
    words = draw(TEXT) if draw(st.booleans()) else ""
    return [replace(rule, label=f"{type(rule).__name__}{words}{k}") for k, rule in enumerate(rules)]


@st.composite
def intervals(draw: st.DrawFn) -> tuple[float, float]:
    """Of any width, tiny or huge, anywhere."""
    width = 10.0 ** draw(st.integers(-99, 98) if rarely(draw) else st.integers(-12, 12))
    low = draw(st.sampled_from([-0.5, 0.0, -1.0, 1.0, 1e3, -1e6, 1e8])) * width
    return low, low + width * draw(st.floats(0.5, 1.0))


@st.composite
def grounds(draw: st.DrawFn) -> tuple[Any, Any, tuple[float, float]]:
    """A surface, a domain, its own or any, and a start within it."""
    surface = draw(st.sampled_from(SURFACES))
    own = draw(st.booleans())
    domain = surface.domain if own else (draw(intervals()), draw(intervals()))
    start = tuple(min(low + draw(st.floats(0, 1)) * (high - low), high) for low, high in domain)
    return surface, None if own else domain, start


leaves = st.one_of(
    st.builds(
        Landscape,
        azimuth=st.none() | st.floats(-360, 360),
        elevation=st.none() | st.floats(5, 90),
        turn=st.just(0) | st.floats(-90, 90),
        height=st.sampled_from([None, "linear", "sqrt", "log"]),
        rise=st.none() | st.floats(0.1, 2),
    ),
    st.builds(
        Contour,
        levels=st.integers(2, 100),
        scale=st.sampled_from([None, "linear", "sqrt", "log"]),
        flow=st.booleans(),
    ),
    st.builds(
        Curves,
        st.sampled_from(["value", "x", "y", "distance", "gradient", "learning rate"]),
        log=st.booleans(),
    ),
    st.just(Steps()),
    st.just(Stability()),
    st.builds(Sensitivity, rates=st.just([0.01, 1]), log=st.booleans()),
)


def rows(parts: Sequence[Any], *, stacked: bool) -> Panels:
    """The parts as panels under a name of their own."""
    return Panels(tuple(parts), stacked=stacked, label="panels")


pictures = leaves | st.builds(
    lambda parts, stacked: rows(parts, stacked=stacked),
    st.lists(leaves, min_size=2, max_size=3),
    st.booleans(),
)


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """A film of up to ten seconds at up to 50 frames a second."""
    pace = draw(st.sampled_from(["duration", "steps_per_second"]))
    return Clock(
        **{pace: draw(st.floats(0.01, 10))},
        fps=draw(st.floats(0.5, 50)),
        easing=draw(st.floats(1, 10)),
        hold_start=draw(st.none() | st.floats(0, 0.004)),
        pauses=draw(st.dictionaries(st.integers(0, 1), st.floats(0, 0.0005), max_size=2)),
    )


@st.composite
def themes(draw: st.DrawFn) -> str | Theme:
    """One of the two, or a light one with some lengths of its own."""
    from dataclasses import replace

    if draw(st.booleans()):
        return draw(st.sampled_from(sorted(THEMES)))
    lengths = ["line", "path", "head", "isoline", "title_size", "smallest_size", "curve", "shadow"]
    changed = draw(st.dictionaries(st.sampled_from(lengths), st.floats(1, 60), max_size=3))
    return replace(LIGHT, **changed)


captions = st.one_of(
    st.just({}),
    st.just("events"),
    st.dictionaries(st.integers(0, 1), TEXT, max_size=2),
)

sweeps = st.none() | st.builds(
    lambda values: Sweep(learning_rate=values), st.lists(rates, min_size=2, max_size=3)
)


@st.composite
def parts(draw: st.DrawFn) -> dict[str, Any]:
    """The arguments of a Scene."""
    surface, domain, start = draw(grounds())
    return {
        "title": draw(WILD if rarely(draw) else TEXT),
        "surface": surface,
        "domain": domain,
        "starts": [start],
        "optimizers": draw(line_ups()),
        "steps": draw(small),
        "views": [draw(pictures)],
        "clock": draw(clocks()),
        "theme": draw(themes()),
        "captions": draw(captions),
        "sweep": draw(sweeps) if rarely(draw) else None,
        "start_outside": True,
    }


anything = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-3, 40),
        st.sampled_from([10**400, -(10**25), 2**63]),
        st.sampled_from([math.nan, math.inf, -math.inf, -0.0, 5e-324, 1e308, 0.5, 1j]),
        st.text(max_size=5),
        st.binary(max_size=3),
        st.sampled_from([int, Adam, Contour, str, lambda: 0, lambda x: x, object(), ..., {1}]),
        st.sampled_from([SGD(0.1), Contour(), Clock(), LIGHT, surfaces.saddle]),
        st.sampled_from([Decimal("0.5"), Decimal("nan"), np.float64(0.5)]),
        st.sampled_from([np.int64(3), np.arange(3.0), np.eye(2), np.array(["a"]), np.bool_(1)]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.integers(0, 3) | st.text(max_size=2), inner, max_size=2),
    ),
    max_leaves=5,
)
