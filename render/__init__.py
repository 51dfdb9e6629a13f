"""Declare a scene, simulate it, film it."""

from render.events import Event, EventKind, events_of
from render.noise.gaussian import Gaussian
from render.noise.mini_batches import MiniBatches
from render.noise.noise import Noise
from render.noise.sparse import Sparse
from render.recordings.recorded import Recorded
from render.scene.clock import Clock
from render.scene.many_starts import grid, scattered
from render.scene.scene import Scene
from render.scene.sweep import Sweep
from render.scene.theme import Theme
from render.scene.themes import DARK, LIGHT
from render.simulation.simulate import simulate
from render.trajectory import Fan, Outcome, Trajectory
from render.tuning.tuned import tuned
from render.views.basins.basins import Basins
from render.views.contour.contour import Contour
from render.views.curves.curves import Curves
from render.views.landscape.landscape import Landscape
from render.views.sensitivity.sensitivity import Sensitivity
from render.views.stability.stability import Stability
from render.views.steps.steps import Steps

__all__ = [
    "DARK",
    "LIGHT",
    "Basins",
    "Clock",
    "Contour",
    "Curves",
    "Event",
    "EventKind",
    "Fan",
    "Gaussian",
    "Landscape",
    "MiniBatches",
    "Noise",
    "Outcome",
    "Recorded",
    "Scene",
    "Sensitivity",
    "Sparse",
    "Stability",
    "Steps",
    "Sweep",
    "Theme",
    "Trajectory",
    "events_of",
    "grid",
    "scattered",
    "simulate",
    "tuned",
]
