"""A recorded run in a scene: where it begins, how long it goes, what it tells."""

import numpy as np
import pytest

from optimizers import SGD, Adam
from render import Contour, Curves, Outcome, Recorded, Scene, Sweep, simulate
from render.film.filming import film_of
from surfaces import sphere

RUN = "x,y\n2,0\n1,0\n0,0\n"


def scene(*optimizers, starts=((2, 0),), steps=2, views=None, **given):
    return Scene("Recorded", sphere, starts, optimizers, steps, views or [Contour()], **given)


def fault(make, *arguments, **given) -> str:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the words are compared
        make(*arguments, **given)
    return str(caught.value)


def test_it_stands_beside_optimizers_and_ends_as_they_do(read) -> None:
    other, one = simulate(scene(SGD(0.1), read(RUN, label="R's optim")))
    assert (other.label, one.label) == ("SGD", "R's optim")
    np.testing.assert_array_equal(one.points, [(2, 0), (1, 0), (0, 0)])
    np.testing.assert_array_equal(one.values, [4, 1, 0])
    assert one.outcome is Outcome.CONVERGED


def test_a_run_of_fewer_steps_stands_at_its_end(read) -> None:
    (one,) = simulate(scene(read(RUN), steps=5))
    np.testing.assert_array_equal(one.points[2:], 4 * [(0, 0)])
    assert (one.outcome, one.stopped_at) == (Outcome.CONVERGED, None)


def test_a_run_of_more_steps_is_refused_or_cut(read) -> None:
    told = fault(scene, read(RUN), steps=1)
    assert told.startswith("run.csv: 'run' takes 2 steps, and the scene 1; write steps=2, or cut=")
    (one,) = simulate(scene(read(RUN, cut=True), steps=1))
    np.testing.assert_array_equal(one.points, [(2, 0), (1, 0)])


def test_between_rows_it_goes_straight_and_rows_stay_to_the_bit(read) -> None:
    text = "epoch,x,y,accuracy\n5,0.1,0,0.2\n15,0.7,1,0.4\n16,0.3,1,0.9\n"
    run = read(text)
    walk = run.walk(sphere, run.starts, steps=12)
    np.testing.assert_allclose(walk.points[5, 0], [0.4, 0.5])
    np.testing.assert_allclose(walk.readings["accuracy"][5, 0], 0.3)
    for step, place in ((0, (0.1, 0)), (10, (0.7, 1)), (11, (0.3, 1)), (12, (0.3, 1))):
        np.testing.assert_array_equal(walk.points[step, 0], place)


def test_numbers_that_are_none_mean_that_it_diverged_there(read) -> None:
    (one,) = simulate(scene(read("x,y\n2,0\n1,0\nnan,inf\n")))
    assert (one.outcome, one.stopped_at) == (Outcome.DIVERGED, 1)


def test_it_must_begin_at_each_start_and_says_where_it_begins(read) -> None:
    assert "'run' begins at (2, 0), not at the start (1, 1); write starts=[(2, 0)]" in fault(
        scene, read(RUN), starts=[(2, 0), (1, 1)]
    )
    near = read("x,y\n2.0001,0\n0,0\n")
    (one,) = simulate(scene(near))
    assert one.points[0, 0] == 2.0001
    assert len(scene(near, starts=near.starts).starts) == 1


def test_values_that_are_recorded_stand_and_those_that_are_not_are_the_surfaces(read) -> None:
    run = read("x,y,loss\n2,0,\n1,0,7\n0,0,\n")
    (one,) = simulate(scene(run))
    np.testing.assert_array_equal(one.values, [4, 7, 0])
    (note,) = run.notes(sphere, run.starts, steps=2)
    assert "'run' has f = 7 recorded at step 1, where the surface is 1;" in note
    assert read("x,y,loss\n2,0,4\n1,0,1.0000001\n").notes(sphere, [(2, 0)], steps=2) == []
    assert read(RUN).notes(sphere, [(2, 0)], steps=2) == []


def test_further_numbers_are_readings_that_curves_draw(read) -> None:
    run = read("x,y,accuracy,note,lr\n2,0,0.1,a,1\n1,0,,b,1\n0,0,0.9,c,1\n")
    declared = scene(SGD(0.1), run, views=[Curves("accuracy")])
    _, one = walked = simulate(declared)
    assert set(one.readings) == {"accuracy", "lr"}
    np.testing.assert_array_equal(one.readings["accuracy"], [0.1, np.nan, 0.9])
    assert film_of(declared, declared.views[0], walked, size=(160, 90), fps=2)[-1].any()


def test_a_reading_of_which_the_run_has_nothing_is_refused_with_those_that_it_has(read) -> None:
    text = "label,x,y,speed,accuracy\nA,2,0,1,\nA,1,0,2,\nA,0,0,3,\nB,2,0,,1\nB,1,0,,1\n"
    a, b = (read(text, label=label) for label in "AB")
    alone = scene(a, views=[Curves("accuracy"), Curves("steps")])
    for view in alone.views:
        told = fault(film_of, alone, view, simulate(alone), size=(160, 90), fps=2)
        assert told.startswith(
            f"Curves: no optimizer of the line-up has '{view.quantity}'; known: "
        )
        assert told.endswith(", gradient, speed")
    both = scene(SGD(0.1), a, b, views=[Curves("accuracy")])
    film = film_of(both, both.views[0], simulate(both), size=(160, 90), fps=2)
    (note,) = film.panels[0].stage.notes
    assert note == "Curves: 'A' has no reading 'accuracy' and no curve; it has speed"


SEVERAL = (
    "label,start,run,step,x,y\nA,0,0,0,2,0\nA,0,0,1,1,0\nA,0,1,0,2,0\nA,0,1,1,0,0\n"
    "B,0,,0,2,0\nB,0,,1,.5,0\nB,1,,0,0,2\nB,1,,1,0,1\n"
)


def test_of_several_walkers_the_label_chooses_and_where_the_run(read) -> None:
    b = read(SEVERAL, label="B")
    np.testing.assert_array_equal(b.starts, [(2, 0), (0, 2)])
    one, other = simulate(scene(b, starts=[(0, 2), (2, 0)]))
    np.testing.assert_array_equal([one.points[1], other.points[1]], [(0, 1), (0.5, 0)])
    a = read(SEVERAL, label="A", where={"run": 1})
    assert (a.label, a.steps) == ("A", 1)
    named = read(SEVERAL, label="mine", where={"label": "A", "run": 0})
    assert named.label == "mine"


def test_who_is_not_chosen_or_not_there_is_told_with_those_that_are(read) -> None:
    assert fault(read, SEVERAL) == ("run.csv: label is one of A, B; choose one: label='A'")
    assert "choose one: where={'run': 0}" in fault(read, SEVERAL, label="A")
    assert "no row has run 7" in fault(read, SEVERAL, where={"run": 7})
    assert "no column 'rum'; did you mean 'run'?" in fault(read, SEVERAL, where={"rum": 7})


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"label": 3}, "Recorded: label is 3, not a word"),
        ({"columns": "xy"}, "Recorded: columns is 'xy'; it must name two"),
        ({"columns": ("x", "z")}, "no column 'z'"),
        ({"where": "run"}, "Recorded: where is 'run'; write where="),
        ({"cut": 1}, "Recorded: cut is 1; it must be True or False"),
    ],
)
def test_what_it_cannot_take_is_refused(read, given, told) -> None:
    assert told in fault(read, RUN, **given)


def test_it_has_the_colour_of_the_optimizer_that_it_is_called_by(read) -> None:
    adam, other, third = (read(RUN, label=label) for label in ("Adam", "R's optim", "Julia's"))
    recorded = scene(adam, other, third).colours
    assert recorded[0] == scene(Adam(0.1)).colours[0]
    assert len(set(recorded)) == 3


def test_it_walks_alike_for_all_values_of_a_sweep(read) -> None:
    run = read(RUN)
    walks = simulate(scene(SGD(0.1), run, sweep=Sweep(learning_rate=[0.1, 0.2])))
    np.testing.assert_array_equal(walks[1].points, walks[3].points)


def test_places_that_hold_no_file_are_told_in_one_line(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "runs.csv").write_text(RUN)
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "large.csv").touch()
    with (tmp_path / "large.csv").open("r+b") as file:
        file.truncate(60_000_000)
    assert fault(Recorded, "run.csv").endswith("; did you mean 'runs.csv'?")
    assert fault(Recorded, "folder.csv") == "folder.csv: is a folder, not a file of a run"
    assert fault(Recorded, "large.csv").startswith("large.csv: takes 60.0 MB; at most 20.0 MB")
    assert "path is 3; it must name a file" in fault(Recorded, 3)
    assert "control character" in fault(Recorded, "a\nb.csv")
