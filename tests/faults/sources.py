"""Sources of scenes: a sound one with a line before it, a surface or an optimizer of its own."""

HEAD = """
import os, sys
import numpy as np
from optimizers import SGD, Adam
from render import Clock, Contour, Curves, Landscape, Scene, Steps
from surfaces import Surface, saddle
"""

PARTS = {
    "title": "'A tiny film'",
    "surface": "saddle",
    "starts": "[(0.5, 0.1)]",
    "optimizers": "[SGD(0.01)]",
    "steps": "4",
    "views": "[Contour()]",
    "clock": "Clock(0.2)",
}


def scene(before: str = "", **parts: str) -> str:
    """A sound scene, but for what stands before it and the parts given, as source."""
    told = ", ".join(f"{name}={value}" for name, value in {**PARTS, **parts}.items())
    return f"{HEAD}{before}\nscene = Scene({told})\n"


def ground(f: str = "x*x + y*y", df: str = "2*x, 2*y", *, large: str = "", **parts: str) -> str:
    """A scene on a surface of its own; `large` is done in f where it is given a whole grid."""
    before = f"""
def f(x, y):
    if np.size(x) > 999:
        {large or "pass"}
    return {f}

def df(x, y):
    return {df}

domain = (-1, 1), (-1, 1)
own = Surface(name="own", formula="x", f=f, df=df, domain=domain)
"""
    return scene(before, **{"surface": "own", **parts})


def walker(step: str, *, before: str = "", **parts: str) -> str:
    """A scene with an optimizer of its own, `step` the body of its method."""
    before = f"""
class Mine:
    steps = 0
    def start(self, position):
        {before or "return None"}
    def step(self, gradient, position, state):
        self.steps += 1
        {step}
"""
    return scene(before, **{"optimizers": "[Mine()]", **parts})
