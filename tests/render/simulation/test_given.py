"""What a rule is given is told to whoever takes it for something else."""

import pytest

from render import Contour, Scene, simulate
from surfaces import ellipse


def refused(step, error):
    class Own:
        def start(self, position):  # noqa: ARG002  # it needs none
            return None

    Own.step = step
    scene = Scene("Own", ellipse, [(0.5, 0.5)], [Own()], 5, [Contour()])
    with pytest.raises(error) as caught:
        simulate(scene)
    return getattr(caught.value, "__notes__", [])


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (lambda _, gradient, position, state: (position - 0.01 * gradient, state), TypeError),
        (
            lambda _, position, gradient, state: (position - 0.01 * gradient(position), state),
            TypeError,
        ),
        (
            lambda _, gradient, position, state: (position[2] - gradient(position), state),
            IndexError,
        ),
        (lambda _, __, position, state: (sum(split(position)), state), ValueError),
    ],
)
def test_a_step_that_takes_one_thing_for_another_is_told_what_it_is_given(step, error) -> None:
    (note,) = refused(step, error)
    assert note.startswith("Own.step is given (gradient, position, state): a function")
    assert "array of shape (1, 2), a row a start" in note


def split(position):
    x, y = position
    return x, y


def test_other_errors_are_told_as_they_are() -> None:
    def step(self, gradient, position, state):  # noqa: ARG001  # it raises at once
        raise ValueError("my own")

    assert refused(step, ValueError) == []
