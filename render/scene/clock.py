"""The clock that a scene sets: how long its film is, and when it is slow."""

import math
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from types import MappingProxyType

from optimizers.number import is_real, is_whole
from render.scene.theme import Theme
from render.scene.themes import LIGHT
from render.scene.timeline import Timeline

FASTEST = 240
"""Frames a second."""

LONGEST = 24 * 3600
"""Seconds."""

MOST = 1_000_000
"""Frames of a film."""

QUICKEST = 1_000_000_000
"""Steps a second."""

PAUSES = 1_000
"""Of one film."""

SLOWEST_START = 10.0
"""The highest easing."""


@dataclass(frozen=True)
class Clock:
    """A film of `duration` seconds, or as long as its steps take at `steps_per_second`.

    It holds on the start for `hold_start` and on the end for `hold_end` seconds, the theme's
    unless given. `easing` makes the first steps slow: steps pass as that power of the time, 1 for
    an even pace, 2 for one that rises from nothing to twice that. `pauses` gives steps at which
    the film stands still, and for how many seconds. `fps` is frames a second.

    Raises ValueError, a line a fault.
    """

    duration: float | None = None
    _: KW_ONLY
    steps_per_second: float | None = None
    fps: float = 25
    hold_start: float | None = None
    hold_end: float | None = None
    easing: float = 1
    pauses: Mapping[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = [*self._pace_faults(), *self._stop_faults()]
        if not found:
            standing = float(self._asked + sum(map(float, self.pauses.values())))
            if self.duration is not None and standing >= self.duration:
                told = f"holds and pauses take {standing:g} s of {self.duration:g} s"
                found.append(f"Clock: {told}; no time is left for the steps")
        if found:
            raise ValueError("\n".join(found))
        for name in ("duration", "steps_per_second", "fps", "hold_start", "hold_end", "easing"):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, _plain(value))
        pauses = {int(step): _plain(seconds) for step, seconds in self.pauses.items()}
        object.__setattr__(self, "pauses", MappingProxyType(pauses))

    def faults(self, steps: int) -> list[str]:
        """What is wrong between the clock and a scene of so many steps."""
        found = [
            f"Clock: pause at step {step}, but the scene has steps 0 to {steps}"
            for step in self.pauses
            if step > steps
        ]
        rate = self.steps_per_second
        if rate is not None and steps > LONGEST * rate:
            reason = f"{steps} steps would take more than a day"
            found.append(f"Clock: steps_per_second is {rate!r}; {reason}")
        return found or too_long(self.timeline(steps, LIGHT))

    def timeline(self, steps: int, look: Theme, *, fps: float | None = None) -> Timeline:
        """Which step stands in which frame, at this rate or another, in frames a second."""
        pauses = tuple(sorted(self.pauses.items()))
        standing = sum(seconds for _, seconds in pauses)
        start = look.hold_start if self.hold_start is None else self.hold_start
        end = look.hold_end if self.hold_end is None else self.hold_end
        rate = self.fps if fps is None else fps
        if self.steps_per_second is not None:
            duration = start + steps / self.steps_per_second + standing + end
        else:
            duration = look.duration + standing if self.duration is None else self.duration
            # Only the theme's own holds give way where a film is short.
            free = duration - standing - self._asked
            own = (start if self.hold_start is None else 0) + (end if self.hold_end is None else 0)
            share = min(1.0, 0.5 * free / own) if own else 1.0
            start = start * share if self.hold_start is None else start
            end = end * share if self.hold_end is None else end
        return Timeline(steps, rate, duration, start, end, float(self.easing), pauses)

    @property
    def _asked(self) -> float:
        """Seconds of the holds that were given."""
        return (self.hold_start or 0) + (self.hold_end or 0)

    def _pace_faults(self) -> list[str]:
        found = _out_of(FASTEST, "fps", self.fps, f"greater than 0, at most {FASTEST}")
        if self.duration is not None:
            allowed = "greater than 0 seconds, at most a day"
            found += _out_of(LONGEST, "duration", self.duration, allowed)
        if (rate := self.steps_per_second) is not None:
            found += _out_of(
                QUICKEST, "steps_per_second", rate, f"greater than 0, at most {QUICKEST:g}"
            )
        if self.duration is not None and self.steps_per_second is not None:
            found.append("Clock: duration and steps_per_second are both given; give one")
        allowed = f"1 for an even pace, or up to {SLOWEST_START:g} for a slow start"
        if not _out_of(SLOWEST_START, "easing", self.easing, allowed) and self.easing < 1:
            return [*found, f"Clock: easing is {self.easing!r}; it must be {allowed}"]
        return found + _out_of(SLOWEST_START, "easing", self.easing, allowed)

    def _stop_faults(self) -> list[str]:
        found = []
        allowed = "0 seconds or more, at most a day"
        for name in ("hold_start", "hold_end"):
            seconds = getattr(self, name)
            if seconds is not None:
                found += _out_of(LONGEST, name, seconds, allowed, touches=True)
        if not isinstance(self.pauses, Mapping):
            example = "{73: 1.5} for one and a half seconds at step 73"
            return [*found, f"Clock: pauses is {self.pauses!r}, not a table of steps: {example}"]
        if len(self.pauses) > PAUSES:
            told = f"Clock: pauses has {len(self.pauses)} steps"
            return [*found, f"{told}; at most {PAUSES} can be made"]
        for step, seconds in self.pauses.items():
            if not is_whole(step) or step < 0:
                found.append(f"Clock: pause at {step!r}; it must be a step, 0 or more")
            found += _out_of(LONGEST, f"the pause at step {step!r}", seconds, allowed, touches=True)
        return found


def _out_of(
    upper: float, field: str, value: object, allowed: str, *, touches: bool = False
) -> list[str]:
    if not is_real(value):
        return [f"Clock: {field} is {value!r}, not a number"]
    # Compared as it is: a whole number may be too large for a float.
    above = not value < 0 if touches else not value <= 0
    if above and value <= upper and value < math.inf:
        return []
    return [f"Clock: {field} is {value!r}; it must be {allowed}"]


def _plain(number: float) -> float:
    """The number as Python's own: others may be too narrow to count with."""
    return number if type(number) in {int, float} else float(number)


def too_long(timeline: Timeline) -> list[str]:
    """What is wrong with a film of more frames than can be made."""
    if len(timeline) <= MOST:
        return []
    told = f"the film would have {len(timeline):,} frames".replace(",", " ")
    return [f"{told}; at most a million can be made: shorter, or fewer a second"]
