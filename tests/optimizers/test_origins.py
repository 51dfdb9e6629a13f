"""Where every rule comes from: told once, beside the rule, and without contradiction."""

import re
from typing import Any, get_args

import pytest
from line_up import OPTIMIZERS

from optimizers import SGD, Family, Origin

each_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)


def origin_faults(kind: Any) -> list[str]:
    """What is wrong with an optimizer's origin."""
    origin: Origin = kind.origin
    found = [] if origin.family in get_args(Family) else ["no family"]
    if re.search(rf"\b{origin.year}\b", kind.__doc__.partition("Source:")[2]) is None:
        found.append("another year than its source")
    for name in origin.after:
        if name not in OPTIMIZERS:
            found.append(f"grown out of {name}, which is not here")
        elif OPTIMIZERS[name].origin.year > origin.year:
            found.append(f"older than {name}")
    return found


@each_optimizer
def test_a_rule_tells_the_year_of_its_source_and_grew_out_of_older_ones(name: str) -> None:
    assert origin_faults(OPTIMIZERS[name]) == []


def test_an_origin_that_contradicts_the_docstring_is_told_apart() -> None:
    class Odd(SGD):
        """Source: Nobody, 1990."""

        origin = Origin("momentum", 1991, after=("Adam", "Nothing"))

    assert origin_faults(Odd) == [
        "another year than its source",
        "older than Adam",
        "grown out of Nothing, which is not here",
    ]


def test_all_but_plain_descent_grew_out_of_something() -> None:
    assert [name for name, kind in OPTIMIZERS.items() if not kind.origin.after] == ["SGD"]
