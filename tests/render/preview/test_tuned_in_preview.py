"""A scene as it is tuned: bit for bit what `simulate` gives, and no step more."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from optimizers import SGD, Adam, Clipped, Momentum
from render import Contour, Gaussian, Recorded, Scene, Sweep
from render.page.document import Page
from render.page.packet import packed, unpacked
from render.page.walkers import walk_of
from render.preview import tuned as tuning
from render.preview.tuned import Tuned
from render.preview.wish import Wishes
from render.simulation.simulate import simulate
from surfaces import ellipse

pytestmark = pytest.mark.preview


def declared(**changes) -> Scene:
    parts = {
        "title": "Three",
        "surface": ellipse,
        "starts": [(-1.5, 0.5)],
        "optimizers": [SGD(0.05), Momentum(0.02), Clipped(Adam(0.1), norm=1.0)],
        "steps": 40,
        "views": [Contour()],
        "captions": "events",
    }
    return Scene(**{**parts, **changes})


@dataclass(frozen=True)
class Counted:
    """Plain descent that counts its steps, outside of itself."""

    learning_rate: float
    taken: tuple[list[int], ...] = ()
    label: str = "Counted"

    def __deepcopy__(self, _):
        return self

    def start(self, position):  # noqa: ARG002  # as all rules
        return None

    def step(self, gradient, position, state):
        self.taken[0][0] += 1
        return position - self.learning_rate * gradient(position), state


def same(found, expected) -> bool:
    return len(found) == len(expected) and all(
        one.points.tobytes() == other.points.tobytes()
        and one.values.tobytes() == other.values.tobytes()
        and (one.outcome, one.stopped_at) == (other.outcome, other.stopped_at)
        for one, other in zip(found, expected, strict=True)
    )


def test_a_parameter_gives_what_simulate_gives_bit_for_bit() -> None:
    scene = declared()
    tuned, anew = Tuned.of(scene).after(Wishes(values={(2, "rule.beta1"): 0.3, (2, "norm"): 0.7}))
    line_up = [*scene.optimizers[:2], Clipped(Adam(0.1, beta1=0.3), norm=0.7)]
    assert anew == {2}
    assert same(tuned.trajectories, simulate(replace(scene, optimizers=line_up)))


def test_a_start_gives_what_simulate_gives_bit_for_bit() -> None:
    scene = declared()
    tuned, anew = Tuned.of(scene).after(Wishes(starts={0: (1.25, -0.75)}))
    assert anew == {0, 1, 2}
    assert same(tuned.trajectories, simulate(replace(scene, starts=[(1.25, -0.75)])))


def test_only_whoever_is_tuned_takes_steps_and_all_do_as_the_start_moves() -> None:
    counts: list[list[int]] = [[0], [0]]
    line_up = [Counted(0.1, (count,), label=f"{k}") for k, count in enumerate(counts)]
    tuned = Tuned.of(declared(optimizers=line_up))
    for count in counts:
        count[0] = 0
    tuned, _ = tuned.after(Wishes(values={(1, "learning_rate"): 0.01}))
    assert counts == [[0], [40]]
    tuned.after(Wishes(starts={0: (1, 0.5)}))
    assert counts == [[40], [80]]


def test_a_reset_goes_back_to_what_the_file_says() -> None:
    tuned = Tuned.of(declared())
    wishes = Wishes(values={(0, "learning_rate"): 0.3}, starts={0: (1, 0.5)})
    back, anew = tuned.after(wishes)[0].after(Wishes(reset=True))
    assert anew == {0, 1, 2}
    assert same(back.trajectories, tuned.trajectories)
    assert back.scene is tuned.file


def test_a_rate_that_is_too_large_diverges_as_in_a_film() -> None:
    tuned, _ = Tuned.of(declared()).after(Wishes(values={(1, "learning_rate"): 2.0}))
    assert tuned.trajectories[1].outcome.word in {"diverged", "left"}


def test_an_update_tells_the_walkers_that_changed_and_all_settings() -> None:
    before = Tuned.of(declared())
    tuned, anew = before.after(Wishes(values={(1, "momentum"): 0.5}))
    update = unpacked(packed(tuned.update(anew, moved=False)))
    assert [one["index"] for one in update["walkers"]] == [1]
    assert update["walkers"][0]["hyperparameters"] == "learning rate 0.02, momentum 0.5"
    expected = unpacked(
        packed(walk_of(tuned.scene, tuned.page.block, tuned.trajectories[1], among=3))
    )
    assert np.array_equal(update["walkers"][0]["shares"], expected["shares"])
    settings = {one["name"]: one["value"] for one in update["settings"][1]["parameters"]}
    assert settings == {"learning_rate": 0.02, "momentum": 0.5}
    assert "starts" not in update


def test_sliders_stay_as_they_are_while_they_are_drawn() -> None:
    tuned, anew = Tuned.of(declared()).after(Wishes(values={(0, "learning_rate"): 0.5}))
    (rate,) = tuned.update(anew, moved=False)["settings"][0]["parameters"]
    assert (rate["value"], rate["low"], rate["high"]) == (0.5, 0.0005, 5.0)


def test_a_moved_start_is_told_with_its_place_on_the_ground() -> None:
    tuned, anew = Tuned.of(declared()).after(Wishes(starts={0: (1.0, 0.5)}))
    update = tuned.update(anew, moved=True)
    assert update["starts"].tolist() == [[1.0, 0.5]]
    assert update["laidStarts"].shape == (1, 3)
    assert len(update["walkers"]) == 3


def test_captions_of_events_follow_what_is_tuned_and_others_stay() -> None:
    tuned, _ = Tuned.of(declared()).after(Wishes(values={(1, "learning_rate"): 2.0}))
    assert tuned.late()["captions"] != Tuned.of(declared()).late()["captions"]
    assert Tuned.of(declared(captions={0: "So it begins"})).late() is None


def test_a_whole_scene_after_tuning_has_the_walks_and_settings_of_now() -> None:
    tuned, _ = Tuned.of(declared()).after(Wishes(values={(0, "learning_rate"): 0.001}))
    document = tuned.document()
    assert document["kind"] == "scene"
    assert document["walkers"][0]["hyperparameters"] == "learning rate 0.001"
    assert document["live"]["parameters"][0]["parameters"][0]["value"] == 0.001
    assert document["live"]["draggable"] is True


def test_every_value_of_a_sweep_walks_anew_and_the_swept_is_not_tuned() -> None:
    scene = declared(sweep=Sweep(momentum=[0.1, 0.8]), captions={})
    tuned, anew = Tuned.of(scene).after(Wishes(values={(1, "learning_rate"): 0.01}))
    line_up = [scene.optimizers[0], Momentum(0.01), scene.optimizers[2]]
    assert same(tuned.trajectories, simulate(replace(scene, optimizers=line_up)))
    assert len(tuned.update(anew, moved=False)["walkers"]) == 2
    assert (1, "momentum") not in tuned.table.allowed


def test_runs_under_noise_are_walked_as_in_a_film() -> None:
    scene = declared(noise=Gaussian(0.5, seed=3, runs=4))
    tuned, _ = Tuned.of(scene).after(Wishes(values={(0, "learning_rate"): 0.01}))
    line_up = [SGD(0.01), *scene.optimizers[1:]]
    assert same(tuned.trajectories, simulate(replace(scene, optimizers=line_up)))


def test_several_starts_are_not_dragged() -> None:
    tuned = Tuned.of(declared(starts=[(1, 0.5), (-1, 0.5)]))
    assert tuned.table.starts == 0
    assert tuned.document()["live"]["draggable"] is False


def test_a_recorded_walker_keeps_its_start(tmp_path) -> None:
    run = tmp_path / "run.csv"
    run.write_text("x,y\n-1.5,0.5\n-1,0.25\n-0.5,0.1\n")
    scene = declared(optimizers=[SGD(0.05), Recorded(run)], steps=2, captions={})
    tuned = Tuned.of(scene)
    assert tuned.table.starts == 0
    assert [place for place, _ in tuned.table.allowed] == [0]


def test_a_start_where_f_has_no_value_is_refused_and_nothing_changes() -> None:
    holed = replace(
        ellipse,
        minima=(),
        f=lambda x, y: np.where(np.hypot(x - 0.12345, y) < 1e-9, np.nan, x**2 + y**2),
        df=lambda x, y: (2 * x, 2 * y),
    )
    tuned = Tuned.of(declared(surface=holed, captions={}))
    with pytest.raises(ValueError, match=r"start \(0.12345, 0\)"):
        tuned.after(Wishes(starts={0: (0.12345, 0.0)}))


def fans_of(walkers) -> list[bytes]:
    return [packed(walker["fan"]) for walker in walkers]


def test_an_update_tells_the_runs_of_whoever_walked_anew() -> None:
    scene = declared(noise=Gaussian(0.5, runs=6), captions={})
    tuned, anew = Tuned.of(scene).after(Wishes(values={(1, "momentum"): 0.5}))
    update = tuned.update(anew, moved=False)
    other = replace(
        scene, optimizers=[SGD(0.05), Momentum(0.02, momentum=0.5), *scene.optimizers[2:]]
    )
    expected = Page.of(other).document(simulate(other))["walkers"]
    assert fans_of(update["walkers"]) == fans_of(expected[1:2])
    assert fans_of(tuned.document()["walkers"]) == fans_of(expected)


def test_the_flow_goes_with_the_start_where_it_is_soon_followed() -> None:
    scene = declared(views=[Contour(flow=True)], captions={})
    tuned, anew = Tuned.of(scene).after(Wishes(starts={0: (1.25, -0.75)}))
    (moved,) = Page.of(scene).flows([(1.25, -0.75)])
    (told,) = tuned.update(anew, moved=True)["flows"]
    assert packed(told) == packed(moved)
    tuned, anew = tuned.after(Wishes(values={(0, "learning_rate"): 0.01}))
    assert "flows" not in tuned.update(anew, moved=False)
    assert packed(tuned.document()["flows"][0]) == packed(moved)
    back, anew = tuned.after(Wishes(reset=True))
    assert back.update(anew, moved=True)["flows"] is back.first["flows"]


def test_a_flow_that_takes_long_is_told_once_the_start_rests(monkeypatch) -> None:
    monkeypatch.setattr(tuning, "AT_ONCE", 10)
    scene = declared(views=[Contour(flow=True)], captions={})
    tuned, anew = Tuned.of(scene).after(Wishes(starts={0: (1.25, -0.75)}))
    assert tuned.update(anew, moved=True)["flows"] == []
    (told,) = tuned.followed().late()["flows"]
    assert packed(told) == packed(Page.of(scene).flows([(1.25, -0.75)])[0])
