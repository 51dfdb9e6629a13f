"""What a page may say, and what is made of much at once."""

import json
import re
from pathlib import Path

import pytest

from optimizers.hyperparameter import Range
from render.preview.table import Table
from render.preview.wish import RefusedError, UnfitError, Wishes, asked

RATE = Range(0.0, float("inf"), touches_lower=False)
TABLE = Table({(0, "learning_rate"): RATE}, ((-1.0, 1.0), (0.0, 2.0)), starts=1)


def said(**message) -> str:
    return json.dumps(message)


def test_a_number_a_start_a_copy_and_a_reset_can_be_asked_for() -> None:
    assert asked(said(set=[0, "learning_rate", 0.5], serial=3), TABLE) == (
        Wishes(values={(0, "learning_rate"): 0.5}),
        3,
    )
    assert asked(said(start=[0, 0.5, 1], serial=4), TABLE) == (
        Wishes(starts={0: (0.5, 1.0)}),
        4,
    )
    assert asked(said(copy=True), TABLE) == (Wishes(copy=True), None)
    assert asked(said(reset=True), TABLE) == (Wishes(reset=True), None)


STRANGE = {
    "an unknown parameter": said(set=[0, "momentum", 0.5], serial=1),
    "an attribute": said(set=[0, "__class__", 0.5], serial=1),
    "a negative index": said(set=[-1, "learning_rate", 0.5], serial=1),
    "an index that is too large": said(set=[1, "learning_rate", 0.5], serial=1),
    "a truth as index": '{"set": [false, "learning_rate", 0.5], "serial": 1}',
    "an index with a point": '{"set": [0.0, "learning_rate", 0.5], "serial": 1}',
    "no number": '{"set": [0, "learning_rate", NaN], "serial": 1}',
    "infinity": '{"set": [0, "learning_rate", Infinity], "serial": 1}',
    "a number too large": '{"set": [0, "learning_rate", 1e999], "serial": 1}',
    "a whole number too large": f'{{"set": [0, "learning_rate", 1{"0" * 400}], "serial": 1}}',
    "more digits than are read": f'{{"set": [0, "learning_rate", 1{"0" * 5000}], "serial": 1}}',
    "a word": said(set=[0, "learning_rate", "0.5"], serial=1),
    "a truth": said(set=[0, "learning_rate", True], serial=1),
    "nothing": said(set=[0, "learning_rate", None], serial=1),
    "a list": said(set=[0, "learning_rate", [0.5]], serial=1),
    "a list for a name": said(set=[0, ["learning_rate"], 0.5], serial=1),
    "too few": said(set=[0, "learning_rate"], serial=1),
    "too many": said(set=[0, "learning_rate", 0.5, 1], serial=1),
    "no serial": said(set=[0, "learning_rate", 0.5]),
    "a word for a serial": said(set=[0, "learning_rate", 0.5], serial="1"),
    "a negative serial": said(set=[0, "learning_rate", 0.5], serial=-1),
    "a truth for a serial": said(set=[0, "learning_rate", 0.5], serial=True),
    "two wishes": said(set=[0, "learning_rate", 0.5], serial=1, copy=True),
    "a start that is not there": said(start=[1, 0.5, 0.5], serial=1),
    "a start that is no number": '{"start": [0, NaN, 0.5], "serial": 1}',
    "a copy of something": said(copy="/etc/passwd"),
    "a copy that is 1": said(copy=1),
    "a reset that is false": said(reset=False),
    "a path": said(open="../scenes/saddle.py"),
    "code": said(eval="1+1"),
    "no object": "[1]",
    "no JSON": "{set",
    "an empty message": "",
    "nested deeply": "[" * 1500 + "]" * 1500,
    "bytes": said(copy=True).encode(),
}


@pytest.mark.parametrize("what", STRANGE)
def test_anything_else_is_refused(what) -> None:
    with pytest.raises(RefusedError):
        asked(STRANGE[what], TABLE)


@pytest.mark.parametrize(
    "message",
    [
        said(set=[0, "learning_rate", 0], serial=1),
        said(set=[0, "learning_rate", -0.5], serial=1),
        said(start=[0, 1.01, 1], serial=1),
        said(start=[0, 0, -1e300], serial=1),
    ],
)
def test_a_number_that_may_not_be_is_told_and_is_no_attack(message) -> None:
    with pytest.raises(UnfitError):
        asked(message, TABLE)


def test_nothing_can_be_set_before_a_scene_has_been_read() -> None:
    with pytest.raises(RefusedError):
        asked(said(set=[0, "learning_rate", 0.5], serial=1), None)


def test_of_many_wishes_the_newest_of_each_kind_is_left() -> None:
    wishes = Wishes()
    for k in range(100):
        wishes = wishes.then(Wishes(values={(0, "learning_rate"): k / 100}))
        wishes = wishes.then(Wishes(values={(1, "momentum"): k / 200}))
        wishes = wishes.then(Wishes(starts={0: (k, -k)}))
    assert wishes.values == {(0, "learning_rate"): 0.99, (1, "momentum"): 0.495}
    assert wishes.starts == {0: (99, -99)}


def test_a_reset_takes_back_what_waits_before_it_and_nothing_after() -> None:
    before = Wishes(values={(0, "a"): 1.0}, starts={0: (1, 1)}, copy=True)
    wishes = before.then(Wishes(reset=True)).then(Wishes(values={(0, "b"): 2.0}))
    assert wishes == Wishes(reset=True, values={(0, "b"): 2.0}, copy=True)


def test_wishes_and_the_table_go_through_a_pipe_as_they_are() -> None:
    wishes = Wishes(reset=True, values={(3, "rule.norm"): 0.1}, starts={0: (0.1, 0.2)}, copy=True)
    assert Wishes.told(json.loads(json.dumps(wishes.message()))) == wishes
    assert Table.told(json.loads(json.dumps(TABLE.message()))) == TABLE


def test_what_the_docs_list_is_what_is_accepted() -> None:
    page = (Path(__file__).parents[3] / "docs" / "preview.md").read_text(encoding="utf-8")
    messages = re.findall(r"^\| `(\{.*?\})` \|", page, re.MULTILINE)
    assert [next(iter(json.loads(one))) for one in messages] == ["set", "start", "copy", "reset"]
    for message in messages:
        asked(message, TABLE)
