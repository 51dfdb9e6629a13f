"""Declared: what a scene's file says of itself, as plain data that a program can read."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from numbers import Real
from typing import Any, TypeAlias

from optimizers.inner import layers_of
from optimizers.naming import label_of
from render.scene.panels import Picture, leaves
from render.scene.scene import Scene

Plain: TypeAlias = Mapping[str, Any]
"""What JSON can hold."""


@dataclass(frozen=True)
class Declared:
    """A scene as `steepest list --json` tells it, beside its name and its file.

    title: its title; surface, formula: the name of the ground and, in TeX, what f is
    domain: what is shown, [[x0, x1], [y0, y1]]; starts: how many there are
    optimizers: each with its `label`, its `kind`, which is its class, and its `hyperparameters`,
    null for a schedule
    steps: how many each walks; seconds: how long its films are
    sweep: null, or the `hyperparameter` and its `values`, null for a schedule
    views: each with its `name` and the `kinds` of its panels
    """

    title: str
    surface: str
    formula: str
    domain: list[Any]
    starts: int
    optimizers: list[Any]
    steps: int
    seconds: float
    sweep: Plain | None
    views: list[Any]

    @classmethod
    def by(cls, scene: Scene) -> "Declared":
        """What a scene declares; where its own code runs, it may raise anything."""
        sweep = scene.sweep
        return cls(
            title=str(scene.title),
            surface=str(scene.surface.name),
            formula=str(scene.surface.formula),
            domain=[list(interval) for interval in scene.shown],
            starts=len(scene.starts),
            optimizers=[
                {
                    "label": label_of(optimizer),
                    "kind": type(optimizer).__name__,
                    "hyperparameters": hyperparameters(optimizer),
                }
                for optimizer in scene.optimizers
            ],
            steps=int(scene.steps),
            seconds=float(scene.timeline().duration),
            sweep=None
            if sweep is None
            else {
                "hyperparameter": sweep.hyperparameter,
                "values": [number(value) for value in sweep.values],
            },
            views=[{"name": str(view.name), "kinds": kinds(view)} for view in scene.views],
        )

    @classmethod
    def of(cls, message: object) -> "Declared | None":
        """What was told as `message`; None where that is not in its form."""
        if not isinstance(message, dict):
            return None
        match message:
            case {
                "title": str(),
                "surface": str(),
                "formula": str(),
                "domain": list(),
                "starts": int(),
                "optimizers": list(),
                "steps": int(),
                "seconds": int() | float(),
                "sweep": None | dict(),
                "views": list(),
            }:
                return cls(**{one.name: message[one.name] for one in fields(cls)})
        return None


def kinds(view: Picture) -> list[str]:
    """The classes of a view's panels, in reading order; of a view alone its own."""
    return [type(leaf).__name__ for leaf in leaves(view)]


def hyperparameters(optimizer: object) -> dict[str, float | None]:
    """The numbers and schedules that it keeps, or what it goes around, by name."""
    layers = [*layers_of(optimizer)]
    kept: dict[str, object] = {}
    for layer in reversed(layers):  # the outermost of a name is the one that is swept
        kept |= vars(layer) if hasattr(layer, "__dict__") else {}
    return {
        name: number(value)
        for name, value in kept.items()
        if not name.startswith("_")
        and not isinstance(value, bool)
        and (isinstance(value, Real) or callable(value))
        and not any(value is layer for layer in layers)
    }


def number(value: object) -> float | None:
    """A number as JSON has it; None for a schedule, and for what is not finite."""
    try:
        found = float(value) if isinstance(value, Real) else math.nan
    except OverflowError:  # a whole number of more than 308 digits
        found = math.nan
    return found if math.isfinite(found) else None
