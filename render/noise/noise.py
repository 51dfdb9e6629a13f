"""The protocol: what stands between a walker and the gradient."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from optimizers import Gradient
from optimizers.number import is_whole
from render.noise.seeds import runs_fault
from surfaces import Surface


class Held(NamedTuple):
    """Bytes that a noise takes: with each step's gradient that is kept, and besides.

    The usual is a number for x and y of each walker, and nothing besides.
    """

    each: float
    besides: float = 0.0


class Noise(Protocol):
    """Noise on the gradient, the same for every optimizer of a comparison.

    What is drawn depends on the seed, the run, the step and the start's place in their row alone.
    One may tell besides, by a method `faults(surface)`, what is wrong between it and a surface, a
    list of sentences, and by `held(surface, starts=…)` what it takes, where that is not Held's
    usual.
    """

    @property
    def runs(self) -> int:
        """How often each optimizer walks, each time with another seed; at least 1."""
        ...

    def gradients(self, surface: Surface, *, starts: int) -> Callable[[int], Gradient]:
        """The noisy gradient that holds at each step, counted from 0.

        It takes positions of all walkers, shape (runs × starts, 2), those of one run together, and
        gives the same draw however often it is asked within a step.
        """
        ...


def noise_faults(noise: object, surface: object) -> list[str]:
    """What is wrong with what a scene gives as its noise, and between it and its surface."""
    if isinstance(noise, type) or not callable(getattr(noise, "gradients", None)):
        kind = noise.__name__ if isinstance(noise, type) else repr(noise)
        return [f"noise is {kind}, no noise; write Gaussian(0.1)"]
    if found := runs_fault(f"noise {type(noise).__name__}", getattr(noise, "runs", None)):
        return [found]
    if not isinstance(surface, Surface) or not hasattr(noise, "faults"):
        return []
    told: list[str] = noise.faults(surface)
    return told


def runs_of(noise: object) -> int:
    """How often each optimizer walks; once where there is no noise, or none that is any."""
    runs = getattr(noise, "runs", 1)
    return int(runs) if is_whole(runs) else 1


def held_by(noise: object, surface: Surface, *, starts: int) -> Held:
    """What a noise takes on a surface."""
    if noise is None:
        return Held(0.0)
    if not hasattr(noise, "held"):
        return Held(16.0 * starts * runs_of(noise))
    told: Held = noise.held(surface, starts=starts)
    return told
