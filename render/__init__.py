"""Declare a scene, simulate it, film it."""

from render.events import Event, EventKind, events_of
from render.noise.gaussian import Gaussian
from render.noise.noise import Noise
from render.scene.clock import Clock
from render.scene.scene import Scene
from render.scene.sweep import Sweep
from render.scene.theme import Theme
from render.scene.themes import DARK, LIGHT
from render.simulation.simulate import simulate
from render.trajectory import Fan, Outcome, Trajectory
from render.tuning.tuned import tuned
from render.views.contour.contour import Contour
from render.views.curves.curves import Curves
from render.views.landscape.landscape import Landscape
from render.views.sensitivity.sensitivity import Sensitivity
from render.views.stability.stability import Stability
from render.views.steps.steps import Steps

__all__ = [
    "DARK",
    "LIGHT",
    "Clock",
    "Contour",
    "Curves",
    "Event",
    "EventKind",
    "Fan",
    "Gaussian",
    "Landscape",
    "Noise",
    "Outcome",
    "Scene",
    "Sensitivity",
    "Stability",
    "Steps",
    "Sweep",
    "Theme",
    "Trajectory",
    "events_of",
    "simulate",
    "tuned",
]
