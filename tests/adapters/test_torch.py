"""Optimizers of torch beside ours, alone and together, under noise, copied, and used wrongly."""

from copy import deepcopy

import numpy as np
import pytest
from walking import STARTS, scene, walks

from adapters import from_torch
from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Gaussian, Outcome, Sweep, simulate
from render.simulation.anatomy import anatomy_of
from surfaces import Surface, rosenbrock

pytestmark = pytest.mark.adapters

PAIRS = {
    "SGD": ({"lr": 1e-3}, SGD(1e-3)),
    "Momentum": ({"lr": 1e-4, "momentum": 0.9}, Momentum(1e-4)),
    "Adagrad": ({"lr": 0.1, "eps": 1e-8}, AdaGrad(0.1)),
    "RMSprop": ({"lr": 0.01, "alpha": 0.9}, RMSProp(0.01)),
    "Adadelta": ({"lr": 1.0, "rho": 0.9, "eps": 1e-8}, AdaDelta(1.0)),
    "Adam": ({"lr": 0.02}, Adam(0.02)),
}


def torch_of(name, **given):
    from torch import optim

    kind = getattr(optim, "SGD" if name == "Momentum" else name)
    return from_torch(lambda parameters: kind(parameters, **given), label="of torch")


@pytest.mark.parametrize("name", PAIRS)
def test_it_walks_as_ours_does(name) -> None:
    given, ours = PAIRS[name]
    found = walks(torch_of(name, **given), ours)
    np.testing.assert_allclose(found[:2], found[2:], rtol=0, atol=1e-12)


def test_nesterovs_method_of_torch_keeps_the_point_looked_ahead_to() -> None:
    ours, position = Nesterov(1e-4), np.array(STARTS)
    state, ahead = ours.start(position), [position]
    for _ in range(60):
        position, state = ours.step(rosenbrock.gradient, position, state)
        ahead.append(position + 0.9 * state.v)
    found = walks(torch_of("SGD", lr=1e-4, momentum=0.9, nesterov=True))
    np.testing.assert_allclose(found, np.array(ahead).swapaxes(0, 1), rtol=0, atol=1e-12)


def every():
    from torch import optim

    names = sorted(set(optim.__all__) - {"Optimizer", "Muon", "SparseAdam", "lr_scheduler"})
    return [getattr(optim, name) for name in names if isinstance(getattr(optim, name, None), type)]


def test_every_rule_of_torch_walks_alone_as_together_and_can_be_taken_apart() -> None:
    assert len(every()) > 10
    for kind in every():
        declared = from_torch(kind, 0.001)
        together = simulate(scene(declared, steps=12))
        for index, (start, one) in enumerate(zip(STARTS, together, strict=True)):
            (alone,) = walks(declared, steps=12, starts=[start])
            np.testing.assert_array_equal(alone, one.points)
            anatomy_of(scene(declared, steps=12), one, start=index)
        assert declared.label == kind.__name__


def lbfgs(**given):
    from torch.optim import LBFGS

    return lambda parameters: LBFGS(parameters, lr=1, **given)


@pytest.mark.parametrize("search", [None, "strong_wolfe"])
def test_lbfgs_asks_for_f_and_walks_as_it_does_in_torch_itself(search) -> None:
    import torch

    factory = lbfgs(max_iter=2, max_eval=25, line_search_fn=search)
    theta = torch.nn.Parameter(torch.tensor(STARTS[1], dtype=torch.float64))
    rule = factory([theta])

    def closure():
        rule.zero_grad()
        loss = (1 - theta[0]) ** 2 + 100 * (theta[1] - theta[0] ** 2) ** 2
        loss.backward()
        return loss

    points = [theta.tolist()]
    for _ in range(8):
        rule.step(closure)
        points.append(theta.tolist())
    _, found = walks(from_torch(factory), steps=8)
    np.testing.assert_allclose(found, points, rtol=1e-9, atol=1e-12)


def test_a_scheduler_is_stepped_after_each_step_also_in_a_copy() -> None:
    from torch import optim

    made = from_torch(
        lambda parameters: optim.SGD(parameters, lr=1e-3),
        scheduler=lambda optimizer: optim.lr_scheduler.StepLR(optimizer, 10, gamma=0.5),
    )
    ours = SGD(lambda step: 1e-3 * 0.5 ** (step // 10), label="ours")
    found = walks(made, ours)
    np.testing.assert_allclose(found[:2], found[2:], rtol=0, atol=1e-13)
    anatomy_of(scene(made), simulate(scene(made))[0])
    position = np.array(STARTS)
    state = made.start(position)
    for _ in range(15):
        position, state = made.step(rosenbrock.gradient, position, state)
    copy, ways = deepcopy(state), []
    for one in (copy, state):
        at, way = position, one
        for _ in range(15):
            at, way = made.step(rosenbrock.gradient, at, way)
        ways.append(at)
    np.testing.assert_array_equal(*ways)


def test_what_a_users_class_keeps_on_itself_goes_with_the_state() -> None:
    import torch

    class Slowing(torch.optim.Optimizer):
        def __init__(self, parameters, lr):
            super().__init__(parameters, {"lr": lr})
            self.taken = 0

        def step(self):
            self.taken += 1
            for group in self.param_groups:
                for one in group["params"]:
                    one.data -= group["lr"] / self.taken * one.grad

    made = from_torch(Slowing, 1e-3)
    ours = SGD(lambda step: 1e-3 / (step + 1), label="ours")
    found = walks(made, ours)
    np.testing.assert_allclose(found[:2], found[2:], rtol=0, atol=1e-13)
    anatomy_of(scene(made), simulate(scene(made))[0])
    assert made.label == "Slowing"


def test_the_same_noise_reaches_it_as_reaches_ours() -> None:
    noise = Gaussian(2.0, seed=5, runs=3)
    made, ours = simulate(scene(torch_of("Adam", lr=0.02), Adam(0.02), noise=noise))[::2]
    np.testing.assert_allclose(made.fan.points, ours.fan.points, rtol=0, atol=1e-10)
    plain = walks(Adam(0.02))[0]
    assert np.abs(made.fan.points[0] - plain).max() > 1e-3


def test_a_sweep_takes_the_rates_place() -> None:
    from torch import optim

    swept = scene(from_torch(optim.SGD, 0.1), sweep=Sweep(learning_rate=[1e-4, 1e-3]))
    found = [one.points for one in simulate(swept)[::2]]
    for points, rate in zip(found, (1e-4, 1e-3), strict=True):
        np.testing.assert_allclose(points, walks(SGD(rate))[0], rtol=0, atol=1e-13)


def test_draws_begin_at_the_seed_and_nothing_global_of_torch_changes() -> None:
    import torch

    class Noisy(torch.optim.SGD):
        def step(self, closure=None):
            super().step(closure)
            for one in self.param_groups[0]["params"]:
                one.data += 1e-3 * torch.randn(2, dtype=torch.float64)

    def world():
        return (
            torch.get_rng_state().tolist(),
            torch.is_grad_enabled(),
            torch.get_default_dtype(),
            torch.get_num_threads(),
        )

    before = world()
    one, again, other = (
        walks(from_torch(Noisy, 1e-3, seed=seed), starts=STARTS[:1]) for seed in (0, 0, 1)
    )
    np.testing.assert_array_equal(one, again)
    assert np.abs(one - other).max() > 1e-3
    assert world() == before


def test_two_of_torch_have_colours_of_their_own_and_ours_the_same_hue() -> None:
    from torch import optim

    line_up = [from_torch(optim.NAdam, 0.1), from_torch(optim.RAdam, 0.1), Adam(0.1)]
    colours = scene(*line_up, from_torch(optim.Adam, 0.1, label="Adam of torch")).colours
    assert len(set(colours)) == 4
    assert [one.kind for one in line_up[:2]] == ["NAdam", "RAdam"]
    assert from_torch(optim.Adadelta, 0.1).kind == "AdaDelta"


def test_a_memory_that_overflows_has_diverged() -> None:
    from torch import optim

    steep = Surface(
        name="steep",
        formula="10^{200} x",
        f=lambda x, y: 1e200 * x + 0 * y,
        df=lambda x, y: (1e200 + 0 * x, 0 * y),
        domain=((-1, 1), (-1, 1)),
    )
    (one,) = simulate(scene(from_torch(optim.Adam, 0.1), surface=steep, starts=[(0, 0)]))
    assert (one.outcome, one.stopped_at) == (Outcome.DIVERGED, 0)


def made(kind):
    import torch

    return kind([torch.nn.Parameter(torch.zeros(2))])


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (
            lambda optim: from_torch(made(optim.Adam)),
            r"made already, of class Adam, .* write from_torch\(lambda parameters: Adam\(param",
        ),
        (lambda optim: from_torch(made(optim.SGD), 0.1), "made already, of class SGD, and each"),
        (lambda _: from_torch(3, 0.1), "factory is 3, not a function; write lambda"),
        (from_torch, "factory is torch.optim, not a function; write lambda"),
        (lambda _: from_torch(60 * "long "), "factory is a value of type str, not a function"),
        (lambda _: from_torch(lambda _: None), "factory returned None, not a torch.optim"),
        (lambda optim: from_torch(lambda _: optim.Adam), "factory returned the class Adam"),
        (lambda _: from_torch(lambda p: p[9]), "factory raised IndexError: list index out"),
        (lambda _: from_torch(lambda: 0), r"cannot be called with \(parameters\): too many"),
        (
            lambda o: from_torch(lambda only: o.SGD(only, lr=1), 0.1),
            r"called with \(parameters, learning_rate",
        ),
        (lambda optim: from_torch(optim.Muon, 0.1), r"Muon only supports 2D .* shape \(2,\)"),
        (lambda optim: from_torch(optim.SGD, -1), "learning_rate is -1; it must be"),
        (lambda optim: from_torch(optim.SGD, 0.1, label=" "), "label is ' '; it must be a word"),
        (lambda optim: from_torch(optim.SGD, 0.1, seed=-1), "seed is -1; it must be"),
        (
            lambda optim: from_torch(optim.SGD, 0.1, scheduler=lambda _: 3),
            "scheduler returned 3, which has no step",
        ),
        (
            lambda optim: from_torch(optim.SGD, 0.1, scheduler=made(optim.SGD)),
            "scheduler is a value of type SGD, not a function, .* write lambda optimizer",
        ),
    ],
)
def test_what_makes_no_optimizer_is_told(make, told) -> None:
    from torch import optim

    with pytest.raises(ValueError, match=told) as caught:
        make(optim)
    assert "\n" not in str(caught.value)


def test_a_closure_without_f_is_told() -> None:
    made = from_torch(lbfgs())
    position = np.array(STARTS)
    with pytest.raises(ValueError, match="no value"):
        made.step(rosenbrock.gradient, position, made.start(position))
