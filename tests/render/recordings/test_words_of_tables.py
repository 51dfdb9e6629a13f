"""Words of a recorded table are what they were: labels, variants, names of readings."""

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Recorded, Scene, simulate
from render.making.simulated import ways
from render.recordings.written import as_table, csv_text
from surfaces import sphere

WORDS = ["#1", "% of it", "0.1", "0.10", " a", "a", "a ", 'the "best", they say', "NA", "-", "'x'"]


class Telling(SGD):
    """SGD that tells of its step under names of which each is trouble."""

    def readings(self, state):  # noqa: ARG002  # as all readings are asked for
        names = ("a\tb", "c,d", " e", 'f"g', "two\nlines", "1")
        return {name: np.array([float(k)]) for k, name in enumerate(names)}


def scene(*optimizers):
    return Scene("Words", sphere, [(2, 0)], optimizers, 3, [Contour()])


@pytest.fixture
def written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    one = scene(Telling(0.01, label=WORDS[0]), *(SGD(0.1 * k, label=WORDS[k]) for k in range(1, 8)),
                *(SGD(0.01 * k, label=WORDS[k]) for k in range(8, len(WORDS))))  # fmt: skip
    walked = simulate(one)
    text = "".join(csv_text(as_table(list(ways(one, walked)), "run.csv")))
    (tmp_path / "run.csv").write_text(text)
    return walked


def test_each_of_several_labels_comes_back_as_itself(written) -> None:
    again = simulate(scene(*(Recorded("run.csv", label) for label in WORDS)))
    assert [one.label for one in again] == WORDS
    for one, other in zip(written, again, strict=True):
        np.testing.assert_array_equal(one.points, other.points)


def test_each_name_of_a_reading_comes_back_with_its_numbers(written) -> None:
    assert written[0].readings == {}  # an optimizer's are worked out once more
    (one,) = simulate(scene(Recorded("run.csv", WORDS[0])))
    names = ["a\tb", "c,d", " e", 'f"g', "two lines", "1"]
    assert list(one.readings) == names
    assert [one.readings[name][-1] for name in names] == [0, 1, 2, 3, 4, 5]


def test_plain_words_are_written_bare() -> None:
    one = scene(SGD(0.1, label="Momentum (0.9), old"), SGD(0.1, label="learning_rate=0.1"))
    text = "".join(csv_text(as_table(list(ways(one, simulate(one))), "run.csv")))
    assert text.startswith('label,start,step,x,y,value\n"Momentum (0.9), old",0,0,2.0,0.0,4.0\n')
    assert "\nlearning_rate=0.1,0,0," in text


def test_a_lone_walker_of_another_label_is_refused_with_what_it_is_called(read) -> None:
    text = "method,x,y\nBFGS,2,0\nBFGS,1,0\n"
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the words are compared
        read(text, label="Adam")
    assert str(caught.value) == (
        "run.csv: method is 'BFGS' in every row, and never 'Adam'; write label='BFGS', or "
        "where={'method': 'BFGS'} to call it 'Adam'"
    )
    assert read(text).label == read(text, label="BFGS").label == "BFGS"
    assert read(text, label="Adam", where={"method": "BFGS"}).label == "Adam"
    assert read("x,y\n2,0\n", label="Adam").label == "Adam"
    assert read("label,x,y\n,2,0\n", label="Adam").label == "Adam"


def test_a_number_finds_the_words_that_are_that_number(read) -> None:
    text = "label,variant,x,y\n1,0.10,2,0\n1,0.20,3,0\n"
    run = read(text, where={"label": 1, "variant": 0.2})
    np.testing.assert_array_equal(run.starts, [(3, 0)])
    with pytest.raises(ValueError, match=r"no row has variant 0\.3"):
        read(text, where={"variant": 0.3})


@pytest.mark.parametrize(
    ("header", "place"),
    [
        ("x1,x2,x", (1, 2)),
        ("x0,x1,x", (1, 2)),
        ("x0,y,x", (3, 2)),
        ("x2,y2,w1,w2", (3, 4)),
        ("p1,p2,w1,w2,w3", None),
        ("x1,x2,x3", None),
    ],
)
def test_two_numbered_coordinates_are_the_place_and_three_are_none(read, header, place) -> None:
    text = f"{header}\n{','.join('12345'[: header.count(',') + 1])}\n"
    if place is None:
        with pytest.raises(ValueError, match=r"are 3 coordinates; name the two to be seen: col"):
            read(text)
    else:
        np.testing.assert_array_equal(read(text).starts, [place])


def test_of_more_coordinates_columns_names_the_two(read) -> None:
    run = read("x0,x1,x2\n1,2,3\n", columns=("x0", "x2"))
    np.testing.assert_array_equal(run.starts, [(1, 3)])
