"""The film's clock: which step, or what lies between two, stands in which frame."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Timeline:
    """A hold on the start, an even walk through the steps, a longer hold on the end.

    Durations are seconds, `fps` frames a second.
    """

    steps: int
    fps: float
    duration: float
    hold_start: float
    hold_end: float

    @classmethod
    def lasting(
        cls, duration: float, *, steps: int, fps: float, hold_start: float, hold_end: float
    ) -> Timeline:
        """A film of that many seconds; holds that would take more than half of it take half."""
        holds = hold_start + hold_end
        share = min(1.0, 0.5 * duration / holds) if holds else 1.0
        return cls(steps, fps, duration, hold_start * share, hold_end * share)

    def __len__(self) -> int:
        """The number of frames, at least 1."""
        return max(1, round(self.duration * self.fps))

    def fraction(self, frame: int) -> float:
        """How much of the film has passed: 0 at the first frame, 1 at the last."""
        return frame / (len(self) - 1) if len(self) > 1 else 1.0

    @property
    def walked(self) -> int:
        """The first frame that shows the last step."""
        if len(self) == 1:
            return 0
        end = len(self) - 1 - self.hold_end * self.fps
        return min(len(self) - 1, max(0, math.ceil(max(end, self.hold_start * self.fps) - 1e-9)))

    def step(self, frame: int) -> float:
        """The step that stands in a frame, with its fraction on the way to the next."""
        if len(self) == 1:
            return float(self.steps)
        begin = self.hold_start * self.fps
        end = len(self) - 1 - self.hold_end * self.fps
        walked = (frame - begin) / (end - begin) if end > begin else float(0 < frame >= end)
        return self.steps * min(1.0, max(0.0, walked))
