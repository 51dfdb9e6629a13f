"""A scene that marks its first step, so that a test can tell what was refused before it."""

MARKING = """
from dataclasses import dataclass
from pathlib import Path

from render import Clock, Contour, Scene
from surfaces import saddle

MARK = Path("begun").absolute()


@dataclass(frozen=True)
class Marks:
    label: str = "Marks"

    def start(self, position):
        MARK.touch()

    def step(self, gradient, position, state):
        return position, state


scene = Scene(
    title="It leaves a mark",
    surface=saddle,
    starts=[(0.5, 0.1)],
    optimizers=[Marks()],
    steps=4,
    views=[Contour()],
    clock=Clock(0.2),
)
"""
