"""Writes frozen/NAME.json and frozen/pieces/NAME.json: oracles, walked in float64 by libraries.

Of all optimizers and pieces, or of those whose modules are named. Run by `make oracles` in an
environment of its own; the tests read only what it wrote. `difference` is the largest between a
library's positions and ours over all steps, of either coordinate.
"""

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import oracle  # noqa: E402  # found by the path that is set above
import piece_oracle  # noqa: E402
import walked  # noqa: E402
from libraries import by_optax, by_torch, plain  # noqa: E402
from problems import PROBLEMS  # noqa: E402


class Beside(NamedTuple):
    """A library's walk and ours, each of a problem and a rate, and how a row tells of them."""

    named: dict[str, str]
    package: str
    told: str
    theirs: Callable[..., list[list[float]]]
    ours: Callable[..., NDArray[np.float64]]


def of_rule(module: str, told: ModuleType) -> Iterator[Beside]:
    """What an optimizer is held against."""
    in_torch = partial(by_torch, step=getattr(told, "step", plain))
    for one in told.ORACLES:
        yield Beside(
            {"call": one.call, "package": one.package},
            one.package,
            one.call,
            partial(by_optax if one.package == "optax" else in_torch, one.call),
            partial(walked.walked, module, told),
        )


def of_piece(_: str, told: ModuleType) -> Iterator[Beside]:
    """What a piece is held against."""
    for one in told.HELD:
        besides = {"before": one.before, "scheduler": one.scheduler, "average": one.average}
        in_torch = partial(by_torch, **besides)
        yield Beside(
            {"ours": one.ours, "told": one.told},
            one.package,
            one.told,
            partial(by_optax if one.package == "optax" else in_torch, one.call),
            partial(piece_oracle.walked, one.ours),
        )


def table(module: str, beside: Iterator[Beside], rates: dict[str, float]) -> list[dict[str, Any]]:
    """All trajectories that an optimizer or a piece is held against."""
    rows = []
    for one in beside:
        for name, rate in rates.items():
            points = one.theirs(problem=PROBLEMS[name], lr=rate)
            ours = one.ours(problem=PROBLEMS[name], learning_rate=rate)
            difference = float(np.abs(ours - np.array(points)).max())
            rows.append(
                {
                    **one.named,
                    "version": version(one.package).partition("+")[0],
                    "problem": name,
                    "learning_rate": rate,
                    "difference": difference,
                    "points": points,
                }
            )
            sys.stdout.write(f"{module:18} {name:11} {difference:.1e}  {one.told}\n")
    return rows


def main() -> None:
    """Write a file an optimizer, and one a piece."""
    named = sys.argv[1:]
    for folder, beside, frozen in (
        ("implementations", of_rule, oracle.FROZEN),
        ("pieces", of_piece, piece_oracle.FROZEN),
    ):
        frozen.mkdir(exist_ok=True)
        for path in sorted((HERE / folder).glob("[!_]*.py")):
            if named and path.stem not in named:
                continue
            told = importlib.import_module(f"{folder}.{path.stem}")
            rows = table(path.stem, beside(path.stem, told), told.RATES)
            lines = ",\n".join(json.dumps(row) for row in rows)
            (frozen / f"{path.stem}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
