"""A scene as it was tuned, as Python: run, it walks the same way."""

import textwrap

import pytest

from render.loading.load import load
from render.preview.source import source_of
from render.preview.tuned import Tuned
from render.preview.wish import Wishes
from render.simulation.simulate import simulate

pytestmark = pytest.mark.preview

WRITTEN = '''
"""What to see in it."""

from optimizers import SGD, AdaDelta, Adam, Clipped, Momentum
from render import Contour, Scene
from surfaces import ellipse

scene = Scene(
    title="Vier — ∇f",
    surface=ellipse,
    starts=[(-1.5, 0.5)],
    optimizers=[
        SGD(0.05),  # ∇: after what is no ASCII
        Momentum(learning_rate=0.02, momentum=0.9),
        Clipped(Adam(0.1), norm=1.0),
        AdaDelta(),
    ],
    steps=30,
    views=[Contour()],
)
'''

COUNTED = """
from dataclasses import replace

from optimizers import SGD, Momentum
from render import Contour, Scene
from surfaces import ellipse

class Mine:
    def __init__(self, rate, label):
        self.rate, self.label = rate, label

    def start(self, position):
        return None

    def step(self, gradient, position, state):
        return position - self.rate * gradient(position), state

rates = [0.01, 0.02]
whole = Scene(
    title="Counted",
    surface=ellipse,
    starts=[(-1.5, 0.5)],
    optimizers=[*(Mine(rate, f"{rate}") for rate in rates), Momentum(0.02)],
    steps=30,
    views=[Contour()],
)
scene = replace(whole, title="More")
"""


def saved(folder, name, text):
    path = folder / name
    path.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
    return load(str(path))


def points(trajectories) -> list[bytes]:
    return [one.points.tobytes() for one in trajectories]


def copied(folder, loaded, wishes):
    """The source after these wishes, and whether it walks as what is seen does."""
    tuned, _ = Tuned.of(loaded.scene).after(wishes)
    text = source_of(tuned, loaded)
    again = saved(folder, "copied.py", text).scene
    assert points(simulate(again)) == points(tuned.trajectories)
    assert again.labels == tuned.scene.labels
    assert again.title == loaded.scene.title
    return text


def test_a_scene_that_is_written_out_gets_other_numbers_in_its_own_text(tmp_path) -> None:
    loaded = saved(tmp_path, "written.py", WRITTEN)
    wishes = Wishes(
        values={
            (0, "learning_rate"): 0.0625,
            (1, "momentum"): 0.5,
            (2, "norm"): 0.25,
            (2, "rule.beta1"): 0.8,
            (3, "epsilon"): 1e-5,
            (3, "decay"): 0.95,
        },
        starts={0: (1.25, -0.5)},
    )
    text = copied(tmp_path, loaded, wishes)
    assert text == WRITTEN.lstrip().replace("SGD(0.05)", "SGD(0.0625)").replace(
        "momentum=0.9", "momentum=0.5"
    ).replace("Clipped(Adam(0.1), norm=1.0)", "Clipped(Adam(0.1, beta1=0.8), norm=0.25)").replace(
        "AdaDelta()", "AdaDelta(decay=0.95, epsilon=1e-05)"
    ).replace("(-1.5, 0.5)", "(1.25, -0.5)")


def test_what_was_not_tuned_is_the_file_as_it_is(tmp_path) -> None:
    loaded = saved(tmp_path, "written.py", WRITTEN)
    assert copied(tmp_path, loaded, Wishes()) == WRITTEN.lstrip()


def test_a_scene_that_is_counted_out_is_taken_from_its_file(tmp_path) -> None:
    loaded = saved(tmp_path, "counted.py", COUNTED)
    wishes = Wishes(values={(1, "rate"): 0.5, (2, "learning_rate"): 0.03}, starts={0: (1.25, -0.5)})
    text = copied(tmp_path, loaded, wishes)
    assert "from counted import scene as original" in text
    assert "replace(original.optimizers[2], learning_rate=0.03)" in text
    assert "_with(original.optimizers[1], rate=0.5)" in text


def test_a_file_whose_name_is_no_word_is_taken_too(tmp_path) -> None:
    loaded = saved(tmp_path, "2-counted.py", COUNTED)
    text = copied(tmp_path, loaded, Wishes(starts={0: (1.25, -0.5)}))
    assert "optimizers" not in text
