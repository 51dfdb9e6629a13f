"""`steepest check` of what stands in a line-up by an adapter, and of what does not yet."""

from types import SimpleNamespace

import numpy as np
import pytest

from adapters import from_cma, from_optax, from_scipy, from_torch
from adapters.from_scipy import ASKS
from render.checking.check import check
from render.checking.finding import found
from render.checking.making import make
from render.checking.rules.known import RULES
from render.loading.scene_code import SceneError

pytestmark = pytest.mark.adapters

ADAM = RULES["adam"]


def test_adam_of_torch_and_of_optax_is_the_papers() -> None:
    import optax
    from torch import optim

    for one in (from_torch(optim.Adam, 0.01), from_optax(optax.adam, 0.01)):
        verdict = check(one, ADAM, name="one", given={})
        assert verdict.agrees, verdict.lines


@pytest.mark.parametrize("method", ASKS)
def test_each_method_of_scipy_walks_all_grounds_and_is_told_apart(method: str) -> None:
    verdict = check(from_scipy(method), ADAM, name="one", given={}, steps=8)
    assert not verdict.agrees
    assert verdict.lines[1].startswith("first apart on the bowl x² + 5y², from (1, 1), at step 1")


def test_newton_comes_to_the_bottom_of_a_bowl_that_tells_no_curvature() -> None:
    bowl = SimpleNamespace(
        domain=((-10.0, 10.0), (-10.0, 10.0)),
        value=lambda points: (points**2).sum(axis=-1),
        gradient=lambda points: 2 * points,
    )
    walk = from_scipy("Newton-CG").walk(bowl, np.array([[1.0, 2.0]]), steps=9)
    assert abs(walk.points[-1]).max() < 1e-6


def test_cma_is_told_apart_too() -> None:
    assert not check(from_cma(0.5), ADAM, name="one", given={}, steps=8).agrees


def test_what_no_adapter_holds_yet_is_told_which_one_to_take(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "of_torch.py").write_text("from torch.optim import Adam\n")
    with pytest.raises(SceneError, match=r"Adam is a class without .* from_torch\(torch\.optim"):
        found("of_torch.py:Adam")
    import optax

    with pytest.raises(ValueError, match=r"adam makes a .* from_optax\(optax\.adam, 0\.01\)"):
        make(optax.adam, ADAM, {}, rate=0.01)
