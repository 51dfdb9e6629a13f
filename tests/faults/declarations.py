"""Every public declaration, and arguments with which it is sound."""

from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

import optimizers
import surfaces
from optimizers import (
    SGD,
    Cautious,
    Clipped,
    Constant,
    Cosine,
    Decayed,
    Grams,
    Linear,
    Lookahead,
    Momentum,
    PolyakAverage,
    WarmRestarts,
    WarmUp,
)
from render import (
    Clock,
    Contour,
    Curves,
    Landscape,
    Scene,
    Sensitivity,
    Stability,
    Steps,
    Sweep,
    Theme,
)
from render.scene.panels import Panels
from render.scene.themes import LIGHT


class Declaration(NamedTuple):
    """A class, and keywords that it takes."""

    kind: Any
    sound: dict[str, Any]


SCENE: dict[str, Any] = {
    "title": "A walk",
    "surface": surfaces.saddle,
    "starts": [(0.5, 0.25)],
    "optimizers": [SGD(0.1), Momentum(0.1)],
    "steps": 4,
    "views": [Contour()],
    "domain": None,
    "theme": "light",
    "clock": Clock(0.2),
    "captions": {1: "a word"},
    "sweep": None,
    "start_outside": False,
}
"""A sound scene."""

RULES = [
    kind
    for kind in vars(optimizers).values()
    if hasattr(kind, "step") and is_dataclass(kind) and ".around." not in kind.__module__
]

AROUND = {"rule": SGD(0.1), "label": "a word"}

DECLARATIONS = [
    *(
        Declaration(rule, {one.name: getattr(rule(0.1), one.name) for one in fields(rule)})
        for rule in RULES
    ),
    Declaration(Cautious, {**AROUND, "xi": 0.5}),
    Declaration(Clipped, {**AROUND, "norm": 0.5, "value": None}),
    Declaration(Decayed, {**AROUND, "weight_decay": 0.1, "coupled": False}),
    Declaration(Grams, AROUND),
    Declaration(Lookahead, {**AROUND, "every": 3, "share": 0.5}),
    Declaration(PolyakAverage, {**AROUND, "since": 2}),
    Declaration(Constant, {"value": 0.1}),
    Declaration(Linear, {"first": 0.1, "last": 0.2, "steps": 3}),
    Declaration(Cosine, {"first": 0.1, "last": 0.2, "steps": 3}),
    Declaration(WarmUp, {"then": 0.1, "steps": 3}),
    Declaration(WarmRestarts, {"peak": 0.1, "lower": 0.0, "steps": 3, "growth": 2}),
    Declaration(
        Clock, {name: getattr(Clock(), name) for name in Clock.__dataclass_fields__ if name != "_"}
    ),
    Declaration(Theme, {name: getattr(LIGHT, name) for name in Theme.__dataclass_fields__}),
    Declaration(Sweep, {"learning_rate": [0.1, 0.2], "keep": []}),
    Declaration(
        Panels,
        {"views": (Contour(), Landscape()), "stacked": False, "ratios": (1, 2), "label": "both"},
    ),
    *(
        Declaration(
            view, {name: getattr(view(), name) for name in view.__dataclass_fields__ if name != "_"}
        )
        for view in (Contour, Curves, Landscape, Sensitivity, Stability, Steps)
    ),
    Declaration(
        surfaces.Surface,
        {name: getattr(surfaces.saddle, name) for name in surfaces.Surface.__dataclass_fields__},
    ),
    Declaration(Scene, SCENE),
]

FIELDS = [(kind, sound, field) for kind, sound in DECLARATIONS for field in sound]


def in_scene(made: Any) -> dict[str, Any]:
    """The arguments of a scene in which a declaration takes its place."""
    if isinstance(made, Scene):
        return {}
    places = {Theme: "theme", Clock: "clock", Sweep: "sweep", surfaces.Surface: "surface"}
    if (place := places.get(type(made))) is not None:
        return {place: made}
    if isinstance(made, Panels) or hasattr(made, "stage"):
        return {"views": [made]}
    return {"optimizers": [made if hasattr(made, "step") else SGD(made)]}
