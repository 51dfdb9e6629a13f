"""The landscape's stage: a block, a camera, and strands laid on the terrain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from render.scene.height import SCALES, Height
from render.scene.scene import Scene
from render.scene.theme import Theme
from render.scene.view import Box, Moment
from render.shapes import Array, Line, Shape, Solid, plain
from render.trajectory import Trajectory
from render.views.landscape.axes import floor_axes
from render.views.landscape.azimuth import outlook
from render.views.landscape.block import Block
from render.views.landscape.camera import Camera
from render.views.landscape.landscape import Landscape
from render.views.landscape.lift import lifted
from render.views.landscape.relief import Relief
from render.views.paths.crowd import Courses, Crowd
from render.views.paths.fan import fan_of
from render.views.paths.marks import mark, marked
from render.views.paths.particles import are_particles
from render.views.paths.path import Path
from render.views.paths.spread import spreads
from render.views.paths.strand import Strand, start_dot, strands_of
from render.views.paths.swarm import Swarm
from surfaces import CriticalPoint, Points, within

CELLS = 200
"""Cells of the terrain's grid along each side."""

LEVELS = 14
"""Isolines and one."""

MARGIN = 20.0
"""Pixels at 1280 × 720 left free beside and below the block, besides two lines of type."""

ENOUGH = 60
"""Paths from which a camera is chosen, at most."""

WIDEST = 1.25
"""Radii of a head from its middle to the ring around most of its corners."""

FAINT = 15.0
"""How many times looser than bold paths faint ones are, while the camera turns: to half a pixel."""


def seen_from(
    view: Landscape, scene: Scene, trajectories: Sequence[Trajectory]
) -> tuple[float, float]:
    """Azimuth and elevation in degrees, chosen where the view leaves them open."""
    if view.azimuth is not None and view.elevation is not None:
        return view.azimuth, view.elevation
    block = block_of(view, scene)
    trajectories = trajectories[:: -(-len(trajectories) // ENOUGH)]
    among = len(trajectories)
    paths = [Path.of(trajectory, scene.shown, among=among) for trajectory in trajectories]
    azimuth, elevation, _ = outlook(
        block, paths, azimuth=view.azimuth, elevation=view.elevation, turn=view.turn
    )
    return azimuth, elevation


def block_of(view: Landscape, scene: Scene) -> Block:
    """The scene's block; ValueError where the surface is not finite."""
    return Block.of(
        scene.surface,
        scene.shown,
        scale=view.height or scene.surface.scale,
        cells=CELLS,
        rise=view.rise,
    )


@dataclass(frozen=True, eq=False)
class Terrain:
    """A landscape set up for one film.

    `fan` are the runs under noise; `laid` and `normals` are those of all paths' points, first the
    fan's.
    """

    view: Landscape
    look: Theme
    block: Block
    camera: Camera
    strands: tuple[Strand, ...]
    fan: tuple[Strand, ...]
    swarm: Swarm | None
    laid: Array
    normals: Array
    starts: Array
    critical: tuple[CriticalPoint, ...]
    box: Box
    scale: float

    @classmethod
    def of(
        cls,
        view: Landscape,
        scene: Scene,
        trajectories: Sequence[Trajectory],
        box: Box,
        scale: float,
    ) -> Terrain:
        """Choose the camera and lay the paths; ValueError where the surface is not finite."""
        block = block_of(view, scene)
        look = scene.look
        lines = 2.6 * look.type_size(look.tick_size, scale)
        margin = MARGIN * scale + lines if look.worded(scale) else 0.0
        inner = Box(box.left + margin, box.top, box.width - 2 * margin, box.height - margin)
        nominal = inner.height / np.array([high - low for low, high in scene.shown])
        many = are_particles(view.particles, scene)
        strands = [] if many else strands_of(scene, trajectories, nominal, scale=scale)
        fan = fan_of(strands)
        paths = [strand.path.points for strand in (*fan, *strands)]
        points = np.concatenate([np.empty((0, 2)), *paths])
        azimuth, elevation = seen_from(view, scene, trajectories)
        camera = Camera(azimuth, elevation)
        sides = azimuth + view.turn * np.linspace(0, 1, 73 if view.turn else 1)
        starts = np.asarray(scene.starts)
        return cls(
            view=view,
            look=look,
            block=block,
            camera=camera.fitted(block.bounds(), inner, azimuths=sides),
            strands=tuple(strands),
            fan=fan,
            swarm=Swarm.of(scene, trajectories, view.particles, scale=scale) if many else None,
            laid=block.place(points),
            normals=block.normals(points),
            starts=starts[within(scene.shown, starts)],
            critical=tuple(marked(scene.surface.critical, scene.shown, look, scale=scale)),
            box=box,
            scale=scale,
        )

    @property
    def stands(self) -> bool:
        """Whether the camera stands."""
        return self.view.turn == 0

    @property
    def note(self) -> str:
        """The scale of the heights, where they are not f's own."""
        scaled = SCALES[self.block.height.scale]
        height = rf"height ${scaled}$" if scaled else ""
        dots = self.swarm.note if self.swarm else ""
        return "     ".join(part for part in (height, dots) if part)

    @property
    def frame(self) -> Box:
        """Where names may stand."""
        return self.box

    @property
    def heights(self) -> tuple[Height, tuple[str, ...]]:
        """The block's heights, and the ramp."""
        return self.block.height, self.look.ramp

    @property
    def colours(self) -> tuple[str, ...]:
        """Those of particles, which a palette must keep."""
        return () if self.swarm is None else self.swarm.colours

    def heads(self, steps: Array, fractions: Array) -> Array:
        """The pixels of all heads at moments (k,), shape (k, walkers, 2); of particles none."""
        if not self.strands:
            return np.empty((len(steps), 0, 2))
        stand = np.stack([strand.path.heads(steps)[0] for strand in self.strands], axis=1)
        laid = self.block.place(stand)
        if self.stands:
            return self.camera.project(laid)[0]
        cameras = [self._camera(Moment(0.0, float(fraction))) for fraction in fractions]
        pairs = zip(cameras, laid, strict=True)
        return np.stack([camera.project(points)[0] for camera, points in pairs])

    def backdrop(self, moment: Moment) -> list[Shape]:
        """The block and its axes, and marks on critical points."""
        camera = self._camera(moment)
        look, scale = self.look, self.scale
        solid = Solid(
            self.relief.meshes(camera, look.ramp, look.wall, levels=LEVELS),
            isoline=look.isoline_width(scale),
            strength=look.isoline_strength,
            density=look.density,
        )
        return [
            solid,
            *floor_axes(self.block, camera, look, scale=scale, turning=not self.stands),
            *self._marks(camera),
        ]

    def actors(self, moment: Moment) -> list[Shape]:
        """All paths, the starts as dots, then all heads over their shadows."""
        camera = self._camera(moment)
        if self.swarm is not None:
            return [self.swarm.dots(moment.step, lambda points: self._placed(camera, points))]
        heads = self.crowd.heads(moment.step)
        tips = self._tips(camera, heads.points)
        courses = self._courses if self.stands else self._turned(camera, moment.step)
        paths = self.crowd.walked(courses, moment.step, heads, tips)
        return [
            *(paths if self.stands else loosened(plain(paths))),
            *self.crowd.beads(courses, moment.step),
            *(self._standing_dots if self.stands else self._dots(camera)),
            *spreads(self.strands, moment.step, lambda at: self._tips(camera, at), deep=True),
            *self.crowd.shadows(tips, deep=True),
            *self.crowd.markers(heads, tips, deep=True),
        ]

    @cached_property
    def relief(self) -> Relief:
        """The block as it is drawn."""
        return Relief.of(self.block, zoom=self.camera.zoom, levels=LEVELS)

    @cached_property
    def crowd(self) -> Crowd:
        """The strands together, over their runs under noise."""
        return Crowd((*self.fan, *self.strands))

    @cached_property
    def _courses(self) -> Courses:
        """All paths, as the camera sees them that stands."""
        return self._turned(self.camera, np.inf)

    def _turned(self, camera: Camera, step: float) -> Courses:
        """The paths as a camera sees them, as far as they are walked at a step."""
        pixels, depth = self._lifted(camera, self.laid, self.normals)
        courses, begin = [], 0
        for strand in self.crowd.strands:
            end = begin + strand.path.reached(step)
            courses.append(strand.course(pixels[begin:end], depth[begin:end]))
            begin += len(strand.path.points)
        return self.crowd.of(courses)

    def _tips(self, camera: Camera, points: Points) -> Array:
        """Pixels and depth (n, 3) of heads at points (n, 2) of the plane."""
        head = self.look.head * WIDEST + self.look.ring
        return np.column_stack(self._placed(camera, points, half=head))

    def _placed(
        self, camera: Camera, points: Points, *, half: float | None = None
    ) -> tuple[Array, Array]:
        return self._lifted(camera, self.block.place(points), self.block.normals(points), half=half)

    def _camera(self, moment: Moment) -> Camera:
        turned = self.camera.azimuth + self.view.turn * moment.fraction
        return replace(self.camera, azimuth=turned)

    @cached_property
    def _standing_dots(self) -> list[Shape]:
        return self._dots(self.camera)

    def _dots(self, camera: Camera) -> list[Shape]:
        pixels, depth = self._lifted(camera, *self._begun)
        return [
            start_dot(self.look, x, y, scale=self.scale, depth=z)
            for x, y, z in np.column_stack([pixels, depth]).tolist()
        ]

    def _marks(self, camera: Camera) -> list[Shape]:
        if not self.critical:
            return []
        points = np.array([one[:2] for one in self.critical])
        pixels, depth = self._placed(camera, points)
        return [
            mark(one.kind, pixel, self.look, scale=self.scale, depth=z)
            for one, pixel, z in zip(self.critical, pixels, depth.tolist(), strict=True)
        ]

    @cached_property
    def _begun(self) -> tuple[Array, Array]:
        """The starts on the terrain, and the normals there."""
        return self.block.place(self.starts), self.block.normals(self.starts)

    def _lifted(
        self, camera: Camera, points: Array, normals: Array, *, half: float | None = None
    ) -> tuple[Array, Array]:
        """Pixels and depth of points on the terrain; `half` of what is drawn there, or a path's."""
        look = self.look
        half = look.path / 2 + look.path_casing if half is None else half
        reach = half * look.stroke_scale(self.scale) + 0.7 * look.density
        return lifted(camera, points, normals, reach=reach)


def loosened(shapes: Sequence[Shape]) -> list[Shape]:
    """The same, with lines of which points may be left out, more of those that are faint."""
    return [
        replace(one, loose=1.0 if one.strength == 1 else FAINT) if isinstance(one, Line) else one
        for one in shapes
    ]
