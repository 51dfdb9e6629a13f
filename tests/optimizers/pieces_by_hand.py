"""What goes around a rule, written a second time in plain floats, around momentum by hand."""

from collections.abc import Callable, Iterator
from itertools import count
from math import copysign, sqrt
from typing import Any, NamedTuple

from by_hand import OfStep, Pair, Slope

from optimizers import (
    Cautious,
    Clipped,
    Decayed,
    Grams,
    Lookahead,
    Momentum,
    PolyakAverage,
)

ETA, MU = 4e-4, 0.9

Rule = Callable[[Slope, float, float], Pair]


def momentum() -> Rule:
    """One step after the other of v ← μv − ηg; θ ← θ + v."""
    v = [0.0, 0.0]

    def step(gradient: Slope, x: float, y: float) -> Pair:
        for i, g in enumerate(gradient(x, y)):
            v[i] = MU * v[i] - ETA * g
        return x + v[0], y + v[1]

    return step


def cautious(gradient: Slope, x: float, y: float, *, xi: OfStep) -> Iterator[Pair]:
    rule = momentum()
    for t in count():
        g, to = gradient(x, y), rule(gradient, x, y)
        u = [x - to[0], y - to[1]]
        mask = [1 if u[i] * g[i] > 0 else 0 for i in (0, 1)]
        share = (sum(mask) + xi(t)) / 2
        x, y = (at - (u[i] / share if mask[i] else 0) for i, at in enumerate((x, y)))
        yield x, y


def grams(gradient: Slope, x: float, y: float) -> Iterator[Pair]:
    rule = momentum()
    while True:
        g, to = gradient(x, y), rule(gradient, x, y)
        x, y = (at - copysign(abs(at - to[i]), g[i]) for i, at in enumerate((x, y)))
        yield x, y


def clipped_by_norm(gradient: Slope, x: float, y: float, *, norm: OfStep) -> Iterator[Pair]:
    rule = momentum()
    for t in count():

        def clipped(x: float, y: float, most: float = norm(t)) -> Pair:
            a, b = gradient(x, y)
            length = sqrt(a * a + b * b)
            return (a, b) if length <= most else (most * (a / length), most * (b / length))

        x, y = rule(clipped, x, y)
        yield x, y


def clipped_by_value(gradient: Slope, x: float, y: float, *, value: OfStep) -> Iterator[Pair]:
    rule = momentum()
    for t in count():

        def clipped(x: float, y: float, most: float = value(t)) -> Pair:
            a, b = gradient(x, y)
            return min(max(a, -most), most), min(max(b, -most), most)

        x, y = rule(clipped, x, y)
        yield x, y


def decoupled(gradient: Slope, x: float, y: float, *, weight_decay: OfStep) -> Iterator[Pair]:
    rule = momentum()
    for t in count():
        to, pull = rule(gradient, x, y), ETA * weight_decay(t)
        x, y = to[0] - pull * x, to[1] - pull * y
        yield x, y


def coupled(gradient: Slope, x: float, y: float, *, weight_decay: OfStep) -> Iterator[Pair]:
    rule = momentum()
    for t in count():

        def regularised(x: float, y: float, pull: float = weight_decay(t)) -> Pair:
            a, b = gradient(x, y)
            return a + pull * x, b + pull * y

        x, y = rule(regularised, x, y)
        yield x, y


def averaged(gradient: Slope, x: float, y: float) -> Iterator[Pair]:
    rule = momentum()
    been = [(x, y)]
    while True:
        been.append(rule(gradient, *been[-1]))
        counted = been[7:] or been[-1:]
        yield (
            sum(place[0] for place in counted) / len(counted),
            sum(place[1] for place in counted) / len(counted),
        )


def lookahead(gradient: Slope, x: float, y: float, *, share: OfStep) -> Iterator[Pair]:
    rule = momentum()
    slow, t = (x, y), 0
    while True:
        fast = slow
        for _ in range(3):
            x, y = fast = rule(gradient, *fast)
            t += 1
            if t % 3:
                yield x, y
        alpha = share(t - 1)
        slow = ((1 - alpha) * slow[0] + alpha * x, (1 - alpha) * slow[1] + alpha * y)
        yield slow


class Piece(NamedTuple):
    """Ours, of hyperparameters; the twin; the hyperparameters, and wrong expressions."""

    make: Callable[..., Any]
    twin: Callable[..., Iterator[Pair]]
    given: dict[str, float]
    wrong: list[tuple[str, str]]


def around(kind: Any, **fixed: Any) -> Callable[..., Any]:
    """Makes that piece around momentum, of whichever class it is at the time."""
    return lambda piece=kind, **given: piece(Momentum(ETA, momentum=MU), **fixed, **given)


CASES = {
    "cautious": Piece(
        around(Cautious),
        cautious,
        {"xi": 0.4},
        [
            ("agreeing + xi", "agreeing"),
            ("np.sign(u) * np.sign(g) > 0", "np.sign(u) * np.sign(g) < 0"),
            ("factor * u)", "phi * u)"),
            ("t + 1, inner)", "t + 1, state.inner)"),
        ],
    ),
    "grams": Piece(
        around(Grams),
        grams,
        {},
        [("np.abs(u) * np.sign(g)", "np.abs(u)"), ("- np.abs(u)", "+ np.abs(u)")],
    ),
    "clipped by norm": Piece(
        around(Clipped),
        clipped_by_norm,
        {"norm": 7.0},
        [("np.hypot.reduce(g,", "np.max(np.abs(g),"), ("np.maximum(length, c)", "length")],
    ),
    "clipped by value": Piece(
        around(Clipped),
        clipped_by_value,
        {"value": 5.0},
        [("np.clip(g, -c, c)", "np.clip(g, 0, c)")],
    ),
    "decoupled": Piece(
        around(Decayed),
        decoupled,
        {"weight_decay": 3.0},
        [
            ("weight_decay * position", "weight_decay * moved"),
            ("learning_rate * weight_decay", "weight_decay"),
        ],
    ),
    "coupled": Piece(
        around(Decayed, coupled=True),
        coupled,
        {"weight_decay": 3.0},
        [("g + weight_decay * points", "g + weight_decay")],
    ),
    "averaged": Piece(
        around(PolyakAverage, since=7),
        averaged,
        {},
        [("(taken + 1)", "max(taken, 1)"), ("gradient, state.x,", "gradient, position,")],
    ),
    "lookahead": Piece(
        around(Lookahead, every=3),
        lookahead,
        {"share": 0.3},
        [("(1 - share)", "share"), ("theta = phi =", "phi =")],
    ),
}
"""Every piece in every way, around momentum."""

PIECES = {
    kind.__name__: kind for kind in (Cautious, Clipped, Decayed, Grams, Lookahead, PolyakAverage)
}
"""All that are exported."""
