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
from render.shapes import Array, Course, Shape, Solid
from render.trajectory import Trajectory
from render.views.landscape.axes import floor_axes
from render.views.landscape.azimuth import outlook
from render.views.landscape.block import Block
from render.views.landscape.camera import DISTANCE, Camera
from render.views.landscape.landscape import Landscape
from render.views.landscape.relief import Relief
from render.views.paths.crowd import Crowd
from render.views.paths.path import Path
from render.views.paths.spread import spreads
from render.views.paths.strand import Strand, start_dot, strands_of
from surfaces import Points, within

CELLS = 200
"""Cells of the terrain's grid along each side."""

LEVELS = 14
"""Isolines and one."""

MARGIN = 20.0
"""Pixels at 1280 × 720 left free beside and below the block, besides two lines of type."""

LIFT, HIGHEST_LIFT = 0.0004, 0.012
"""Depth by which a path is brought nearer at least, and at most where the ground falls away."""


def seen_from(
    view: Landscape, scene: Scene, trajectories: Sequence[Trajectory]
) -> tuple[float, float]:
    """Azimuth and elevation in degrees, chosen where the view leaves them open."""
    if view.azimuth is not None and view.elevation is not None:
        return view.azimuth, view.elevation
    block = block_of(view, scene)
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
    """A landscape set up for one film; `laid` and `normals` are those of all paths' points."""

    view: Landscape
    look: Theme
    block: Block
    camera: Camera
    strands: tuple[Strand, ...]
    laid: Array
    normals: Array
    starts: Array
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
        strands = strands_of(scene, trajectories, nominal, scale=scale)
        points = np.concatenate([strand.path.points for strand in strands])
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
            laid=block.place(points),
            normals=block.normals(points),
            starts=starts[within(scene.shown, starts)],
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
        return rf"height ${scaled}$" if scaled else ""

    @property
    def frame(self) -> Box:
        """Where names may stand."""
        return self.box

    @property
    def heights(self) -> tuple[Height, tuple[str, ...]]:
        """The block's heights, and the ramp."""
        return self.block.height, self.look.ramp

    def heads(self, steps: Array, fractions: Array) -> Array:
        """The pixels of all heads at moments (k,), shape (k, walkers, 2)."""
        stand = np.stack([strand.path.heads(steps)[0] for strand in self.strands], axis=1)
        laid = self.block.place(stand)
        if self.stands:
            return self.camera.project(laid)[0]
        cameras = [self._camera(Moment(0.0, float(fraction))) for fraction in fractions]
        pairs = zip(cameras, laid, strict=True)
        return np.stack([camera.project(points)[0] for camera, points in pairs])

    def backdrop(self, moment: Moment) -> list[Shape]:
        """The block and its axes."""
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
        ]

    def actors(self, moment: Moment) -> list[Shape]:
        """All paths, the starts as dots, then all heads over their shadows."""
        camera = self._camera(moment)
        heads = self.crowd.heads(moment.step)
        tips = self._tips(camera, heads.points)
        courses = self._courses if self.stands else self._turned(camera, moment.step)
        paths = self.crowd.walked(courses, moment.step, heads, tips)
        return [
            *(paths if self.stands else [replace(path.line, loose=True) for path in paths]),
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
        """The strands together."""
        return Crowd(self.strands)

    @cached_property
    def _courses(self) -> list[Course]:
        """All paths, as the camera sees them that stands."""
        return self._turned(self.camera, np.inf)

    def _turned(self, camera: Camera, step: float) -> list[Course]:
        """The paths as a camera sees them, as far as they are walked at a step."""
        pixels, depth = self._lifted(camera, self.laid, self.normals)
        courses, begin = [], 0
        for strand in self.strands:
            end = begin + strand.path.reached(step)
            courses.append(strand.course(pixels[begin:end], depth[begin:end]))
            begin += len(strand.path.points)
        return courses

    def _tips(self, camera: Camera, points: Points) -> Array:
        """Pixels and depth (n, 3) of points (n, 2) of the plane."""
        pixels, depth = self._lifted(camera, self.block.place(points), self.block.normals(points))
        return np.column_stack([pixels, depth])

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

    @cached_property
    def _begun(self) -> tuple[Array, Array]:
        """The starts on the terrain, and the normals there."""
        return self.block.place(self.starts), self.block.normals(self.starts)

    def _lifted(self, camera: Camera, points: Array, normals: Array) -> tuple[Array, Array]:
        """Pixels and depth of points on the terrain, brought nearer by what a stroke's width spans.

        Across a stroke the ground's depth changes with its slope against the eye; without the lift
        the far half of a path would sink into the ground.
        """
        pixels, depth = camera.project(points)
        facing = normals @ camera.axes.T
        steepness = np.hypot(facing[:, 0], facing[:, 1]) / np.maximum(facing[:, 2], 1e-3)
        half = self.look.path / 2 + self.look.path_casing
        width = half * self.look.stroke_scale(self.scale) + 0.7 * self.look.density
        lift = steepness * width / camera.zoom / DISTANCE + LIFT
        return pixels, depth - np.minimum(lift, HIGHEST_LIFT)
