"""The frames of a film between two places."""

from render.scene.timeline import Timeline


def frames_between(timeline: Timeline, begin: float, end: float) -> range:
    """The frames from one place of a film to another, both with it; at least two, or all.

    A place is a step where it is an int, and its frame the first that shows it; otherwise it is a
    fraction of the film, 0.0 to 1.0. Parts of which one begins where the other ends share that
    frame.

    Raises ValueError, a line a fault, for a step that the walk does not have, and where nothing
    lies between the two.
    """
    faults = [
        f"--{name} {place}: the scene has steps 0 to {timeline.steps}"
        for name, place in (("from", begin), ("to", end))
        if isinstance(place, int) and not 0 <= place <= timeline.steps
    ]
    if faults:
        raise ValueError("\n".join(faults))
    first, last = (_frame(timeline, place) for place in (begin, end))
    if first >= last and (first, last) != (0, len(timeline) - 1):
        told = f"--from is frame {first} of {len(timeline)} and --to frame {last}"
        raise ValueError(f"{told}; --to must be the later")
    return range(first, last + 1)


def _frame(timeline: Timeline, place: float) -> int:
    if isinstance(place, int):
        return timeline.reached(place)
    return round(place * (len(timeline) - 1))
