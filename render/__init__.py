"""Declare a scene, simulate it, film it."""

from render.clock import Clock
from render.events import Event, EventKind, events_of
from render.scene import Scene
from render.simulate import simulate
from render.sweep import Sweep
from render.theme import DARK, LIGHT, Theme
from render.trajectory import Outcome, Trajectory
from render.views.contour import Contour
from render.views.curves import Curves
from render.views.landscape import Landscape
from render.views.stability import Stability
from render.views.steps import Steps

__all__ = [
    "DARK",
    "LIGHT",
    "Clock",
    "Contour",
    "Curves",
    "Event",
    "EventKind",
    "Landscape",
    "Outcome",
    "Scene",
    "Stability",
    "Steps",
    "Sweep",
    "Theme",
    "Trajectory",
    "events_of",
    "simulate",
]
