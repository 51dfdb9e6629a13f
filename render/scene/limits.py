"""Limits: the most that a scene may hold, told before a step is taken."""

from render.messages.wording import grouped

OPTIMIZERS = 200
"""Of a line-up; colours and names part far fewer."""

WALKERS = 10_000
"""Starts × optimizers × values of a sweep: where they are no dots, each is an object."""

CROWD = 400
"""Walkers from which on none is looked at by itself: they are dots, and no saddle is told."""

STEPS = 10_000_000
"""Steps × optimizers × values of a sweep: each is a call of the rule, some ten microseconds."""

MEMORY = 2**30
"""Bytes of all trajectories."""

A_POINT = 24
"""Bytes of a position and its value."""

VIEWS, CAPTIONS = 100, 1_000
"""Of a scene."""


def load_faults(
    *, steps: int, optimizers: int, starts: int, values: int, runs: int = 1
) -> list[str]:
    """What is too much of a line-up that walks from so many starts, once for each swept value.

    Under noise it does so in so many `runs`.
    """
    if optimizers > OPTIMIZERS:
        return [f"optimizers has {grouped(optimizers)}; at most {OPTIMIZERS} can be told apart"]
    walkers = starts * optimizers * values * runs
    if walkers > WALKERS:
        of_each = "run and start of each" if runs > 1 else "start of each"
        told = f"{grouped(walkers)} walkers, one for each {of_each} optimizer"
        fewer = "fewer starts or runs" if runs > 1 else "fewer starts"
        return [f"{told}; at most {grouped(WALKERS)} can be drawn: {fewer}"]
    taken = steps * optimizers * values
    if taken > STEPS:
        told = f"steps is {grouped(steps)}, and {grouped(taken)} over all optimizers"
        return [f"{told}; at most {grouped(STEPS)} can be taken: fewer steps or optimizers"]
    needed = steps * walkers * A_POINT
    if needed > MEMORY:
        allowed = f"at most {MEMORY // 2**30} GiB is allowed: fewer steps, starts or optimizers"
        return [f"the trajectories would take {needed / 2**30:.1f} GiB; {allowed}"]
    return []
