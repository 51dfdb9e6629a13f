"""Every colour, width, type size and duration of a picture, in one place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, pairwise

import numpy as np

from render.form import Form
from render.scene.markers import MARKERS, SPARE_MARKERS
from render.scene.mixing import distance, mix, rgb, vivid
from render.scene.shades import STANDS_OUT, graded
from render.scene.sight import NEAR, apart
from render.scene.theme_faults import theme_faults

SHADES = (0.2, 0.3, 0.4, 0.5, 0.6)
"""Shares of ink or ground in the second of one colour."""


@dataclass(frozen=True)
class Theme:
    """A look. Colours are #rrggbb; lengths and type sizes are pixels at 1280 × 720.

    `paths` gives each optimizer's class its colour; a class that is not in it takes the next of
    `spare`. The seven were chosen together: between any two the CAM02-UCS distance is at least 26
    in normal sight and 17 under each simulated colour blindness. Strokes of curves are `curve`
    times those of paths; strengths are 0 to 1. `carried` and `pushed` are the parts of a step;
    they keep apart from each other and from the momentum methods' colours. `basins` are those of
    minima, with up to the share `quick` of the lighter and `slow` of the darker of ground and ink
    in them; particles have them `vividness` times as far from grey, and then with `particle_ink` of
    ink, to stand out on the ramp. `unreached` and `diverging` are those of points that come to no
    minimum. `markers` gives each class the form of its heads, others take the next of
    `spare_markers` that the line-up does not show: forms tell apart what colours do not to all
    eyes, and where two come near they stand along the paths as well, `bead_every` pixels apart.
    `density` is how many pixels a picture has for each that it is laid out in: what must not be too
    small is that much larger.

    Raises ValueError, a line a fault, for what is no #rrggbb, a ramp of fewer than 2 colours, no
    spare colour, and numbers that are negative, not finite or beyond what can be drawn.
    """

    ground: str
    ink: str
    quiet: str
    ramp: tuple[str, ...]
    wall: str
    casing: str
    warning: str
    paths: Mapping[str, str]
    spare: tuple[str, ...]
    carried: str
    pushed: str
    basins: tuple[str, ...]
    unreached: str
    diverging: str
    markers: Mapping[str, Form] = field(default_factory=lambda: MARKERS)
    spare_markers: tuple[Form, ...] = SPARE_MARKERS

    line: float = 1.0
    path: float = 4.3
    path_casing: float = 1.4
    hidden: float = 0.3
    head: float = 6.0
    bead: float = 4.2
    bead_casing: float = 1.2
    bead_every: float = 64.0
    ring: float = 1.8
    shadow: float = 13.0
    shadow_strength: float = 0.34
    worn: float = 0.55
    start: float = 3.0
    arrow: float = 3.6
    bold_arrow: float = 5.0
    thin_arrow: float = 2.2
    probe: float = 9.5
    step_dot: float = 2.6
    outline: float = 2.0
    member: float = 3.0
    cross: float = 6.0
    stripe: float = 11.0
    shortest_stripe: float = 8.0
    isoline: float = 0.55
    thinnest_isoline: float = 0.4
    isoline_strength: float = 0.16
    curve: float = 0.7
    run: float = 1.3
    run_strength: float = 0.3
    grid_strength: float = 0.2
    cursor_strength: float = 0.6
    ghost: float = 2.4
    ghost_strength: float = 0.6
    tint_strength: float = 0.12
    quick: float = 0.3
    slow: float = 0.38
    particle: float = 1.7
    particle_casing: float = 0.8
    particle_tail: float = 0.55
    particle_ink: float = 0.55
    vividness: float = 2.5

    title_size: float = 29.0
    formula_size: float = 19.0
    word_size: float = 19.0
    caption_size: float = 21.0
    tick_size: float = 16.0
    name_size: float = 16.0
    smallest_size: float = 14.0
    wordless: float = 0.34
    density: int = 1

    duration: float = field(default=10.0, metadata={"unit": "seconds"})
    hold_start: float = field(default=0.6, metadata={"unit": "seconds"})
    hold_end: float = field(default=1.6, metadata={"unit": "seconds"})

    def __post_init__(self) -> None:
        if found := theme_faults(self):
            raise ValueError("\n".join(found))

    def type_size(self, nominal: float, scale: float) -> float:
        """Pixels of type, `nominal` at 1280 × 720 and here `scale` times that; never too small."""
        return max(self.smallest, nominal * scale)

    @property
    def particles(self) -> tuple[str, ...]:
        """The basins' colours as particles have them, which stand out on the ramp."""
        deep = (vivid(colour, self.vividness) for colour in self.basins)
        return tuple(mix(colour, self.ink, self.particle_ink) for colour in deep)

    @property
    def smallest(self) -> float:
        """Pixels of the smallest type."""
        return self.smallest_size * self.density

    def stroke_scale(self, scale: float) -> float:
        """What paths and heads are scaled by; in a small picture they stay easy to follow."""
        plain = scale / self.density
        return self.density * max(plain, float(plain**0.7))

    def isoline_width(self, scale: float) -> float:
        """Pixels to each side of an isoline's middle; in a small picture it still shows."""
        return max(self.isoline * scale, self.thinnest_isoline * self.density)

    def worded(self, scale: float) -> bool:
        """Whether a picture at `scale` times 1280 × 720 has room for type at all."""
        return scale / self.density >= self.wordless

    def colours_of(self, classes: Sequence[str]) -> list[str]:
        """A colour for each optimizer of a line-up, given their class names.

        Those of one class keep its hue. A second one takes the shade, nearer to ink or to ground,
        that is farthest from the first of those that the ramp does not swallow; three or more stand
        out more from the ground each, in their order. So do classes that have to share a colour,
        when there are more than are spare.
        """
        spare = cycle(self.spare)
        colours = {name: self.paths.get(name) or next(spare) for name in dict.fromkeys(classes)}
        hues = [colours[name] for name in classes]
        shades = {hue: iter(self._shades(hue, hues.count(hue))) for hue in hues}
        return [next(shades[hue]) for hue in hues]

    def markers_of(self, classes: Sequence[str]) -> list[Form]:
        """A marker for each optimizer of a line-up, given their class names: one for each class.

        Those that have none of their own take the spare ones that no other of the line-up shows.
        """
        shown = {self.markers[name] for name in classes if name in self.markers}
        free = [form for form in self.spare_markers if form not in shown]
        spare = cycle(free or self.spare_markers)
        forms = {name: self.markers.get(name) or next(spare) for name in dict.fromkeys(classes)}
        return [forms[name] for name in classes]

    def marked(self, colours: Sequence[str], forms: Sequence[Form]) -> tuple[bool, ...]:
        """Which paths bear their markers: those of a colour that may be taken for another's.

        Where that other has the same form, markers tell nothing, and shade or label must.
        """
        near = apart([rgb(colour) for colour in colours]) < NEAR
        differ = np.array([[one != other for other in forms] for one in forms], dtype=bool)
        return tuple((near & differ.reshape(near.shape)).any(axis=1).tolist())

    def _shades(self, colour: str, count: int) -> Sequence[str]:
        """So many shades of one colour; itself alone for one."""
        if count <= 1:
            return [colour]
        if count == 2:
            mixes = [
                mix(colour, towards, share)
                for towards in (self.ink, self.ground)
                for share in SHADES
            ]
            off = self._off_the_ramp(mixes)
            seen = [one for one, far in zip(mixes, off, strict=True) if far >= STANDS_OUT]
            return [colour, max(seen or mixes, key=lambda one: distance(one, colour))]
        grey = self.paths.get("SGD", colour)
        avoided = () if grey == colour else (grey,)
        return graded(
            colour, count, ground=self.ground, ink=self.ink, ramp=self._walked_on, avoided=avoided
        )

    @property
    def _walked_on(self) -> tuple[str, ...]:
        """The ramp's colours, and those between each two."""
        return (*self.ramp, *(mix(low, high, 0.5) for low, high in pairwise(self.ramp)))

    def _off_the_ramp(self, colours: Sequence[str]) -> list[float]:
        """How far each is from the nearest colour of the ground that is walked on."""
        all_of_it = [rgb(one) for one in (*colours, *self._walked_on)]
        off: list[float] = apart(all_of_it)[: len(colours), len(colours) :].min(axis=1).tolist()
        return off
