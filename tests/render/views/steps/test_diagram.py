"""The vector diagram: its arrows chain, stay in sight, and play one step after another."""

import hashlib
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Clock, Scene, Steps, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.scene.view import Box, Moment
from render.shapes import Bands, Label, Line, Marker
from render.views.steps.diagram import Diagram
from render.views.steps.play import grown, parts
from scenes.vector_diagram import scene as declared
from surfaces import Surface, beale, ellipse, plateau, rastrigin, saddle, two_wells

BOX = Box(20, 30, 640, 400)
SLOW = Clock(steps_per_second=1)

SCENES = [
    declared,
    replace(declared, clock=Clock(3)),
    Scene("Zigzag", ellipse, [(-1.9, 1.2)], [SGD(0.036)], 40, [Steps()], clock=SLOW),
    Scene("Scaled", ellipse, [(-1.9, 1.2)], [Adam(0.1), RMSProp(0.1)], 60, [Steps("RMSProp")]),
    Scene("Waves", rastrigin, [(4.1, 3.3)], [Momentum(0.003, momentum=0.8)], 80, [Steps()]),
    Scene("Steep", beale, [(3.5, 3.5)], [AdaGrad(0.4)], 50, [Steps()]),
    Scene("Off", saddle, [(0.9, 0.01)], [Nesterov(0.05)], 40, [Steps()], clock=SLOW),
    Scene("Blast", plateau, [(1.0, 0.5)], [Momentum(50.0)], 8, [Steps()], clock=SLOW),
    Scene("Rest", plateau, [(-1.5, 0.0)], [Momentum(0.01)], 8, [Steps()], clock=SLOW),
    Scene("Outside", plateau, [(9, 9)], [SGD(1e-6)], 8, [Steps()], start_outside=True),
]
each_scene = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.title)


def stage(scene: Scene, view: Steps | None = None, *, scale: float = 0.6) -> Diagram:
    view = view or Steps(scene.labels[-1])
    found = view.stage(scene, simulate(scene), BOX, scale=scale)
    assert isinstance(found, Diagram)
    return found


def film(scene: Scene, *, size=(480, 270)) -> Film:
    return film_of(scene, scene.views[0], simulate(scene), size=size, fps=10)


def arrows(built: Diagram, step: float, colour: str) -> list[Line]:
    """The arrows of a colour at a step, the strongest first."""
    lines = [s for s in built.actors(Moment(step, 0.0)) if isinstance(s, Line)]
    found = [line for line in lines if line.colour == colour and len(line.points) == 7]
    return sorted(found, key=lambda line: (-line.strength, -line.width))


@pytest.mark.parametrize("step", range(1, 20))
def test_whole_arrows_chain_from_where_the_walker_stands_to_where_it_lands(step: int) -> None:
    anatomy = stage(declared).anatomy
    found = {part.role: part for part in parts(anatomy, step, 1.0)}
    assert set(found) == {"carried", "asked", "pushed", "step"}
    assert found["carried"].tail == pytest.approx(anatomy.points[step])
    assert found["pushed"].tail == pytest.approx(found["carried"].tip)
    assert found["pushed"].tip == pytest.approx(found["step"].tip)
    assert found["step"].tail == pytest.approx(found["carried"].tail)
    assert found["step"].tip == pytest.approx(anatomy.ends[step])


def test_the_push_grows_where_the_gradient_is_taken() -> None:
    for label in ("Momentum", "Nesterov"):
        anatomy = stage(declared, Steps(label)).anatomy
        grows = {part.role: part for part in parts(anatomy, 9, 0.42)}
        assert grows["pushed"].tail == pytest.approx(anatomy.asked[9])
        assert grows["pushed"].tip == pytest.approx(anatomy.asked[9] + anatomy.pushed[9])
        assert (grows["step"].tip == grows["step"].tail).all()


def test_a_rule_that_scales_shows_the_way_down_as_long_as_its_step() -> None:
    anatomy = stage(SCENES[3]).anatomy
    downhill, step = parts(anatomy, 5, 1.0)
    assert (downhill.role, step.role) == ("downhill", "step")
    lengths = [np.linalg.norm(part.tip - part.tail) for part in (downhill, step)]
    assert lengths[0] == pytest.approx(lengths[1])
    assert (downhill.tip - downhill.tail) @ anatomy.gradients[5] < 0


def test_arrows_are_drawn_where_their_parts_are() -> None:
    built = stage(declared)
    look, anatomy = declared.look, built.anatomy
    window = built.window.at(built.walked(9.6))
    for colour, tail, tip in [
        (look.carried, anatomy.points[9], anatomy.points[9] + anatomy.carried[9]),
        (look.pushed, anatomy.asked[9], anatomy.ends[9]),
    ]:
        line = arrows(built, 9.6, colour)[0]
        begin, end = built.place(np.stack([tail, tip]), window)
        assert line.points[0] == pytest.approx(begin)
        assert np.linalg.norm(line.points[-1] - end) == pytest.approx(line.width / 2)


def test_the_ground_stands_while_arrows_grow_and_moves_with_the_walker() -> None:
    built = stage(declared)

    def levels(step: float) -> np.ndarray:
        return next(s.levels for s in built.backdrop(Moment(step, 0.0)) if isinstance(s, Bands))

    assert (levels(9.05) == levels(9.6)).all()
    assert not (levels(9.6) == levels(9.85)).all()


@each_scene
def test_all_that_is_drawn_lies_in_the_plot(scene: Scene) -> None:
    built = stage(scene)
    plot = built.plot
    for step in np.linspace(0, scene.steps, 97):
        for shape in built.actors(Moment(float(step), 0.0)):
            if isinstance(shape, Line) and len(shape.points):
                low, high = shape.points.min(axis=0), shape.points.max(axis=0)
                assert plot.holds(low), (step, shape)
                assert plot.holds(high), (step, shape)


@each_scene
def test_the_arrows_of_a_step_are_whole_at_every_moment_of_it(scene: Scene) -> None:
    built = stage(scene)
    low, high = np.transpose(scene.shown)
    for step in np.linspace(0, scene.steps - 1e-6, 211):
        x, y = built.window.at(float(step))
        for part in parts(built.anatomy, int(step), 1.0):
            ends = np.stack([part.tail, part.tip])
            if ((low <= ends) & (ends <= high)).all():
                assert ((x[0] <= ends[:, 0]) & (ends[:, 0] <= x[1])).all()
                assert ((y[0] <= ends[:, 1]) & (ends[:, 1] <= y[1])).all()


def test_in_the_scene_arrows_fill_a_good_part_of_the_window() -> None:
    built = stage(declared)
    shares = []
    for step in np.arange(1, 20) + 0.5:
        tips = [p for part in parts(built.anatomy, int(step), 1.0) for p in (part.tail, part.tip)]
        window = np.array(built.window.at(step))
        shares.append((np.ptp(tips, axis=0) / np.ptp(window, axis=1)).max())
    assert min(shares) > 0.2
    assert np.median(shares) > 0.3


@each_scene
def test_the_picture_moves_by_little_from_frame_to_frame(scene: Scene) -> None:
    built = stage(scene)
    timeline = scene.timeline()
    at = np.array([built.window.at(timeline.step(frame)) for frame in range(len(timeline))])
    widths = at[:, 0, 1] - at[:, 0, 0]
    moved = np.abs(np.diff(at.mean(axis=2), axis=0)).max(axis=1) / np.minimum(
        widths[1:], widths[:-1]
    )
    assert moved.max() < 0.3
    assert np.exp(np.abs(np.diff(np.log(widths))).max()) < 1.6


def test_the_walker_waits_for_its_arrows_and_stands_at_whole_steps_where_all_do() -> None:
    built = stage(declared)
    for k in range(20):
        assert built.walked(float(k)) == k
        assert built.walked(k + 0.6) == k
        assert k < built.walked(k + 0.9) < k + 1
    assert built.walked(20.0) == 20.0
    steps = [built.walked(step) for step in np.linspace(0, 20, 801)]
    assert (np.diff(steps) >= 0).all()
    marker = built.actors(Moment(7.0, 0.0))[-1]
    assert isinstance(marker, Marker)
    place = built.place(simulate(declared)[1].points[7], built.window.at(7.0))
    assert (marker.x, marker.y) == pytest.approx(tuple(place))


def test_a_fast_film_shows_each_steps_arrows_whole() -> None:
    built = stage(SCENES[1])
    assert not built.played.any()
    assert built.walked(3.25) == 3.25
    one, other = (len(arrows(built, step, declared.look.carried)) for step in (3.01, 3.9))
    assert one == other == 1


def test_arrows_of_the_step_before_fade_and_a_step_begins_without_any() -> None:
    built = stage(declared)
    colour = declared.look.carried
    assert arrows(built, 0.0, colour) == []
    strengths = [arrows(built, 8 + share, colour)[-1].strength for share in (0.02, 0.1, 0.18)]
    assert strengths == sorted(strengths, reverse=True)
    assert len(arrows(built, 8.3, colour)) == 1
    assert len(arrows(built, 20.0, colour)) == 1


def test_phases_ease_in_and_out() -> None:
    shares = [grown(t, (0.2, 0.6)) for t in np.linspace(0, 1, 101)]
    assert shares[:21] == [0.0] * 21
    assert shares[60:] == [1.0] * 41
    assert shares[40] == pytest.approx(0.5)
    assert max(np.diff(shares)) < 0.04


@pytest.mark.parametrize(
    ("step", "hollow", "arrowed"), [(0.8, False, True), (1.5, True, False), (8.0, True, False)]
)
def test_who_left_waits_hollow_at_the_edge_and_has_no_arrows(step, hollow, arrowed) -> None:
    built = stage(SCENES[7])
    shapes = built.actors(Moment(step, 0.0))
    head = shapes[-1]
    assert isinstance(head, Marker)
    assert head.hollow == (hollow or step == 0.8)
    bold = SCENES[7].look.bold_arrow * built.strand.scale
    lines = [s for s in shapes if isinstance(s, Line) and s.width == pytest.approx(bold)]
    assert bool(lines) == arrowed


def test_the_window_stays_on_the_step_that_left_and_its_arrow_ends_at_the_edge() -> None:
    built = stage(SCENES[7])
    (x0, x1), _ = built.window.at(8.0)
    assert x1 - x0 > 3
    edge = built.place(np.array([-2.5, 0.0]), built.window.at(0.9))[0]
    assert edge > built.plot.left + 10
    lines = [s for s in built.actors(Moment(0.9, 0.0)) if isinstance(s, Line)]
    assert min(line.points[:, 0].min() for line in lines) >= edge - 0.01


def test_a_valley_that_the_grid_missed_is_as_deep_as_the_walker_found_it() -> None:
    valley = Surface(
        "valley",
        "x^2 + y^2",
        lambda x, y: (x - 0.003) ** 2 + (y + 0.004) ** 2,
        lambda x, y: (2 * x - 0.006, 2 * y + 0.008),
        ((-1, 1), (-1, 1)),
        scale="log",
    )
    scene = Scene("Valley", valley, [(0.1, 0.1)], [SGD(0.2)], 40, [Steps()])
    built = stage(scene)
    assert built.height.lowest == simulate(scene)[0].values.min() < 1e-9


def test_the_colours_of_arrows_are_kept_exactly_in_a_palette() -> None:
    assert {declared.look.carried, declared.look.pushed} <= set(film(declared).colours)


def test_of_several_starts_the_first_is_followed() -> None:
    starts = [(0.75, 1.6), (-1.2, 0.9)]
    scene = Scene("Two", two_wells, starts, [SGD(0.02), Nesterov(0.01)], 12, [Steps("Nesterov")])
    built = stage(scene)
    assert (built.anatomy.points == simulate(scene)[2].points[:-1]).all()
    assert film(scene)[5].any()


def test_without_a_label_the_first_of_the_line_up_is_followed() -> None:
    assert stage(declared, Steps()).strand.path.trajectory.label == "Momentum"
    assert stage(declared, Steps("Nesterov")).strand.path.trajectory.label == "Nesterov"


def test_no_name_stands_at_the_head_and_the_key_says_whose_steps_they_are() -> None:
    for scene in (SCENES[2], declared):
        made = film(scene, size=(800, 450))
        middle = len(made) // 2
        assert not any(panel.names and panel.names.shapes(middle) for panel in made.panels)
        bold = [s.text for s in made.shapes(middle) if isinstance(s, Label) and s.bold]
        assert bold == [panel.stage.strand.path.trajectory.label for panel in made.panels]


def test_a_zoom_is_the_windows_width() -> None:
    window = stage(declared, Steps("Nesterov", zoom=0.25)).window.at(7.3)
    assert window[0][1] - window[0][0] == pytest.approx(0.25)


def test_a_picture_too_small_for_type_has_the_ground_alone() -> None:
    shapes = stage(declared, scale=0.2).backdrop(Moment(3.0, 0.0))
    assert isinstance(shapes[0], Bands)
    assert not [shape for shape in shapes if isinstance(shape, Label)]


HASHES = """
import hashlib
from render.film.filming import film_of
from render import simulate
from scenes.vector_diagram import scene
film = film_of(scene, scene.views[0], simulate(scene), size=(480, 270), fps=10)
for frame in {frames!r}:
    print(hashlib.sha256(film[frame]).hexdigest())
"""


def test_frames_are_the_same_in_any_order_and_process() -> None:
    frames = [0, 181, 90, 89, 1]
    made, again = film(declared), film(declared)
    forwards = {frame: hashlib.sha256(made[frame]).hexdigest() for frame in frames}
    backwards = {frame: hashlib.sha256(again[frame]).hexdigest() for frame in frames[::-1]}
    script = HASHES.format(frames=frames)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert forwards == backwards == dict(zip(frames, run.stdout.split(), strict=True))
    assert len(set(forwards.values())) > 3
