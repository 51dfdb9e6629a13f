"""What goes around a rule beside public implementations: the same positions, step by step.

The frozen trajectories, and the script that made them, lie in tests/oracles.
"""

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest
from pieces_by_hand import PIECES

ORACLES = Path(__file__).parents[1] / "oracles"
sys.path.append(str(ORACLES))

from oracle import EXACT  # noqa: E402  # found by the path that is set above
from piece_oracle import Walked, frozen, walked  # noqa: E402
from problems import PROBLEMS, STEPS  # noqa: E402

MODULES = [kind.__module__.rpartition(".")[2] for kind in PIECES.values()] + ["warm_restarts"]
TOLD = {module: importlib.import_module(f"pieces.{module}") for module in MODULES}
ROWS = [(module, row) for module in TOLD for row in frozen(module)]


def difference(ours: str, row: Walked) -> float:
    """The largest between positions of ours and theirs."""
    path = walked(ours, problem=PROBLEMS[row["problem"]], learning_rate=row["learning_rate"])
    return float(np.abs(path - np.array(row["points"])).max())


@pytest.mark.parametrize(
    ("module", "row"), ROWS, ids=[f"{row['told']}-{row['problem']}" for _, row in ROWS]
)
def test_a_piece_walks_as_the_public_implementation_does(module: str, row: Walked) -> None:
    (held,) = [
        one for one in TOLD[module].HELD if (one.told, one.ours) == (row["told"], row["ours"])
    ]
    assert difference(held.ours, row) <= held.within
    assert row["difference"] <= held.within
    assert len(row["points"]) == STEPS + 1


@pytest.mark.parametrize("module", TOLD)
def test_all_that_a_piece_is_held_against_is_frozen(module: str) -> None:
    told = TOLD[module]
    found = {(row["told"], row["problem"]) for row in frozen(module)}
    assert found == {(one.told, problem) for one in told.HELD for problem in told.RATES}
    assert all(row["learning_rate"] == told.RATES[row["problem"]] for row in frozen(module))


@pytest.mark.parametrize(
    ("module", "place", "near"),
    [(module, *near) for module, told in TOLD.items() for near in told.NEAR],
)
def test_a_slightly_different_piece_is_told_apart(module: str, place: int, near: str) -> None:
    held = TOLD[module].HELD[place]
    rows = [row for row in frozen(module) if row["told"] == held.told]
    assert rows
    assert max(difference(near, row) for row in rows) > 10 * held.within


def test_what_is_looser_than_rounding_says_why() -> None:
    loose = [one for told in TOLD.values() for one in told.HELD if one.within > EXACT]
    assert len(loose) == 1
    assert all(one.why and one.within <= 1e-5 for one in loose)
