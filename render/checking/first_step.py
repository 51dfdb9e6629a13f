"""What the first step tells of an optimizer that no known slip explains: where to look."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from render.checking.side_by_side import Tried, expected
from render.checking.slip import Rule
from render.checking.terrains import BOWL, SMALL, TINY

SAME, APART = 1e-6, 0.2
"""Share by which two steps may differ and be of one length; by which two powers are two."""


def paper_line(rule: Rule) -> str:
    """The rule as its class states it, in the paper's letters."""
    return str(rule.make.__doc__).splitlines()[0].rstrip(".")


def first_step(rule: Rule, tried: list[Tried]) -> str:
    """Which part of the rule is suspect, as far as first steps tell."""
    shares = np.concatenate([_shares(rule, one) for one in tried if not one.terrain.falling])
    if not len(shares) or not np.isfinite(shares).all():
        return ""
    if np.abs(shares - 1).max() <= SAME:
        return "its first steps are right: look at what it carries from one step to the next"
    times = float(np.median(shares))
    if np.abs(shares - times).max() <= SAME * abs(times):
        return f"its first steps are {times:.4g} times the paper's everywhere: look for a factor"
    yours, ours = (_power(rule, tried, own=own) for own in (True, False))
    if abs(yours - ours) > APART:
        return (
            f"its first steps grow with the gradient as |g|^{round(yours, 2):g}, the paper's as "
            f"|g|^{abs(round(ours, 2)):g}: look at the roots, and at what is divided by what"
        )
    return "its first steps are others already: look at the formula of the step, not at its memory"


def _steps(rule: Rule, one: Tried, *, own: bool) -> NDArray[np.float64]:
    """First steps, (starts, 2): the user's, or the rule's."""
    points = one.walk.points if own else expected(rule, one, one.made.numbers)
    with np.errstate(all="ignore"):
        steps: NDArray[np.float64] = points[1] - points[0]
    return steps


def _shares(rule: Rule, one: Tried) -> NDArray[np.float64]:
    """The user's first steps as shares of the rule's, where that takes one."""
    yours, ours = (_steps(rule, one, own=own) for own in (True, False))
    shares: NDArray[np.float64] = yours[ours != 0] / ours[ours != 0]
    return shares


def _power(rule: Rule, tried: list[Tried], *, own: bool) -> float:
    """The power of the gradient with which first steps grow, from the bowl and the tiny one."""
    large, small = (
        np.abs(_steps(rule, one, own=own))
        for terrain in (BOWL, TINY)
        for one in tried
        if one.terrain is terrain
    )
    with np.errstate(all="ignore"):
        powers = np.log(small / large) / np.log(SMALL)
    return float(np.median(powers[np.isfinite(powers)])) if np.isfinite(powers).any() else np.nan
