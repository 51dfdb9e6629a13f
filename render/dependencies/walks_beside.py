"""What a trajectory has beside its points, as arrays with names: fan, spread, readings."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from optimizers import Spread
from render.trajectory import Fan, Trajectory

READING = "reading "


def beside(index: int, one: Trajectory) -> Iterator[tuple[str, NDArray[Any]]]:
    """The arrays of the trajectory of that index, each under a name that holds it."""
    if one.fan is not None:
        yield f"{index} fan points", one.fan.points
        yield f"{index} fan values", one.fan.values
        yield f"{index} fan stops", np.array([-1 if k is None else k for k in one.fan.stops])
        yield f"{index} fan amid", np.array(one.fan.amid)
    if one.spread is not None:
        yield f"{index} {'outline' if one.spread.outline else 'members'}", one.spread.points
    for name, array in one.readings.items():
        yield f"{index} {READING}{name}", array


def beside_of(kept: NpzFile, index: int) -> dict[str, Any]:
    """What the trajectory of that index has of them, by the names of its fields."""
    prefix = f"{index} "
    own = {name.removeprefix(prefix): kept[name] for name in kept.files if name.startswith(prefix)}
    found: dict[str, Any] = {
        "readings": {
            name.removeprefix(READING): np.asarray(array)
            for name, array in own.items()
            if name.startswith(READING)
        }
    }
    if "fan points" in own:
        stops = tuple(None if stop < 0 else stop for stop in own["fan stops"].tolist())
        amid = int(own["fan amid"])
        found["fan"] = Fan(own["fan points"], own["fan values"], stops, amid=amid)
    for name in ("outline", "members"):
        if name in own:
            found["spread"] = Spread(own[name], outline=name == "outline")
    return found
