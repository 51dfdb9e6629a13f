"""Sentences for what walkers do: short, and of several who do the same, one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from render.scene.limits import CROWD

FEW = 6
"""So many of one kind are told one by one where there are several starts."""

NAMED = 3
"""So many names stand in one sentence."""

Start = tuple[float, ...]
Told = tuple[int, tuple[str, ...], str]
"""A step, the labels of those who do it there, and the sentence."""


class Verb(NamedTuple):
    """One walker leaves, more leave, they have left; and what, where it is not one thing."""

    one: str
    more: str
    past: str
    thing: str


@dataclass(frozen=True)
class Deed:
    """At a step, a walker, by its place among the trajectories, does it to a thing."""

    step: int
    walker: int
    thing: str


def told(
    verb: Verb, deeds: Iterable[Deed], labels: Sequence[str], starts: Sequence[Start]
) -> list[Told]:
    """Sentences for all deeds of one kind, in order of their steps.

    Walker k is the line-up's k // starts from start k % starts. Who do the same thing at the same
    step from the same start share a sentence. It says "the first to" where others do the same
    later, and "the last to" where all have, of three or more. With several starts and more than
    FEW deeds it is told who is first, and how many starts an optimizer has done it from by the
    last of them. Of a CROWD none is told of alone.
    """

    def together(deed: Deed) -> tuple[int, int, str]:
        return deed.step, deed.walker % len(starts), deed.thing

    done = sorted(deeds, key=lambda deed: (together(deed), deed.walker))
    crowd = len(starts) * len(labels) >= CROWD
    if done and len(starts) > 1 and (len(done) > FEW or crowd):
        return _summed_up(verb, done, labels, starts, crowd=crowd)
    groups = [list(group) for _, group in groupby(done, key=together)]
    all_do = len(done) == len(labels) * len(starts)
    same_thing = len({deed.thing for deed in done}) == 1
    sentences = []
    for index, group in enumerate(groups):
        step = group[0].step
        alone = sum(other[0].step == step for other in groups) == 1
        rank = ""
        if same_thing and alone and len(groups) > 1 and index == 0:
            rank = "first"
        elif same_thing and alone and all_do and len(done) > 2 and index == len(groups) - 1 > 0:
            rank = "last"
        walkers = tuple(labels[deed.walker // len(starts)] for deed in group)
        whole = all_do and len(groups) == 1
        sentences.append(_sentence(verb, group[0], walkers, starts, rank=rank, whole=whole))
    return sentences


def place(x: float, y: float, *, digits: int = 2) -> str:
    """A place to so many significant digits, with true minus signs: (−2.8, 3.1)."""
    return f"({x:.{digits}g}, {y:.{digits}g})".replace("-", "−")


def _sentence(
    verb: Verb,
    deed: Deed,
    walkers: tuple[str, ...],
    starts: Sequence[Start],
    *,
    rank: str = "",
    whole: bool = False,
) -> Told:
    who = f"All {len(walkers)}" if whole and len(walkers) > 2 else _listed(walkers)
    comma = ""
    if len(starts) > 1:
        who += f", from {place(*starts[deed.walker % len(starts)], digits=3)}"
        comma = ","
    one = len(walkers) == 1
    if rank:
        does = f"{'is' if one else 'are'} the {rank} to {verb.more} {deed.thing}".rstrip()
        when = f", at step {deed.step}"
    else:
        does = f"{verb.one if one else verb.more} {deed.thing}".rstrip()
        when = f"{',' if deed.thing.endswith(')') else ''} at step {deed.step}"
    return deed.step, walkers, f"{who}{comma} {does}{when}"


def _summed_up(
    verb: Verb,
    done: Sequence[Deed],
    labels: Sequence[str],
    starts: Sequence[Start],
    *,
    crowd: bool,
) -> list[Told]:
    thing = done[0].thing if len({deed.thing for deed in done}) == 1 else verb.thing
    earliest: dict[int, int] = {}
    for deed in done:
        earliest.setdefault(deed.walker, deed.step)
    sentences = []
    first = None
    if not crowd and done[0].step < done[1].step:
        first = Deed(done[0].step, done[0].walker, thing)
        walkers = (labels[first.walker // len(starts)],)
        sentences.append(_sentence(verb, first, walkers, starts, rank="first"))
    for index, label in enumerate(labels):
        steps = [step for walker, step in earliest.items() if walker // len(starts) == index]
        if not steps or (first and first.step == max(steps)):
            continue
        has = f"{label} has {verb.past} {thing}".rstrip()
        sentence = f"{has} from {_share(len(steps), len(starts))} starts by step {max(steps)}"
        sentences.append((max(steps), (label,), sentence))
    return sorted(sentences, key=lambda sentence: sentence[0])


def _share(some: int, total: int) -> str:
    if some < total:
        return f"{some} of {total}"
    return "both" if total == 2 else f"all {total}"


def _listed(names: Sequence[str]) -> str:
    """The names in a row, those beyond NAMED counted."""
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"{len(names) - NAMED} others"]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
