"""A noise of one's own: anything that follows the protocol, and clear words where it does not."""

import numpy as np
import pytest

from optimizers import SGD, Adam
from render import Contour, Scene, simulate
from surfaces import ellipse

STARTS = [(1.5, 1.0), (-1.0, 0.5)]


class HeavyTails:
    """Student's t of two degrees of freedom."""

    def __init__(self, runs=4):
        self.runs = runs

    def gradients(self, surface, *, starts):
        def at(step):
            draws = [
                np.random.default_rng([run, step]).standard_t(2, (starts, 2))
                for run in range(self.runs)
            ]
            return lambda points: surface.gradient(points) + np.concatenate(draws)

        return at


def scene(noise, **given):
    line_up = [SGD(0.01), Adam(0.05)]
    return Scene("Own", ellipse, STARTS, line_up, 15, [Contour()], noise=noise, **given)


def test_any_object_with_runs_and_gradients_is_a_noise() -> None:
    walks = simulate(scene(HeavyTails()))
    assert len(walks) == 4
    fan = walks[0].fan
    assert fan is not None
    assert fan.points.shape == (4, 16, 2)
    assert len(np.unique(fan.points[:, -1], axis=0)) == 4


def test_one_may_tell_what_does_not_suit_it() -> None:
    class Picky(HeavyTails):
        def faults(self, surface):
            return [f"{surface.name} is not for me"]

    with pytest.raises(ValueError, match="ellipse is not for me"):
        scene(Picky())


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        ({"runs": None}, "noise Spoilt: runs is None; it must be a whole number, 1 to 1000"),
        ({"runs": 0}, "runs is 0"),
        (
            {"gradients": lambda _self, _surface, *, starts: lambda _: np.zeros((starts, 2))},
            "Spoilt: gradients gives ndarray at a step, not a function of positions",
        ),
        (
            {"gradients": lambda _self, _surface, *, starts: lambda _: lambda p: p[:starts]},
            r"Spoilt: the gradient has shape \(2, 2\) of float64 at positions of shape \(8, 2\)",
        ),
        (
            {"gradients": lambda _self, _surface, *, starts: lambda _: lambda p: p * 1j + starts},
            "of complex128",
        ),
    ],
)
def test_what_does_not_follow_the_protocol_is_told_in_one_line(spoilt, told) -> None:
    kind = type("Spoilt", (HeavyTails,), spoilt)
    noise = kind() if "runs" not in spoilt else kind.__new__(kind)
    with pytest.raises(ValueError, match=told) as error:
        simulate(scene(noise))
    assert "\n" not in str(error.value)
