"""The film's clock: which step, or what lies between two, stands in which frame."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from render.shapes import Array


@dataclass(frozen=True)
class Timeline:
    """A hold on the start, a walk through the steps with its pauses, a longer hold on the end.

    Durations are seconds, `fps` frames a second; steps pass as the `easing`-th power of the time
    walked. `pauses` are pairs of a step and the seconds that the film stands there, in order.
    """

    steps: int
    fps: float
    duration: float
    hold_start: float
    hold_end: float
    easing: float = 1.0
    pauses: tuple[tuple[int, float], ...] = ()

    def __len__(self) -> int:
        """The number of frames, at least 1."""
        return max(1, round(self.duration * self.fps))

    def fraction(self, frame: int) -> float:
        """How much of the film has passed: 0 at the first frame, 1 at the last."""
        return frame / (len(self) - 1) if len(self) > 1 else 1.0

    @property
    def walked(self) -> int:
        """The first frame that shows the last step."""
        return self.reached(self.steps)

    def reached(self, step: float) -> int:
        """The first frame that shows a step, or one after it; the last where none does."""
        if step <= 0:
            return 0
        frames, walked = self._knots
        share = float((min(step, self.steps) / self.steps) ** (1 / self.easing))
        after = int(np.searchsorted(walked, share - 1e-12))
        if len(self) == 1 or after >= len(walked):
            return len(self) - 1
        at = float(frames[after])
        if after and walked[after] > walked[after - 1]:
            part = (share - walked[after - 1]) / (walked[after] - walked[after - 1])
            at = float(frames[after - 1] + part * (frames[after] - frames[after - 1]))
        return min(len(self) - 1, max(0, math.ceil(at - 1e-9)))

    def renewed(self, frame: int, seconds: float) -> int:
        """The frame whose numbers a frame shows, where they stand for so long before they change.

        From the end of the walk on it is the frame itself.
        """
        if frame >= self.walked:
            return frame
        return frame - frame % max(1, round(seconds * self.fps))

    def step(self, frame: int) -> float:
        """The step that stands in a frame, with its fraction on the way to the next."""
        if len(self) == 1:
            return float(self.steps)
        frames, walked = self._knots
        if frames[-1] <= frames[0]:  # holds and pauses leave no time to walk
            return float(self.steps) * float(0 < frame >= frames[-1])
        return float(self.steps * np.interp(frame, frames, walked) ** self.easing)

    def clock(self) -> dict[str, object]:
        """The same in seconds: the share walked at each, even between them, before the easing."""
        frames, walked = self._knots
        seconds = [round(float(frame) / self.fps, 6) for frame in frames]
        return {
            "duration": len(self) / self.fps,
            "seconds": seconds,
            "shares": walked.tolist(),
            "easing": self.easing,
        }

    @cached_property
    def _knots(self) -> tuple[Array, Array]:
        """Frames between which the walk is even or stands, and the share of its time, 0 to 1."""
        begin = min(len(self) - 1, self.hold_start * self.fps)
        end = max(begin, len(self) - 1 - self.hold_end * self.fps)
        standing = sum(seconds for _, seconds in self.pauses) * self.fps
        even = max(0.0, end - begin - standing)
        frames, walked, passed = [begin], [0.0], 0.0
        for step, seconds in self.pauses:
            share = (step / self.steps) ** (1 / self.easing)
            frames += [begin + passed + share * even, begin + passed + share * even]
            passed += seconds * self.fps
            frames[-1] += seconds * self.fps
            walked += [share, share]
        # `end` itself where there is time to walk: the sum may miss it by a rounding.
        return np.array([*frames, max(end, frames[-1])]), np.array([*walked, 1.0])
