"""The text alternative of a film: who walks where, and what happens."""

from itertools import groupby

from render.events.sentences import place
from render.publishing.description import Description, Walker

ENDS = {
    "converged": "at a minimum, or where it is flat",
    "left": "outside the picture",
    "diverged": "beyond all finite numbers",
    "undefined": "at the last step before f has no value",
    "wandering": "still on the way",
}
"""Where a walker stands in the end, by the word of its outcome."""

NAMED = 8
"""Optimizers that are named; of more it is said how many there are."""

STARTS = 3
"""Likewise of starts."""


def alternative(description: Description) -> str:
    """Some sentences, in the order of the film, for who cannot see it."""
    one = len(description.walkers) == 1
    who = _listed([walker.label for walker in description.walkers])
    walks = f"{who} {'walks' if one else 'walk'} {description.steps} steps"
    ground = f"down f(x, y) = {description.equation} ({description.surface.replace('_', ' ')})"
    parts = [closed(description.title), f"{walks} {ground}, {_starts(description)}."]
    if description.swept:
        parts.append(f"Once each for {', '.join(description.swept)}.")
    parts += [closed(happening.sentence) for happening in description.happenings]
    parts += ends_of(description.walkers)
    return " ".join(parts)


def closed(sentence: str) -> str:
    """A sentence with a full stop, unless it ends in another mark."""
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


def _starts(description: Description) -> str:
    if len(description.starts) > STARTS:
        return f"from {len(description.starts)} starts"
    return "from " + " and ".join(place(*start, digits=3) for start in description.starts)


def ends_of(walkers: tuple[Walker, ...]) -> list[str]:
    """Where each stands in the end, those of one end together; nothing where starts differ."""
    if any(len(set(walker.end)) != 1 for walker in walkers):
        return []
    ends = sorted(walkers, key=lambda walker: list(ENDS).index(walker.end[0]))
    told = []
    for word, alike in groupby(ends, key=lambda walker: walker.end[0]):
        names = [walker.label for walker in alike]
        told.append(f"{_listed(names)} {'is' if len(names) == 1 else 'are'} {ENDS[word]}")
    return [f"In the end {', '.join(told[:-1])}{' and ' if told[:-1] else ''}{told[-1]}."]


def _listed(names: list[str]) -> str:
    if len(names) > NAMED:
        return f"{len(names)} optimizers"
    mark = "; " if any("," in name for name in names) else ", "
    return " and ".join(filter(None, [mark.join(names[:-1]), names[-1]]))
