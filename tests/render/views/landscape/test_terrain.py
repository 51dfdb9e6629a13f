"""The landscape: a path behind a hill is hidden and one before it is not, as geometry says."""

from dataclasses import replace

import numpy as np
import pytest

import surfaces
from render import Landscape, Scene, simulate
from render.film.filming import film_of
from render.scene.mixing import rgb
from render.scene.view import Box, Moment
from render.shapes import Array, Line, Marker, Solid, plain
from render.views.landscape.azimuth import CANDIDATES, ELEVATIONS, outlook
from render.views.landscape.block import Block
from render.views.landscape.camera import DISTANCE, Camera
from render.views.landscape.terrain import Terrain
from surfaces import Surface, rastrigin, surface_from

hill = Surface(
    name="hill",
    formula="e^{-12r^2}",
    f=lambda x, y: np.exp(-12 * (x**2 + y**2)),
    df=lambda x, y: (
        -24 * x * np.exp(-12 * (x**2 + y**2)),
        -24 * y * np.exp(-12 * (x**2 + y**2)),
    ),
    domain=((-1, 1), (-1, 1)),
)


def scene(drift, start, way, *, steps=20, azimuth=0.0, elevation=25.0, **more) -> Scene:
    step = (way[0] / steps, way[1] / steps)
    return Scene(
        "Hill",
        hill,
        [start],
        [drift(*step)],
        steps,
        [Landscape(azimuth=azimuth, elevation=elevation, **more)],
    )


def stage(declared: Scene) -> Terrain:
    view = declared.views[0]
    found = view.stage(declared, simulate(declared), Box(0, 0, 640, 360), scale=0.5)
    assert isinstance(found, Terrain)
    return found


def hidden_by_geometry(block: Block, camera: Camera, point: Array) -> bool:
    """Whether the terrain rises over the line from a point of it to the eye."""
    eye = DISTANCE * camera.axes[2]
    along = np.linspace(0.02, 0.6, 400)[:, None]
    ray = block.place(point) * (1 - along) + eye * along
    over = (np.abs(ray[:, :2]) <= 1).all(axis=1)
    ground = block.place(ray[over, :2])[:, 2]
    return bool((ground > ray[over, 2]).any())


def shown_strength(declared: Scene) -> Array:
    """How strongly the path is drawn at each of its points, 0 for not at all and 1 for fully."""
    film = film_of(declared, declared.views[0], simulate(declared), size=(640, 360), fps=20)
    shapes = plain(film.panels[0].stage.actors(film.moment(len(film) - 1)))
    (line,) = (shape for shape in shapes if isinstance(shape, Line))
    frame = film.standing.with_drawn([line]).pixels.astype(float)
    colour, strengths = np.array(rgb(line.colour)), []
    bare = film.standing.pixels.astype(float)
    for x, y in line.points[2:-8]:
        seen, ground = frame[int(y), int(x)], bare[int(y), int(x)]
        way = colour - ground
        strengths.append((seen - ground) @ way / (way @ way))
    return np.array(strengths)


@pytest.mark.parametrize("azimuth", [0, 90, 180, -90])
def test_a_path_behind_a_hill_is_faint_and_one_before_it_is_strong(drift, azimuth: int) -> None:
    a = np.radians(azimuth)
    towards, across = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
    behind = scene(
        drift, tuple(-0.35 * towards - 0.12 * across), tuple(0.24 * across), azimuth=azimuth
    )
    before = scene(
        drift, tuple(0.6 * towards - 0.12 * across), tuple(0.24 * across), azimuth=azimuth
    )
    for declared, hidden in ((behind, True), (before, False)):
        built = stage(declared)
        for point in built.strands[0].path.points:
            assert hidden_by_geometry(built.block, built.camera, point) is hidden
        strengths = shown_strength(declared)
        if hidden:
            assert (strengths < 0.45).all()
            assert (strengths > 0.05).all()
        else:
            assert (strengths > 0.95).all()


def test_along_a_path_round_the_hill_what_is_shown_is_what_geometry_shows(drift) -> None:
    declared = scene(drift, (-0.35, -0.9), (0.0, 1.8), steps=60, azimuth=8)
    built = stage(declared)
    points = built.strands[0].path.points
    truth = np.array([hidden_by_geometry(built.block, built.camera, point) for point in points])
    shown = shown_strength(declared)
    agree = (shown < 0.6) == truth[2 : 2 + len(shown)]
    assert truth.any()
    assert not truth.all()
    assert agree.mean() > 0.93


@pytest.mark.parametrize("elevation", [12, 34, 60, 90])
def test_a_path_in_plain_sight_is_whole_even_on_slopes_that_turn_away(drift, elevation) -> None:
    declared = scene(drift, (0.9, -0.9), (-0.5, 1.8), elevation=elevation, azimuth=20)
    assert (shown_strength(declared) > 0.9).all()


def test_the_head_stands_on_the_terrain_at_its_step(drift) -> None:
    declared = scene(drift, (0.6, -0.6), (0.0, 1.2), steps=4)
    built = stage(declared)
    for step in (0.0, 1.0, 2.5, 4.0):
        markers = [s for s in built.actors(Moment(step, 0.0)) if isinstance(s, Marker)]
        place = built.block.place(np.array([0.6, -0.6 + 0.3 * step]))
        pixels, _ = built.camera.project(place)
        assert (markers[-1].x, markers[-1].y) == pytest.approx(tuple(pixels), abs=1e-6)
        assert not markers[-1].hollow


def test_a_walker_that_left_has_a_hollow_head_at_the_edge(drift) -> None:
    built = stage(scene(drift, (0.5, 0.5), (1.0, 0.0), steps=4))
    head = built.actors(Moment(4.0, 1.0))[-1]
    edge, _ = built.camera.project(built.block.place(np.array([1.0, 0.5])))
    assert isinstance(head, Marker)
    assert head.hollow
    assert (head.x, head.y) == pytest.approx(tuple(edge), abs=1e-6)


def test_the_block_stays_in_its_box_while_the_camera_turns(drift) -> None:
    built = stage(scene(drift, (0.5, 0.5), (0.1, 0.0), turn=360))
    assert not built.stands
    for fraction in np.linspace(0, 1, 13):
        solid = built.backdrop(Moment(0.0, float(fraction)))[0]
        assert isinstance(solid, Solid)
        points = np.concatenate([mesh.points.reshape(-1, 2) for mesh in solid.meshes])
        assert (points >= -0.5).all()
        assert (points <= (640.5, 360.5)).all()


def test_the_azimuth_chosen_hides_less_than_the_worst(drift) -> None:
    declared = scene(drift, (-0.35, -0.12), (0.0, 0.24), azimuth=None)
    built = stage(declared)
    path = built.strands[0].path.points
    assert built.camera.azimuth in CANDIDATES

    def hidden(azimuth: float) -> float:
        camera = replace(built.camera, azimuth=azimuth)
        return float(np.mean([hidden_by_geometry(built.block, camera, p) for p in path]))

    assert hidden(built.camera.azimuth) == 0.0
    assert hidden(15.0) > 0.9


def test_an_azimuth_is_chosen_even_where_there_is_no_path(drift) -> None:
    built = stage(scene(drift, (0.5, 0.5), (0.0, 0.0), azimuth=None))
    chosen = outlook(built.block, [], azimuth=None, elevation=34, turn=0)
    assert chosen.azimuth in CANDIDATES
    assert (chosen.elevation, chosen.hidden) == (34, 0)


def test_an_elevation_is_chosen_no_higher_than_it_takes(drift) -> None:
    behind = scene(drift, (-0.45, -0.12), (0.0, 0.24), azimuth=0.0, elevation=None, rise=0.6)
    before = scene(drift, (0.6, -0.12), (0.0, 0.24), azimuth=0.0, elevation=None, rise=0.6)
    assert stage(before).camera.elevation == ELEVATIONS[0]
    built = stage(behind)
    assert built.camera.elevation > ELEVATIONS[0]
    points = built.strands[0].path.points
    assert not any(hidden_by_geometry(built.block, built.camera, point) for point in points)


@pytest.mark.parametrize("towards", [1, -1])
def test_over_a_turn_what_is_walked_by_then_is_seen(drift, towards: int) -> None:
    # Over the top of the hill: half-way round, the camera must stand on the side of the start.
    way, start = (0.6 * towards, 0.0), (-0.3 * towards, 0.0)
    built = stage(scene(drift, start, way, azimuth=None, turn=180))
    camera = replace(built.camera, azimuth=built.camera.azimuth + 90)
    assert camera.axes[2][0] * towards < -0.5
    points = built.strands[0].path.points
    walked, later = points[: len(points) // 2 - 2], points[len(points) // 2 + 4 :]
    assert not any(hidden_by_geometry(built.block, camera, point) for point in walked)
    assert any(hidden_by_geometry(built.block, camera, point) for point in later)


def test_a_corner_is_shown_rather_than_a_blank_wall(drift) -> None:
    built = stage(scene(drift, (0.6, -0.12), (0.0, 0.24), azimuth=None))
    assert abs((built.camera.azimuth + 45) % 90 - 45) >= 25


@pytest.mark.parametrize("rise", [0.3, 1.0, 1.7])
def test_the_block_rises_as_high_as_said(drift, rise: float) -> None:
    built = stage(scene(drift, (0.6, -0.12), (0.0, 0.24), rise=rise))
    assert np.ptp(built.block.terrain[..., 2]) == pytest.approx(rise)


def test_a_surface_too_steep_to_look_at_gets_a_lower_block(drift) -> None:
    egg_box = replace(scene(drift, (0.6, -0.12), (0.0, 0.24)), surface=rastrigin, domain=None)
    assert 0.3 < np.ptp(stage(egg_box).block.terrain[..., 2]) < 0.6


def test_scaled_heights_are_said_on_the_picture(drift) -> None:
    assert stage(scene(drift, (0.5, 0.5), (0.1, 0.0))).note == ""
    assert "log" in stage(scene(drift, (0.5, 0.5), (0.1, 0.0), height="log")).note
    assert "sqrt" in stage(scene(drift, (0.5, 0.5), (0.1, 0.0), height="sqrt")).note


def test_a_surface_that_is_not_finite_is_refused_with_the_place(drift) -> None:
    pole = Surface(
        "pole",
        "1/x",
        lambda x, y: 1 / (x + 0 * y),
        lambda x, y: (-1 / x**2, 0 * y),
        ((-1, 1), (-1, 1)),
    )
    declared = Scene("Pole", pole, [(0.5, 0.5)], [drift(0.0, 0.0)], 1, [Landscape(azimuth=30)])
    with pytest.raises(ValueError, match=r"'pole' is -?inf at \(0, -1\)"):
        stage(declared)


def test_a_ridge_without_a_gradient_is_drawn_without_streaks_or_warnings(drift) -> None:
    ridge = Surface(
        "ridge",
        "\\sqrt{|x|} + y",
        lambda x, y: np.sqrt(np.abs(x)) + y,
        lambda x, y: (np.sign(x) / (2 * np.sqrt(np.abs(x))), 1 + 0 * y),
        ((-1, 1), (-1, 1)),
    )
    declared = Scene("Ridge", ridge, [(0.5, 0.5)], [drift(0.0, 0.0)], 1, [Landscape(azimuth=30)])
    film = film_of(declared, declared.views[0], simulate(declared), size=(320, 180), fps=5)
    block = stage(declared).block
    assert np.isfinite(block.terrain_normals).all()
    assert film.standing.pixels[60:120, 120:200].min() > 60


def test_light_changes_gradually_across_a_crease_askew_to_the_grid() -> None:
    crease = surface_from("abs(x - 0.37*y)", domain=((-2, 2), (-2, 2)))
    block = Block.of(crease, crease.domain, scale="linear", cells=200)
    points = np.stack(np.meshgrid(*[np.linspace(-2, 2, 201)] * 2), axis=-1)
    away = (points[..., 0] - 0.37 * points[..., 1]) / 0.02  # in cells
    leaning = -block.terrain_normals[..., 0]
    steep = leaning.max()
    far = np.abs(away) > 1.5
    np.testing.assert_allclose(leaning[far], steep * np.sign(away[far]))
    near = np.abs(away) < 0.5
    assert np.abs(leaning[near]).max() < 0.75 * steep
    order = away[near].argsort()
    assert np.diff(leaning[near][order]).min() > -0.25 * steep


@pytest.mark.parametrize("name", ["saddle", "rastrigin", "two_wells"])
def test_normals_of_smooth_ground_stay_as_they_are(name: str) -> None:
    surface = getattr(surfaces, name)
    block = Block.of(surface, surface.domain, scale=surface.scale, cells=100)
    lengths = np.linalg.norm(block.terrain_normals, axis=-1)
    np.testing.assert_allclose(lengths, 1, atol=1e-12)


def test_values_that_cannot_be_measured_are_refused(drift) -> None:
    vast = Surface(
        "vast",
        "x",
        lambda x, y: 1.7e308 * x + 0 * y,
        lambda x, y: (1.7e308, 0 * x * y),
        ((-1, 1),) * 2,
    )
    declared = Scene("Vast", vast, [(0.5, 0.5)], [drift(0.0, 0.0)], 1, [Landscape()])
    with pytest.raises(ValueError, match=r"'vast' spans -1.7e\+308 to 1.7e\+308"):
        stage(declared)
