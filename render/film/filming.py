"""Setting a film up: all that can be known before a frame is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from render.film.caption_times import captions_of
from render.film.film import Film
from render.film.header import header
from render.film.height_scale import height_scale
from render.film.layout import MARGIN, Layout, refuse_size, scale_of
from render.film.legend import Legend
from render.film.memory import memory_faults, memory_of
from render.film.naming import named
from render.film.ranking import Ranking
from render.film.small_multiples import Multiples, Proportions, multiples
from render.raster import Canvas
from render.scene.clock import too_long
from render.scene.needs import needs_of
from render.scene.panels import Panels, Picture, leaves
from render.scene.scene import Scene
from render.scene.timeline import Timeline
from render.scene.view import Box, Moment, Stage, View
from render.shapes import Label, Shape
from render.trajectory import Trajectory

GAP = 26.0
"""Pixels at 1280 × 720 between panels."""

WORDY = 380.0
"""Pixels of a panel's shorter side that its words and strokes are made for; smaller, fewer."""

SMALLEST = 0.62
"""What a panel's strokes and ticks are scaled by at least, however many there are."""

TINY = 40.0
"""Pixels at 1280 × 720 that a panel's sides must have at least."""


def film_of(
    scene: Scene,
    picture: Picture,
    trajectories: Sequence[Trajectory],
    *,
    size: tuple[int, int],
    fps: float,
    density: int = 1,
) -> Film:
    """One picture of a scene and its trajectories, as a film.

    `size` is (width, height) in pixels, both even; `fps` frames a second. With a `density` of 2 or
    more the picture is laid out for that many times fewer pixels a side, and drawn finer.

    Raises ValueError for what `refuse` does, and for a surface that is not finite where it is
    shown.
    """
    refuse(scene, picture, size=size, fps=fps, density=density)
    scene = finer(scene, density)
    timeline = scene.timeline(fps=fps)
    key, layout = arranged(scene, picture, trajectories, timeline, size=size)
    placed = places(scene, picture, layout)
    stages = staged(scene, placed, trajectories, layout)
    backdrop = [*standing_parts(stages), *standing_words(scene, placed, stages, layout)]
    return Film(
        scene=scene,
        panels=named(scene, key, placed, stages, layout, timeline=timeline, backdrop=backdrop),
        layout=layout,
        key=key,
        captions=captions_of(scene, trajectories, timeline),
        timeline=timeline,
        backdrop=tuple(backdrop),
        standing=Canvas.blank(size, scene.look.ground).with_drawn(backdrop),
    )


def refuse(
    scene: Scene,
    picture: Picture,
    *,
    size: tuple[int, int],
    fps: float,
    density: int = 1,
) -> None:
    """Raise ValueError for a picture that cannot be made, without trajectories: before a walk.

    It is one of a size that cannot be drawn, of more frames or memory than can be had, or whose
    panels would be too small.
    """
    refuse_size(size)
    timeline = scene.timeline(fps=fps)
    memory = memory_of(scene, picture, size=size, frames=len(timeline))
    if found := too_long(timeline):
        raise ValueError(found[0])
    if found := memory_faults(memory):
        raise ValueError(f"a film of {size[0]} × {size[1]} pixels {found[0]}")
    if isinstance(picture, Panels) or scene.sweep is not None:
        scene = finer(scene, density)
        _, layout = arranged(scene, picture, (), timeline, size=size)
        refuse_small(places(scene, picture, layout), layout)


def finer(scene: Scene, density: int) -> Scene:
    """The scene with so many pixels for each that its pictures are laid out in."""
    return scene if density == 1 else replace(scene, theme=replace(scene.look, density=density))


def arranged(
    scene: Scene,
    picture: Picture,
    trajectories: Sequence[Trajectory],
    timeline: Timeline,
    *,
    size: tuple[int, int],
) -> tuple[Ranking | Legend, Layout]:
    """The ranking beside one view, or the legend below several, and where all stands."""
    scale, captioned = scale_of(size), bool(scene.captions)
    if isinstance(picture, Panels) or scene.sweep is not None:
        legend = Legend.of(scene, scale)
        height = legend.height(size[0] - 2 * MARGIN * scale)
        return legend, Layout.of_panels(size, scene.look, legend=height, captioned=captioned)
    ranking = Ranking.of(scene, trajectories, timeline, scale)
    layout = Layout.of(
        size,
        scene.look,
        rows=len(scene.optimizers),
        row_width=ranking.row_width,
        row_size=ranking.size,
        captioned=captioned,
    )
    return ranking, layout


def places(scene: Scene, picture: Picture, layout: Layout) -> Multiples:
    """Where each view of each variant stands; in a grid each as large as it can be."""
    look, scale = scene.look, layout.scale
    captioned = layout.worded and not all(needs_of(one, scene).titled for one in leaves(picture))
    return multiples(
        picture,
        len(scene.variants),
        layout.panel,
        gap=GAP * scale,
        strip=1.5 * look.type_size(look.word_size, scale) if captioned else 0.0,
        proportions=proportions(scene, picture, layout),
    )


def proportions(scene: Scene, picture: Picture, layout: Layout) -> Proportions:
    """What a picture needs in a grid: of panels, what their first view does."""
    needs, look = needs_of(next(leaves(picture)), scene), scene.look
    em = look.type_size(look.tick_size, SMALLEST * layout.scale) if layout.worded else 0.0
    return Proportions(needs.shape, needs.beside * em, needs.below * em)


def staged(
    scene: Scene, placed: Multiples, trajectories: Sequence[Trajectory], layout: Layout
) -> list[Stage]:
    """Each cell's view, set up in its place; ValueError where places are too small to show it."""
    refuse_small(placed, layout)
    variants = scene.variants
    return [
        comparable(cell.view, scene, trajectories).stage(
            variants[cell.variant].scene,
            [one for one in trajectories if one.variant == cell.variant],
            cell.box,
            scale=panel_scale(cell.box, placed, layout),
        )
        for cell in placed.cells
    ]


def refuse_small(placed: Multiples, layout: Layout) -> None:
    """Raise ValueError where a place is too small to show anything."""
    smallest = min(min(cell.box.width, cell.box.height) for cell in placed.cells)
    if smallest < TINY * layout.scale:
        told = f"{len(placed.cells)} panels leave one of them {max(0, int(smallest))} pixels"
        raise ValueError(f"{told}; show fewer, or give the small ones more by .ratio(…)")


def panel_scale(box: Box, placed: Multiples, layout: Layout) -> float:
    """What a panel's strokes and type are scaled by: less where many panels share the frame."""
    share = max(SMALLEST, len(placed.cells) ** -0.35)
    return float(min(layout.scale * share, min(box.width, box.height) / WORDY))


def comparable(view: View, scene: Scene, trajectories: Sequence[Trajectory]) -> View:
    """The view, on one axis and from one side for all values of a sweep."""
    if scene.sweep is not None and hasattr(view, "shared"):
        shared: View = view.shared(scene, trajectories)
        return shared
    return view


def standing_parts(stages: Sequence[Stage]) -> list[Shape]:
    """The backdrops that are the same at every moment."""
    beginning = Moment(0.0, 0.0)
    return [shape for stage in stages if stage.stands for shape in stage.backdrop(beginning)]


def standing_words(
    scene: Scene, placed: Multiples, stages: Sequence[Stage], layout: Layout
) -> list[Shape]:
    """The header, each variant's caption, and the height scale where all panels have the same."""
    shapes: list[Shape] = []
    scale, bar = layout.scale, layout.bar
    if layout.worded:
        told = [stage.note for stage in stages if stage.note]
        if scene.tuning is not None:
            told.append(scene.tuning.note(scene.optimizers))
        notes = "     ".join(dict.fromkeys(told))
        room = layout.header.width
        if bar is not None and bar.top < layout.header.bottom:
            room = bar.left - layout.header.left - GAP * scale
        shapes += header(scene, notes, layout.header, scale, room=room)
        shapes += variant_captions(scene, placed, stages, scale)
    heights = [stage.heights for stage in stages if stage.heights is not None]
    if bar is not None and len({height for height, _ in heights}) == 1:
        shapes += height_scale(*heights[0], bar, scene.look, scale=scale)
    return shapes


def variant_captions(
    scene: Scene, placed: Multiples, stages: Sequence[Stage], scale: float
) -> list[Shape]:
    """What each variant of a scene is, above its panels."""
    look = scene.look
    size = look.type_size(look.word_size, scale)
    cells = reversed(list(zip(placed.cells, stages, strict=True)))
    firsts = {cell.variant: stage.frame for cell, stage in cells}
    if all(needs_of(cell.view, scene).titled for cell in placed.cells):
        return [
            Label(
                variant.caption,
                firsts[k].right,
                firsts[k].top - 0.4 * size,
                size,
                look.ink,
                anchor="right",
            )
            for k, variant in enumerate(scene.variants if scene.sweep is not None else ())
        ]
    return [
        Label(
            variant.caption,
            firsts[k].left,
            max(strip.bottom - 0.3 * size, firsts[k].top - 2 * size),
            size,
            look.ink,
        )
        for k, (variant, strip) in enumerate(zip(scene.variants, placed.strips, strict=False))
    ]
