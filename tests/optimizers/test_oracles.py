"""Every optimizer beside public implementations: the same positions, step by step, in float64.

The frozen trajectories, and the script that made them, lie in tests/oracles.
"""

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest
from line_up import OPTIMIZERS

ORACLES = Path(__file__).parents[1] / "oracles"
sys.path.append(str(ORACLES))

from oracle import EXACT, Walked, frozen  # noqa: E402  # found by the path that is set above
from problems import PROBLEMS, STEPS  # noqa: E402
from walked import walked  # noqa: E402

MODULES = {name: kind.__module__.rpartition(".")[2] for name, kind in OPTIMIZERS.items()}


TOLD = {module: importlib.import_module(f"implementations.{module}") for module in MODULES.values()}
ROWS = [(module, row) for module, told in TOLD.items() if told.ORACLES for row in frozen(module)]


def difference(module: str, row: Walked, **other: float) -> float:
    """The largest between our positions and theirs."""
    ours = walked(
        module,
        TOLD[module],
        problem=PROBLEMS[row["problem"]],
        learning_rate=row["learning_rate"],
        **other,
    )
    return float(np.abs(ours - np.array(row["points"])).max())


@pytest.mark.parametrize(
    ("module", "row"), ROWS, ids=[f"{row['call']}-{row['problem']}" for _, row in ROWS]
)
def test_an_optimizer_walks_as_the_public_implementation_does(module: str, row: Walked) -> None:
    (oracle,) = [one for one in TOLD[module].ORACLES if one.call == row["call"]]
    assert difference(module, row) <= oracle.within
    assert row["difference"] <= oracle.within


@pytest.mark.parametrize("module", MODULES.values())
def test_every_optimizer_has_its_oracles_or_says_why_not(module: str) -> None:
    told = TOLD[module]
    assert told.ORACLES or told.REFUSED
    walks = {(row["call"], row["problem"]) for each, row in ROWS if each == module}
    assert walks == {(one.call, problem) for one in told.ORACLES for problem in told.RATES}
    for each, row in ROWS:
        if each == module:
            assert len(row["points"]) == STEPS + 1
            assert row["learning_rate"] == told.RATES[row["problem"]]
            assert tuple(row["points"][0]) == PROBLEMS[row["problem"]].start


@pytest.mark.parametrize(
    ("module", "near"), [(module, near) for module, told in TOLD.items() for near in told.NEAR]
)
def test_a_slightly_different_rule_is_told_apart(module: str, near: dict[str, float]) -> None:
    rows = [row for each, row in ROWS if each == module]
    assert rows
    assert all(difference(module, row, **near) > 10 * EXACT for row in rows)


def test_what_is_looser_than_rounding_says_why() -> None:
    loose = [one for told in TOLD.values() for one in told.ORACLES if one.within > EXACT]
    assert [one for one in loose if not one.why or one.within > 1e-8] == []
