"""Who of a line-up has a learning rate that may be another, and what keeps a scene from a trial."""

import math
from collections.abc import Sequence

from optimizers import Entrant
from optimizers.naming import label_of
from optimizers.number import is_real
from render.messages.nearest import unknown
from render.messages.wording import grouped
from render.scene.limits import STEPS
from render.scene.scene import Scene
from render.scene.taking import hyperparameters, taking, value_of
from render.simulation.least import falls_beyond
from surfaces import within

RATE = "learning_rate"

OTHERS_CALL_IT = ("lr", "eta", "rate", "step_size", "stepsize")
"""What others call a learning rate."""


def has_rate(optimizer: object) -> bool:
    """Whether it has a constant learning rate, and takes its steps one by one."""
    constant = is_real(getattr(optimizer, RATE, None))
    return constant and RATE in hyperparameters(optimizer) and not hasattr(optimizer, "walk")


def misnamed(optimizer: object) -> str:
    """The attribute that is a constant learning rate by another name; empty where there is none."""
    names = () if hasattr(optimizer, RATE) or hasattr(optimizer, "walk") else OTHERS_CALL_IT
    held = hyperparameters(optimizer)
    return next((one for one in names if one in held and is_real(value_of(optimizer, one))), "")


def rate_of(optimizer: object) -> float:
    """Its learning rate, of one that has one."""
    return float(getattr(optimizer, RATE))


def at_rate(optimizer: Entrant, rate: float) -> Entrant:
    """The same with another learning rate."""
    return taking(optimizer, RATE, rate)


def ground_faults(scene: Scene) -> list[str]:
    """Why the value at the last step says nothing of a scene's rates."""
    if scene.sweep is not None:
        return ["the scene has a sweep, which walks one line-up many times; leave the sweep out"]
    known = [(x, y) for x, y, _ in scene.surface.minima]
    if any(within(scene.shown, point) for point in known):
        return []
    if falls_beyond(scene.surface, scene.shown):
        return [
            f"{scene.surface.name} has no minimum in the domain, and is lowest at its edge: the "
            "best rate would be the one that leaves last; choose a surface with a minimum, or a "
            "domain that holds one"
        ]
    return []


def load_faults(scene: Scene, *, entrants: int, trials: int) -> list[str]:
    """What is too much of so many trials of so many optimizers."""
    taken = scene.steps * entrants * trials
    if taken <= STEPS:
        return []
    told = f"{trials} trials of {scene.steps} steps are {grouped(taken)} over all optimizers"
    return [f"{told}; at most {grouped(STEPS)} can be taken: fewer rates or steps"]


def rate_faults(rates: object) -> list[str]:
    """What is wrong with rates to try."""
    if isinstance(rates, str) or not isinstance(rates, Sequence) or len(rates) < 2:
        return [f"rates is {rates!r}; it must be a list of at least two numbers, [0.001, 0.01, …]"]
    return [
        f"rates holds {rate!r}; each must be a number greater than 0 and finite"
        for rate in rates
        if not is_real(rate) or not _is_in_range(rate)
    ]


def _is_in_range(rate: float) -> bool:
    try:
        return 0 < float(rate) < math.inf
    except OverflowError:  # of a whole number that no float holds
        return False


def keep_faults(keep: object, scene: Scene) -> list[str]:
    """What is wrong with the labels of those that stay as they are, or with those left to tune."""
    if isinstance(keep, str) or not isinstance(keep, Sequence):
        return [f'keep is {keep!r}, not a list of labels, ["AdaDelta"]']
    strange = [label for label in keep if label not in scene.labels]
    found = [f"keep: {unknown('optimizer', str(label), scene.labels)}" for label in strange]
    others = [one for one in scene.optimizers if label_of(one) not in keep]
    found += [
        f"{label_of(one)} has no {RATE}, but {name}; call it {RATE} and it is tuned, or "
        f"keep=[{label_of(one)!r}] and it stays as it is"
        for one in others
        if (name := misnamed(one))
    ]
    if not found and not any(map(has_rate, others)):
        return [f"no optimizer of the line-up has a constant {RATE} to tune"]
    return found
