"""Sweeps: which optimizers take the values, and how their films are made."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from optimizers import SGD, AdaDelta, Adam, Linear, Momentum
from render import Contour, Curves, Landscape, Scene, Sweep, simulate
from render.film.filming import film_of
from render.film.small_multiples import Proportions, multiples
from render.raster import extent
from render.scene.view import Box
from render.shapes import Label, Marker
from surfaces import saddle, sphere

RATES = [0.001, 0.01, 0.1]


def scene(**parts: Any) -> Scene:
    given = {"optimizers": [SGD(0.5), Momentum(0.5, momentum=0.8), AdaDelta()], **parts}
    return Scene(
        "Rates",
        saddle,
        [(0.5, 0.1)],
        steps=20,
        views=[Contour()],
        sweep=given.pop("sweep", Sweep(learning_rate=RATES, keep=["AdaDelta"])),
        **given,
    )


def test_each_value_gives_a_line_up_in_which_those_kept_keep_theirs() -> None:
    variants = scene().variants
    assert [variant.caption for variant in variants] == [
        r"$\eta = 0.001$",
        r"$\eta = 0.01$",
        r"$\eta = 0.1$",
    ]
    for variant, rate in zip(variants, RATES, strict=True):
        assert list(variant.scene.optimizers) == [
            SGD(rate),
            Momentum(rate, momentum=0.8),
            AdaDelta(),
        ]
        assert variant.scene.sweep is None


def test_a_scene_without_a_sweep_is_its_only_variant() -> None:
    plain = scene(sweep=None)
    assert plain.variants == (("", plain),)


def test_any_hyperparameter_is_swept_and_those_without_it_walk_as_they_are() -> None:
    swept = scene(sweep=Sweep(momentum=[0.0, 0.5, Linear(0.5, 0.9, steps=9)]))
    assert [v.scene.optimizers[1].momentum for v in swept.variants][:2] == [0.0, 0.5]
    assert [v.scene.optimizers[0] for v in swept.variants] == [SGD(0.5)] * 3
    assert [v.caption for v in swept.variants] == [r"$\mu = 0$", r"$\mu = 0.5$", r"$\mu = Linear$"]


@dataclass
class Kick:
    """A user's own walker with a hyperparameter of its own."""

    force: float = 1.0

    def start(self, position):
        del position

    def step(self, gradient, position, state):
        del gradient
        return position + self.force, state


class Plain:
    """Another, not even a dataclass."""

    def __init__(self) -> None:
        self.force = 1.0

    start = Kick.start
    step = Kick.step


def test_a_users_own_hyperparameter_is_swept_and_named_by_its_words() -> None:
    mine = [Kick(), Plain()]
    swept = scene(optimizers=mine, sweep=Sweep(force=[0.1, 0.2]))
    assert [v.caption for v in swept.variants] == ["force 0.1", "force 0.2"]
    assert [[o.force for o in v.scene.optimizers] for v in swept.variants] == [[0.1] * 2, [0.2] * 2]
    assert [o.force for o in mine] == [1.0, 1.0]


def test_trajectories_are_those_of_each_line_up_alone() -> None:
    together = simulate(scene())
    assert [t.variant for t in together] == [0] * 3 + [1] * 3 + [2] * 3
    for index, variant in enumerate(scene().variants):
        alone = simulate(variant.scene)
        for one, other in zip([t for t in together if t.variant == index], alone, strict=True):
            assert (one.points == other.points).all()
            assert (one.label, one.outcome) == (other.label, other.outcome)


def test_progress_counts_every_walk() -> None:
    told = []
    simulate(scene(), report=lambda done, total: told.append((done, total)))
    assert told == [(k, 9) for k in range(1, 10)]


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (Sweep, "one hyperparameter, learning_rate=[…]; given: none"),
        (lambda: Sweep(learning_rate=[1, 2], momentum=[0, 1]), "given: learning_rate, momentum"),
        (lambda: Sweep(learning_rate=0.1), "learning_rate is 0.1, not a list"),
        (lambda: Sweep(learning_rate="ab"), "learning_rate is 'ab', not a list"),
        (lambda: Sweep(learning_rate=[0.1]), "learning_rate has 1 values; it must have 2 to 12"),
        (lambda: Sweep(learning_rate=[0.1] * 13), "has 13 values"),
        (lambda: Sweep(learning_rate=[1, 2], keep="Adam"), "keep is 'Adam', not a list"),
        (lambda: scene(sweep=3), "sweep is 3; write Sweep("),
        (
            lambda: scene(sweep=Sweep(momentm=[0, 0.5])),
            "no optimizer of the line-up has 'momentm'; did you mean 'momentum'?",
        ),
        (
            lambda: scene(sweep=Sweep(zzz=[0, 0.5])),
            "known: decay, epsilon, learning_rate, momentum",
        ),
        (lambda: scene(sweep=Sweep(learning_rate=[0.1, -1])), "Sweep: SGD: learning_rate is -1"),
        (
            lambda: scene(sweep=Sweep(learning_rate=RATES, keep=["Adadelta"])),
            "keep names 'Adadelta', which is not in the line-up; did you mean 'AdaDelta'?",
        ),
        (
            lambda: replace(scene(optimizers=[SGD(0.1), Adam(0.1), AdaDelta()]), steps=6_000_000),
            "54 000 000 over all optimizers; at most 10 000 000 can be taken",
        ),
    ],
)
def test_what_is_wrong_with_a_sweep_is_told(make, told: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        make()
    assert told in str(error.value)


@pytest.mark.parametrize(
    "view", [Contour(), Landscape(azimuth=30) | Contour(), Contour() / Contour(name="b")]
)
@pytest.mark.parametrize("size", [(1280, 720), (800, 450), (1080, 1080)])
def test_every_variant_stands_under_its_caption_and_no_two_words_overlap(view, size) -> None:
    declared = scene()
    film = film_of(declared, view, simulate(declared), size=size, fps=5)
    words = [s for s in film.picture(len(film) - 1) if isinstance(s, Label)]
    captions = [w for w in words if w.text.startswith(r"$\eta")]
    assert len(captions) == 3
    per_variant = len(film.panels) // 3
    for k, caption in enumerate(captions):
        first = film.panels[k * per_variant].stage.frame
        assert caption.x >= first.left - 1
        assert caption.y < first.top + 1
    boxes = np.array([extent(w) for w in words if not w.digits])
    for k, box in enumerate(boxes):
        apart = np.maximum(boxes[:k, :2] - box[2:], box[:2] - boxes[:k, 2:]).max(axis=1, initial=-9)
        meets = [words[i].text for i in np.flatnonzero(apart < -1)]
        assert meets == [], (words[k].text, meets)


def test_the_legend_of_a_sweep_has_names_in_the_order_of_the_line_up_and_no_values() -> None:
    declared = scene()
    film = film_of(declared, Contour(), simulate(declared), size=(800, 450), fps=5)
    rows = [s for s in film.key.shapes(9, film.layout.key) if isinstance(s, Label)]
    assert [row.text for row in rows] == ["SGD", "Momentum", "AdaDelta"]
    assert [row.x for row in rows] == sorted(row.x for row in rows)


def test_each_panel_of_a_sweep_shows_its_own_walk() -> None:
    declared = scene()
    film = film_of(declared, Contour(), simulate(declared), size=(800, 450), fps=5)
    ends = []
    for panel in film.panels:
        heads = [s for s in panel.stage.actors(film.moment(len(film) - 1)) if isinstance(s, Marker)]
        ends.append(heads[-3].x - panel.stage.frame.left)
    assert len({round(end, 2) for end in ends}) == 3


def test_all_landscapes_of_a_sweep_are_seen_from_one_side() -> None:
    declared = scene()
    film = film_of(declared, Landscape(elevation=None), simulate(declared), size=(640, 360), fps=5)
    cameras = [panel.stage.camera for panel in film.panels]
    assert len({(camera.azimuth, camera.elevation) for camera in cameras}) == 1


@pytest.mark.parametrize(
    ("view", "count", "columns"),
    [
        *[(Contour(), *grid) for grid in ((2, 2), (3, 3), (4, 4), (6, 3), (9, 5), (12, 6))],
        *[(Landscape(azimuth=120), *grid) for grid in ((2, 2), (3, 3), (4, 2), (6, 3), (12, 4))],
    ],
)
def test_the_grid_is_the_one_in_which_pictures_get_largest(
    view: Contour | Landscape, count: int, columns: int
) -> None:
    rates = [0.001 * (k + 1) for k in range(count)]
    declared = scene(sweep=Sweep(learning_rate=rates))
    film = film_of(declared, view, simulate(declared), size=(1280, 720), fps=2)
    across = {round(panel.stage.heads(np.zeros(1), np.zeros(1))[0, 0, 0]) for panel in film.panels}
    assert len(across) == columns


@pytest.mark.parametrize(
    ("shape", "strip", "columns"), [(0.3, 24, 6), (1.0, 24, 3), (4.0, 24, 2), (1.0, 200, 6)]
)
def test_a_grid_is_cut_for_the_shape_of_its_pictures(
    shape: float, strip: float, columns: int
) -> None:
    box, needs = Box(0, 0, 900, 560), Proportions(shape, 50, 40)
    placed = multiples(Contour(), 6, box, gap=26, strip=strip, proportions=needs)
    assert len({cell.box.left for cell in placed.cells}) == columns

    def area(across: int) -> float:
        lines = -(-6 // across)
        width = (900 - 26 * (across - 1)) / across - 50
        height = (560 - 26 * (lines - 1)) / lines - strip - 40
        return max(0, min(width, height * shape)) * max(0, min(height, width / shape))

    assert max((1, 2, 3, 6), key=area) == columns


def test_a_grid_without_room_for_any_picture_is_still_a_grid() -> None:
    needs = Proportions(1.0, 90, 90)
    placed = multiples(Contour(), 6, Box(0, 0, 60, 40), gap=26, strip=0, proportions=needs)
    assert len(placed.cells) == 6


@pytest.mark.parametrize("count", [7, 12])
def test_many_rows_stand_side_by_side_before_they_become_slits(count: int) -> None:
    rates = [0.001 * (k + 1) for k in range(count)]
    declared = scene(sweep=Sweep(learning_rate=rates))
    view = Contour() | Curves("value")
    film = film_of(declared, view, simulate(declared), size=(1280, 720), fps=2)
    assert min(panel.stage.frame.height for panel in film.panels) > 30
    tops = {round(panel.stage.frame.top) for panel in film.panels[::2]}
    assert len(tops) < count


def test_panels_too_small_to_be_seen_are_refused() -> None:
    declared = scene(sweep=Sweep(learning_rate=[0.001 * (k + 1) for k in range(12)]))
    wide = Contour() | Contour(name="b") | Contour(name="c") | Contour(name="d")
    deep = (Contour() / (Contour(name="b") / Contour(name="c")).ratio(19, 1)).ratio(19, 1)
    for view in (wide / deep, deep):
        with pytest.raises(ValueError, match=r"panels leave one of them .* pixels; show fewer"):
            film_of(declared, view, simulate(declared), size=(1280, 720), fps=2)


@pytest.mark.parametrize("wrong", [{"keep": [3]}, {"learning_rate": ["0.1", 1]}])
def test_labels_and_values_of_other_types_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"keep holds 3|learning_rate holds '0.1'"):
        Sweep(**{"learning_rate": [0.1, 0.2], **wrong})


def test_a_method_is_no_hyperparameter() -> None:
    with pytest.raises(ValueError, match="no optimizer of the line-up has 'step'"):
        scene(sweep=Sweep(step=[1, 2]))


@pytest.mark.parametrize("size", [(1280, 720), (800, 450)])
def test_curves_carry_the_caption_of_their_variant_on_the_line_of_their_title(size) -> None:
    declared = scene()
    view = Curves("distance", log=True) | Curves("gradient")
    declared = replace(declared, surface=sphere)
    film = film_of(declared, view, simulate(declared), size=size, fps=2)
    words = [s for s in film.backdrop if isinstance(s, Label)]
    captions = [word for word in words if word.text.startswith(r"$\eta")]
    assert len(captions) == 3
    for caption, panel in zip(captions, film.panels[::2], strict=True):
        assert caption.x == panel.stage.frame.right
        left, top, right, bottom = extent(caption)
        for word in words:
            if word is not caption:
                box = extent(word)
                apart = max(left - box[2], box[0] - right, top - box[3], box[1] - bottom)
                assert apart > -1, word.text


def test_a_panel_knows_whether_it_has_room_for_words() -> None:
    declared = scene()
    for view, size, worded in (
        (Curves("x") | Curves("y"), (800, 450), True),
        (Contour() | Contour(name="b"), (480, 270), False),
    ):
        film = film_of(declared, view, simulate(declared), size=size, fps=2)
        assert film.layout.worded
        assert [panel.worded for panel in film.panels] == [worded] * 6
