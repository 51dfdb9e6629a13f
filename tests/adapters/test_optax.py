"""Transformations of optax beside ours, alone and together, under noise, with line searches."""

import numpy as np
import pytest
from walking import STARTS, scene, walks

from adapters import from_optax
from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Gaussian, Outcome, Sweep, simulate
from render.simulation.anatomy import anatomy_of
from surfaces import Surface, rosenbrock

pytestmark = pytest.mark.adapters


def optax_of(name):
    import optax

    return {
        "SGD": lambda: optax.sgd(1e-3),
        "Momentum": lambda: optax.sgd(1e-4, momentum=0.9),
        "AdaGrad": lambda: optax.adagrad(0.1, initial_accumulator_value=0.0, eps=1e-16),
        "RMSProp": lambda: optax.rmsprop(0.01, decay=0.9, eps_in_sqrt=False),
        "AdaDelta": lambda: optax.adadelta(1.0, rho=0.9, eps=1e-8),
        "Adam": lambda: optax.adam(0.02),
        "Nesterov": lambda: optax.sgd(1e-4, momentum=0.9, nesterov=True),
    }[name]()


OURS = {
    "SGD": (SGD(1e-3), 1e-12),
    "Momentum": (Momentum(1e-4), 1e-12),
    "AdaGrad": (AdaGrad(0.1), 1e-8),  # its ε stands inside the root
    "RMSProp": (RMSProp(0.01), 1e-12),
    "AdaDelta": (AdaDelta(1.0), 1e-12),
    "Adam": (Adam(0.02), 1e-12),
}


@pytest.mark.parametrize("name", OURS)
def test_it_walks_as_ours_does(name) -> None:
    ours, near = OURS[name]
    found = walks(from_optax(optax_of(name)), ours)
    np.testing.assert_allclose(found[:2], found[2:], rtol=0, atol=near)


def test_nesterovs_method_of_optax_keeps_the_point_looked_ahead_to() -> None:
    ours, position = Nesterov(1e-4), np.array(STARTS)
    state, ahead = ours.start(position), [position]
    for _ in range(60):
        position, state = ours.step(rosenbrock.gradient, position, state)
        ahead.append(position + 0.9 * state.v)
    found = walks(from_optax(optax_of("Nesterov")))
    np.testing.assert_allclose(found, np.array(ahead).swapaxes(0, 1), rtol=0, atol=1e-12)


def test_it_walks_alone_as_together_and_can_be_taken_apart() -> None:
    import optax

    for rule in (optax.adam, optax.lion, optax.adabelief, optax.lamb, optax.lars):
        declared = from_optax(rule, 0.01)
        assert declared.label == rule.__name__
        for index, one in enumerate(simulate(scene(declared))):
            (alone,) = walks(declared, starts=[STARTS[index]])
            np.testing.assert_array_equal(alone, one.points)
            anatomy_of(scene(declared), one, start=index)


def test_the_same_noise_reaches_it_as_reaches_ours() -> None:
    noise = Gaussian(2.0, seed=5, runs=3)
    made, ours = simulate(scene(from_optax(optax_of("Adam")), Adam(0.02), noise=noise))[::2]
    np.testing.assert_allclose(made.fan.points, ours.fan.points, rtol=0, atol=1e-10)


def test_line_searches_ask_for_f_and_its_gradient() -> None:
    import jax
    import jax.numpy as jnp
    import optax

    def f(at):
        return (1 - at[0]) ** 2 + 100 * (at[1] - at[0] ** 2) ** 2

    search = optax.scale_by_backtracking_linesearch(max_backtracking_steps=40)
    rule = optax.chain(optax.sgd(1.0), search)
    found = walks(from_optax(rule, label="with a search"), steps=6)
    with jax.enable_x64(True):  # its name is private
        for start, points in zip(STARTS, found, strict=True):
            at = jnp.array(start)
            state = rule.init(at)
            for point in points:
                np.testing.assert_allclose(point, at, rtol=1e-9)
                value, slope = jax.value_and_grad(f)(at)
                updates, state = rule.update(slope, state, at, value=value, grad=slope, value_fn=f)
                at = optax.apply_updates(at, updates)


def test_jax_computes_elsewhere_as_it_did() -> None:
    import jax
    import jax.numpy as jnp

    walks(from_optax(optax_of("Adam")))
    assert not jax.config.jax_enable_x64
    assert jnp.zeros(2).dtype == np.float32


def test_it_is_compiled_once_for_the_same_transformation() -> None:
    from adapters.compiled import compiled

    made = from_optax(optax_of("Adam"))
    walks(made)
    before = compiled.cache_info().misses
    walks(made)
    assert compiled.cache_info().misses == before
    assert compiled(made.made).update._cache_size() == 1  # a second step is no other


def test_a_sweep_takes_the_rates_place() -> None:
    import optax

    swept = scene(from_optax(optax.sgd, 0.1), sweep=Sweep(learning_rate=[1e-4, 1e-3]))
    for one, rate in zip(simulate(swept)[::2], (1e-4, 1e-3), strict=True):
        np.testing.assert_allclose(one.points, walks(SGD(rate))[0], rtol=0, atol=1e-13)


def test_each_has_a_colour_of_its_own_and_that_of_ours_its_hue() -> None:
    import optax

    line_up = [from_optax(optax.lion, 0.1), from_optax(optax_of("Adam"), label="another")]
    assert len(set(scene(*line_up, Adam(0.1), from_optax(optax.adam, 0.1)).colours)) == 4
    assert from_optax(optax.adam, 0.1).kind == from_optax(optax_of("SGD"), label="ADAM").kind
    assert from_optax(optax.adam, 0.1).kind == "Adam"


def test_a_memory_that_overflows_has_diverged() -> None:
    steep = Surface(
        name="steep",
        formula="10^{200} x",
        f=lambda x, y: 1e200 * x + 0 * y,
        df=lambda x, y: (1e200 + 0 * x, 0 * y),
        domain=((-1, 1), (-1, 1)),
    )
    (one,) = simulate(scene(from_optax(optax_of("Adam")), surface=steep, starts=[(0, 0)]))
    assert (one.outcome, one.stopped_at) == (Outcome.DIVERGED, 0)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda optax: from_optax(optax.adam), "adam is no transformation.*; write from_optax"),
        (lambda optax: from_optax(optax.adam(0.1), 0.1), "with a learning_rate, give the function"),
        (lambda optax: from_optax(optax.adam, "x"), "learning_rate is 'x'; it must be a number"),
        (lambda optax: from_optax(lambda _: optax.none, 0.1), "raised AttributeError"),
        (lambda _: from_optax(60 * "long "), "a value of type str is no transformation"),
        (lambda _: from_optax(int, "1"), "learning_rate is '1'; it must be a number"),
        (lambda _: from_optax(dict, 0.1), "the class dict raised TypeError"),
        (lambda optax: from_optax(optax.adam(0.1), label=" "), "label is ' '; it must be a word"),
    ],
)
def test_what_is_no_transformation_is_told(make, told) -> None:
    import optax

    with pytest.raises(ValueError, match=told) as caught:
        make(optax)
    assert "\n" not in str(caught.value)


def test_an_init_that_fails_is_told_in_one_line() -> None:
    import optax

    broken = optax.GradientTransformation(lambda: (), lambda g, s, _: (g, s))
    with pytest.raises(ValueError, match="broken: its init raised TypeError") as caught:
        walks(from_optax(broken, label="broken"))
    assert "\n" not in str(caught.value)


def test_an_update_that_fails_is_told_in_one_line() -> None:
    import optax

    broken = optax.GradientTransformation(lambda _: (), lambda g, s: (g, s))
    with pytest.raises(ValueError, match="broken: its update raised TypeError") as caught:
        walks(from_optax(broken, label="broken"))
    assert "\n" not in str(caught.value)
