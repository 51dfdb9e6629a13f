"""How a line-up stands: by values, and from the step on that follows its last finite one, last."""

import numpy as np

from optimizers import SGD
from render import Contour, Scene, simulate
from render.events.standing import Standing
from surfaces import plateau


def test_who_diverges_has_a_value_up_to_its_last_finite_step_and_none_after() -> None:
    scene = Scene(
        "Blast", plateau, [(1.0, 0.5)], [SGD(50.0), SGD(0.01, label="b")], 20, [Contour()]
    )
    walks = simulate(scene)
    last = walks[0].stopped_at
    assert last is not None
    ranked = Standing.of(walks, scene.shown, starts=1).ranked
    assert np.isfinite(ranked[: last + 1, 0]).all()
    assert np.isinf(ranked[last + 1 :, 0]).all()
    assert np.isfinite(ranked[:, 1]).all()
