"""A user's class becomes an optimizer: whose names mean what, and what his defaults are."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from inspect import signature
from numbers import Real
from types import MappingProxyType
from typing import Any

from optimizers import Hyperparameter
from optimizers.number import is_real
from render.checking.slip import Rule
from render.messages.nearest import did_you_mean
from render.scene.taking import value_of
from render.tuning.entrants import OTHERS_CALL_IT

OTHER_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "learning_rate": OTHERS_CALL_IT,
        "momentum": ("mu", "beta", "gamma", "rho"),
        "decay": ("rho", "beta", "alpha", "gamma", "decay_rate", "beta2"),
        "beta1": ("b1", "beta_1"),
        "beta2": ("b2", "beta_2"),
        "beta3": ("b3", "beta_3"),
        "beta": ("momentum", "mu", "rho"),
        "nu": ("nus", "discount"),
        "epsilon": ("eps", "delta"),
        "weight_decay": ("wd", "lambda_", "lam"),
        "momentum_decay": ("psi", "schedule_decay"),
        "alpha": ("a",),
        "d0": ("d_0", "estim_lr0"),
        "eta_plus": ("etaplus", "increase"),
        "eta_minus": ("etaminus", "decrease"),
        "min_step": ("step_min", "min_step_size", "delta_min"),
        "max_step": ("step_max", "max_step_size", "delta_max"),
        "gamma": ("g",),
        "interval": ("k", "update_interval", "update_period"),
    }
)
"""What others call a hyperparameter; the first that a class has is taken."""

PAIR = "betas"
"""Two in one: β₁ and β₂."""

ADAPTED = {
    "torch": "write, in the file, mine = from_torch(torch.optim.Adam, 0.01), of adapters",
    "optax": "write, in the file, mine = from_optax(optax.adam, 0.01), of adapters",
}
"""What is said of an optimizer of another library."""


@dataclass(frozen=True)
class Made:
    """A user's optimizer with its numbers.

    numbers: the rule's hyperparameters as the user's own optimizer has them, as far as is known
    asked: those that the rule of the paper is tried with: its defaults, and what was set
    rate_is_taken: whether it can be given a learning rate
    """

    optimizer: Any
    numbers: Mapping[str, Hyperparameter]
    asked: Mapping[str, Hyperparameter]
    rate_is_taken: bool


def rule_numbers(rule: Rule) -> dict[str, float]:
    """The hyperparameters of our own class, with its defaults, and the rate it is tried with."""
    made = rule.make(rule.rate)
    return {
        field.name: float(getattr(made, field.name))
        for field in fields(made)
        if isinstance(getattr(made, field.name), Real)
    }


def make(thing: object, rule: Rule, given: Mapping[str, float], *, rate: Hyperparameter) -> Made:
    """An optimizer of what was found under the user's name: a class, a function, or one itself.

    It is given the learning rate, and the numbers that the user set; the rest are its defaults.

    Raises ValueError for a number that it cannot be given, and for one that is missing.
    """
    ours = rule_numbers(rule)
    given = {_ours(name, ours): value for name, value in given.items()}
    numbers: dict[str, Hyperparameter] = {**ours, **{k: v for k, v in given.items() if k in ours}}
    if not callable(thing):
        if given:
            raise ValueError(f"--set: {_name(thing)} is made already, with numbers of its own")
        return _as_it_is(thing, rule, numbers)
    parameters = _parameters(thing)
    names = {name: _named(name, parameters) for name in numbers}
    numbers["learning_rate"] = given.get("learning_rate", rate)
    positional, words = _words(thing, parameters, names, numbers, set_here=given)
    optimizer = thing(*positional, **words)
    if not walks(optimizer):
        told = f"{_name(thing)} makes a {type(optimizer).__name__}, which has no start and step"
        raise ValueError("; ".join(filter(None, (told, adapted(optimizer)))))
    if not (names["learning_rate"] in words or positional):
        return _as_it_is(optimizer, rule, numbers)
    defaults = {
        name: float(default)
        for name, theirs in names.items()
        if theirs
        and theirs not in words
        and isinstance(default := parameters[theirs].default, Real)
    }
    if PAIR in parameters and isinstance(pair := parameters[PAIR].default, tuple | list):
        defaults |= dict(zip(("beta1", "beta2"), map(float, pair), strict=False))
    held = _all_held(optimizer, numbers)
    set_here = {name: numbers[name] for name in ("learning_rate", *given) if name in numbers}
    return Made(optimizer, {**numbers, **held, **defaults, **set_here}, numbers, rate_is_taken=True)


def _words(
    thing: object,
    parameters: Mapping[str, inspect.Parameter],
    names: Mapping[str, str | None],
    numbers: Mapping[str, Hyperparameter],
    *,
    set_here: Mapping[str, Hyperparameter],
) -> tuple[list[Any], dict[str, Any]]:
    """With what to call a class or function: the rate, what is set, what it cannot do without.

    `names` are what it calls the rule's `numbers`. Raises ValueError as `make` does.
    """
    words: dict[str, Any] = {}
    positional: list[Any] = []
    for name, value in {"learning_rate": numbers["learning_rate"], **set_here}.items():
        if names.get(name):
            words[str(names[name])] = value
        elif name in {"beta1", "beta2"} and PAIR in parameters:
            words[PAIR] = tuple(numbers[one] for one in ("beta1", "beta2"))
        elif name in parameters:
            words[name] = value
        elif name == "learning_rate" and _first_is_free(parameters, words):
            positional = [value]
        elif name in set_here:
            near = did_you_mean(name, [*numbers, *parameters])
            known = near or f"it takes: {', '.join(parameters) or 'nothing'}"
            raise ValueError(f"--set {name}: {_name(thing)} takes no {name!r}; {known}")
    for name, one in list(parameters.items())[len(positional) :]:
        if one.default is one.empty and name not in words:
            mine = next((key for key, theirs in names.items() if theirs == name), None)
            if mine is None:
                raise ValueError(f"{_name(thing)} needs {name!r}: give it as --set {name}=…")
            words[name] = numbers[mine]
    return positional, words


def _as_it_is(
    optimizer: object,
    rule: Rule,
    numbers: Mapping[str, Hyperparameter],
) -> Made:
    """One that takes no learning rate: its own where it has one, or the rule's default."""
    held = _all_held(optimizer, numbers)
    default = signature(rule.make).parameters["learning_rate"].default
    usual = float(default) if isinstance(default, Real) else rule.rate
    asked = {**numbers, "learning_rate": held.get("learning_rate", usual)}
    return Made(optimizer, {**asked, **held}, asked, rate_is_taken=False)


def walks(thing: object) -> bool:
    """Whether it has the methods of an optimizer, or of a walker."""
    return all(hasattr(thing, name) for name in ("start", "step")) or hasattr(thing, "walk")


def adapted(thing: object) -> str:
    """What to write of a class or an object of another library; nothing of other things."""
    kind = thing if inspect.isclass(thing) else type(thing)
    return ADAPTED.get(kind.__module__.partition(".")[0], "")


def _parameters(thing: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    try:
        found = signature(thing).parameters
    except (TypeError, ValueError):
        return {}
    kinds = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return {name: one for name, one in found.items() if one.kind not in kinds}


def _ours(name: str, numbers: Mapping[str, float]) -> str:
    """What a hyperparameter is called here, where the rule has it under another name."""
    return next((one for one in numbers if name == one or name in OTHER_NAMES.get(one, ())), name)


def _named(name: str, parameters: Mapping[str, inspect.Parameter]) -> str | None:
    """What a hyperparameter is called there, if it can be given."""
    return next((one for one in (name, *OTHER_NAMES.get(name, ())) if one in parameters), None)


def _first_is_free(
    parameters: Mapping[str, inspect.Parameter], words: Mapping[str, object]
) -> bool:
    """Whether the first parameter, by whatever name, must be a number that nothing else gives."""
    if not parameters:
        return False
    name, first = next(iter(parameters.items()))
    needs = first.default is first.empty and first.kind is not first.KEYWORD_ONLY
    return needs and name not in words


def _all_held(thing: object, names: Iterable[str]) -> dict[str, float]:
    """The numbers that an optimizer keeps under these names, or what others call them."""
    return {name: found for name in names if (found := _held(thing, name)) is not None}


def _held(thing: object, name: str) -> float | None:
    for one in (name, *OTHER_NAMES.get(name, ())):
        value = value_of(thing, one)
        if is_real(value):
            return float(value)
    return None


def _name(thing: object) -> str:
    return str(getattr(thing, "__name__", type(thing).__name__))
