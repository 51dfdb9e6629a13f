"""The declaration of a film, and the faults between its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

import surfaces
from optimizers import Entrant
from optimizers.naming import kind_of, label_of
from optimizers.number import is_whole
from render.form import Form
from render.lettering.words import formula_faults, word_faults
from render.messages.nearest import did_you_mean
from render.messages.wording import grouped
from render.noise.noise import Noise, noise_faults, runs_of
from render.scene.captions import EVENTS, caption_faults
from render.scene.clock import Clock
from render.scene.limits import WALKERS, load_faults
from render.scene.line_up import line_up_faults, shown
from render.scene.panels import Picture, leaves
from render.scene.starts import as_starts, count, first_few
from render.scene.sweep import Sweep
from render.scene.theme import Theme
from render.scene.themes import THEMES
from render.scene.timeline import Timeline
from render.scene.tuning import Tuning
from render.scene.view_faults import view_faults
from surfaces import Domain, Points, Surface, as_domain, within

if TYPE_CHECKING:
    from render.notebook.cell import Film


class Variant(NamedTuple):
    """A scene with one of the values that it sweeps, and what to call it, in TeX."""

    caption: str
    scene: "Scene"


@dataclass(frozen=True, eq=False)
class Scene:
    """A surface, the starts on it, a line-up of optimizers, and the views that show them walk.

    `starts` is a list of (x, y). `domain` is what is shown and what walkers may leave: the
    surface's own unless given. `theme` is "light", "dark", or a Theme of its own. `clock` says how
    long the film is, and when it is slow. `captions` are texts at steps, or at ranges (first, last)
    of them, or "events", which tells what happens: who leaves a saddle, arrives, diverges, leads. A
    `sweep` walks the line-up once for each value of a hyperparameter, and every view shows them
    all, in small multiples. `noise` is on every gradient, the same for all optimizers.

    Raises ValueError, a line a fault.
    """

    title: str
    surface: Surface
    starts: Sequence[tuple[float, float]] | Points
    optimizers: Sequence[Entrant]
    steps: int
    views: Sequence[Picture]
    _: KW_ONLY
    domain: Domain | None = None
    theme: str | Theme = "light"
    clock: Clock = field(default_factory=Clock)
    captions: str | Mapping[int | tuple[int, int], str] = field(default_factory=dict)
    sweep: Sweep | None = None
    noise: Noise | None = None
    start_outside: bool = False
    tuning: Tuning | None = None

    def __post_init__(self) -> None:
        found = [
            *self._title_faults(),
            *self._ground_faults(),
            *self._start_faults(),
            *self._line_up_faults(),
            *view_faults(self.views),
            *self._noise_faults(),
            *self._clock_faults(),
        ]
        found = found or self._tuning_faults()
        found = found or [*self._faults_of_walkers(), *self._faults_of_views()]
        if found:
            raise ValueError("\n".join(found))
        starts = as_starts(self.starts)
        starts.setflags(write=False)
        object.__setattr__(self, "starts", starts)
        object.__setattr__(self, "steps", int(self.steps))  # one of 8 bits could not count on
        object.__setattr__(self, "optimizers", tuple(self.optimizers))
        object.__setattr__(self, "views", tuple(self.views))

    @property
    def shown(self) -> Domain:
        """The domain that is shown."""
        return as_domain(self.surface.domain if self.domain is None else self.domain)

    @property
    def labels(self) -> tuple[str, ...]:
        """The optimizers' labels, or their class names where they have none."""
        return tuple(label_of(optimizer) for optimizer in self.optimizers)

    @property
    def rates_told(self) -> tuple[str, ...]:
        """What is told beside each label of a tuned learning rate; empty where none is."""
        return () if self.tuning is None else self.tuning.told(self.optimizers)

    @property
    def look(self) -> Theme:
        """The theme, found by its name where it has one."""
        return self.theme if isinstance(self.theme, Theme) else THEMES[self.theme]

    @property
    def colours(self) -> tuple[str, ...]:
        """The optimizers' colours, #rrggbb, in the order of the line-up."""
        return tuple(self.look.colours_of([kind_of(optimizer) for optimizer in self.optimizers]))

    @property
    def markers(self) -> tuple[Form, ...]:
        """The forms of the optimizers' heads, in the order of the line-up."""
        return tuple(self.look.markers_of([kind_of(optimizer) for optimizer in self.optimizers]))

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """The scene for each value of its sweep; itself alone where it has none."""
        sweep = self.sweep
        if sweep is None:
            return (Variant("", self),)
        return tuple(
            Variant(
                sweep.caption(value),
                replace(self, optimizers=sweep.line_up(self.optimizers, value), sweep=None),
            )
            for value in sweep.values
        )

    def timeline(self, *, fps: float | None = None) -> Timeline:
        """The film's clock, at the scene's rate or another, in frames a second."""
        return self.clock.timeline(self.steps, self.look, fps=fps)

    def film(
        self,
        view: str | Picture | None = None,
        *,
        size: tuple[int, int] | None = None,
        fps: float | None = None,
    ) -> "Film":
        """One view as a film that shows itself in a notebook; the scene is walked for it.

        `view` is the name of one of the scene's, or another one; the first unless given. `size` is
        width and height in pixels, 960 × 540 unless given; `fps` frames a second, the clock's
        unless given.

        Raises ValueError, a line a fault, for a view that is not there or does not suit the
        scene, and for a film that cannot be made.
        """
        from render.notebook.cell import filmed

        return filmed(self, view, size=size, fps=fps)

    def _repr_html_(self) -> str:
        """What a notebook shows: the film of the first view."""
        from render.notebook.cell import shown_at_once

        return shown_at_once(self)

    def _title_faults(self) -> Sequence[str]:
        if isinstance(self.title, str) and self.title.strip():
            return word_faults("title:", self.title, bold=True)
        return [f"title is {self.title!r}; it must be a string that is not blank"]

    def _ground_faults(self) -> list[str]:
        found: list[str] = []
        if not isinstance(self.surface, Surface):
            kind = type(self.surface).__name__
            example = "Surface(name=…, formula=…, f=…, df=…, domain=…)"
            given = shown(self.surface)
            make = f"make one: {example}"
            if isinstance(getattr(surfaces, str(self.surface), None), Surface):
                make = f"write it without quotes, and `from surfaces import {self.surface}`"
            found.append(f"surface is {given}, of type {kind}, not a Surface; {make}")
        else:
            what = f"surface {self.surface.name!r}: formula"
            found += formula_faults(what, self.surface.formula)
            found += self.surface.contradictions()
        if self.domain is not None:
            try:
                as_domain(self.domain)
            except ValueError as error:
                found.append(str(error))
        return found

    def _start_faults(self) -> list[str]:
        found: list[str] = []
        if not isinstance(self.start_outside, bool | np.bool_):
            given = shown(self.start_outside)
            found.append(f"start_outside is {given}; it must be True or False")
        try:
            starts = as_starts(self.starts)
        except ValueError as error:
            return [*found, str(error)]
        if len(starts) > WALKERS:
            told = f"starts has {grouped(len(starts))} points"
            return [*found, f"{told}; at most {grouped(WALKERS)} can be drawn"]
        finite = np.isfinite(starts).all(axis=1)
        found += [f"start ({x:g}, {y:g}) is not finite" for x, y in starts[~finite]]
        if self._ground_faults():
            return first_few(found)
        (x0, x1), (y0, y1) = self.shown
        with np.errstate(all="ignore"):
            values = self.surface.value(starts)
        outside = ~within(self.shown, starts) & (not self.start_outside)
        for k in np.flatnonzero(finite & (outside | ~np.isfinite(values))):
            x, y = starts[k]
            if outside[k]:
                found.append(
                    f"start ({x:g}, {y:g}) lies outside the domain "
                    f"x ∈ [{x0:g}, {x1:g}], y ∈ [{y0:g}, {y1:g}]; "
                    "start_outside=True if it is meant"
                )
            else:
                found.append(f"start ({x:g}, {y:g}): {self.surface.name} is {values[k]} there")
        return first_few(found)

    def _line_up_faults(self) -> list[str]:
        found = []
        steps = self.steps if is_whole(self.steps) and self.steps >= 1 else 0
        if not steps:
            found.append(f"steps is {self.steps!r}; it must be a whole number, at least 1")
        if not isinstance(self.optimizers, Sequence):
            return [*found, f"optimizers is {self.optimizers!r}, not a list"]
        if not self.optimizers:
            return [*found, "optimizers is empty; name at least one"]
        too_much = load_faults(
            steps=int(steps),
            optimizers=len(self.optimizers),
            starts=min(WALKERS, count(self.starts)),  # more are told as such
            values=len(self.sweep.values) if isinstance(self.sweep, Sweep) else 1,
            runs=runs_of(self.noise),
        )
        if too_much:  # schedules are not called so many times
            return [*found, *too_much]
        found += line_up_faults(self.optimizers, steps=int(steps))
        if self.sweep is not None and not isinstance(self.sweep, Sweep):
            found.append(f"sweep is {shown(self.sweep)}; write Sweep(learning_rate=[0.01, 0.1])")
        elif self.sweep is not None and not found:
            found += self.sweep.faults(self.optimizers)
        return found

    def _noise_faults(self) -> list[str]:
        if self.noise is None:
            return []
        walkers = self.optimizers if isinstance(self.optimizers, Sequence) else ()
        told = "goes its own way, which noise does not reach; leave out one of the two"
        own = [f"{label_of(one)} {told}" for one in walkers if hasattr(one, "walk")]
        return [*noise_faults(self.noise, self.surface), *own]

    def _faults_of_walkers(self) -> list[str]:
        """What walkers that go their own way find wrong with the scene's ground and starts."""
        starts = as_starts(self.starts)
        own = [o.faults for o in self.optimizers if hasattr(o, "walk") and hasattr(o, "faults")]
        return [
            fault for faults in own for fault in faults(self.surface, starts, steps=int(self.steps))
        ]

    def _faults_of_views(self) -> list[str]:
        """What views find wrong between themselves and a scene that is sound without them."""
        views = [leaf for view in self.views for leaf in leaves(view)]
        told = [view.faults(self) for view in views if hasattr(view, "faults")]
        return list(dict.fromkeys(fault for faults in told for fault in faults))

    def _tuning_faults(self) -> list[str]:
        if self.tuning is None:
            return []
        if not isinstance(self.tuning, Tuning):
            return [f"tuning is {shown(self.tuning)}; write tuned(scene)"]
        return self.tuning.faults(self.optimizers, steps=self.steps, swept=self.sweep is not None)

    def _clock_faults(self) -> list[str]:
        found = []
        whole = is_whole(self.steps)
        known = isinstance(self.theme, str) and self.theme in THEMES
        if not known and not isinstance(self.theme, Theme):
            hint = did_you_mean(str(self.theme), THEMES) or f"known: {', '.join(THEMES)}"
            found.append(f"theme is {self.theme!r}; {hint}")
        if not isinstance(self.clock, Clock):
            found.append(f"clock is {shown(self.clock)}, not a Clock; write Clock(duration=10)")
        elif whole:
            found += self.clock.faults(int(self.steps))
        if self.captions == EVENTS and self.sweep is not None:
            found.append(
                "captions of events are those of one line-up, and this scene has a sweep; "
                'write its captions by hand, {step: "what happens"}'
            )
        return found + caption_faults(self.captions, steps=int(self.steps) if whole else 0)
