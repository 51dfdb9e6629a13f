"""Colours that stay apart, also for colour-blind eyes."""

import re
from dataclasses import fields, replace
from itertools import combinations, pairwise, product
from typing import Any

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from numpy.typing import NDArray

import optimizers
from render.form import Form
from render.scene.mixing import mix, rgb
from render.scene.theme import Theme
from render.scene.themes import DARK, LIGHT, THEMES
from render.views.basins.shades import Shades
from render.views.landscape.relief import AMBIENT, BRIGHTEST

OURS = [
    name
    for name, thing in vars(optimizers).items()
    if hasattr(thing, "step") and name != "Optimizer" and not hasattr(thing, "kind")
]

SEVEN = ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam"]

SIGHTS: dict[str, Any] = {
    "normal": "sRGB1",
    **{
        sight: {"name": "sRGB1+CVD", "cvd_type": f"{sight}omaly", "severity": 100}
        for sight in ("deuteran", "protan", "tritan")
    },
}

each_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


each_sight = pytest.mark.parametrize("sight", SIGHTS)


def as_seen(colour: str, sight: str, *, light: float = 1.0) -> NDArray[np.float64]:
    """Red, green and blue, 0 to 1, of a colour in some light."""
    lit = np.clip(np.array(rgb(colour)) / 255 * light, 0, 1)
    seen: NDArray[np.float64] = np.clip(cspace_convert(lit, SIGHTS[sight], "sRGB1"), 0, 1)
    return seen


def smallest_distance(colours: list[str], sight: str) -> float:
    """The smallest CAM02-UCS distance between two of the colours, as seen."""
    seen = [as_seen(colour, sight) for colour in colours]
    return min(deltaE(one, other, input_space="sRGB1") for one, other in combinations(seen, 2))


def to_the_slopes(colour: str, theme: Theme, sight: str) -> NDArray[np.float64]:
    """The distances of a colour to all colours of the terrain, from its shade to its light."""
    lights = np.linspace(AMBIENT, BRIGHTEST, 4)
    slopes = [
        as_seen(mix(low, high, share), sight, light=light)
        for low, high in pairwise(theme.ramp)
        for share in (0, 0.5, 1)
        for light in lights
    ]
    distances: NDArray[np.float64] = deltaE(
        as_seen(colour, sight)[None], np.array(slopes), input_space="sRGB1"
    )
    return distances


@pytest.mark.parametrize(
    ("theme", "sight", "bound"),
    [
        (LIGHT, "normal", 26),
        (LIGHT, "deuteran", 20),
        (LIGHT, "protan", 20),
        (LIGHT, "tritan", 17.5),
        (DARK, "normal", 26),
        (DARK, "deuteran", 19),
        (DARK, "protan", 19),
        (DARK, "tritan", 17),
    ],
)
def test_no_two_of_the_seven_come_near_in_any_sight(theme: Theme, sight: str, bound: float) -> None:
    assert smallest_distance([theme.paths[name] for name in SEVEN], sight) >= bound


@each_theme
@pytest.mark.parametrize(
    ("sight", "bound"), [("normal", 12), ("deuteran", 7.4), ("protan", 7.4), ("tritan", 6.6)]
)
def test_no_two_of_all_classes_are_one_in_any_sight(theme: Theme, sight: str, bound: float) -> None:
    assert smallest_distance(list(theme.paths.values()), sight) >= bound


@each_theme
def test_two_that_may_be_taken_for_each_other_bear_markers_of_other_outlines(theme: Theme) -> None:
    names = list(theme.paths)
    for sight in SIGHTS:
        seen = np.array([as_seen(theme.paths[name], sight) for name in names])
        distances = deltaE(seen[:, None], seen[None], input_space="sRGB1")
        for one, other in np.argwhere(np.triu(distances < 9, 1)).tolist():
            pair = [names[one], names[other]]
            forms = theme.markers_of(pair)
            assert theme.marked(theme.colours_of(pair), forms) == (True, True), pair
            assert forms[0].outline != forms[1].outline, pair


@each_theme
def test_the_seven_of_the_article_need_no_markers_along_their_paths(theme: Theme) -> None:
    assert not any(theme.marked(theme.colours_of(SEVEN), theme.markers_of(SEVEN)))


@each_theme
@each_sight
def test_every_path_stands_out_from_its_casing_in_any_sight(theme: Theme, sight: str) -> None:
    for colour in (*theme.paths.values(), *theme.spare):
        assert smallest_distance([colour, theme.casing], sight) >= 29, colour


@each_theme
@each_sight
def test_on_any_slope_either_a_path_or_its_casing_stands_out(theme: Theme, sight: str) -> None:
    casing = to_the_slopes(theme.casing, theme, sight)
    for colour in (*theme.paths.values(), *theme.spare):
        path = to_the_slopes(colour, theme, sight)
        assert np.maximum(path, casing).min() >= 15, colour


def test_without_its_casing_a_path_would_be_lost_to_a_deuteranope() -> None:
    assert to_the_slopes(LIGHT.paths["RMSProp"], LIGHT, "deuteran").min() < 5


@each_theme
@each_sight
def test_the_parts_of_a_step_keep_apart_from_each_other_and_from_momentums_colours(
    theme: Theme, sight: str
) -> None:
    walkers = [theme.paths["Momentum"], theme.paths["Nesterov"]]
    assert smallest_distance([theme.carried, theme.pushed], sight) >= 35
    for part, walker in product([theme.carried, theme.pushed], walkers):
        assert smallest_distance([part, walker], sight) >= 20


@each_theme
@each_sight
def test_basins_keep_apart_from_each_other_and_from_points_that_come_to_none(
    theme: Theme, sight: str
) -> None:
    assert smallest_distance(list(theme.basins[:4]), sight) >= 17
    assert smallest_distance(list(theme.basins), sight) >= 10
    for colour in theme.basins:
        assert smallest_distance([colour, theme.unreached], sight) >= 9, colour
    assert smallest_distance([theme.unreached, theme.diverging], sight) >= 20


@each_theme
def test_particles_in_the_colours_of_minima_stand_out_on_the_whole_ramp(theme: Theme) -> None:
    for colour in theme.particles:
        assert min(smallest_distance([colour, ground], "normal") for ground in theme.ramp) >= 14
    assert smallest_distance(list(theme.particles), "normal") >= 6
    plain = replace(theme, vividness=1.0, particle_ink=0.0)
    assert plain.particles == theme.basins


@each_theme
@each_sight
def test_on_any_basin_either_a_path_or_its_casing_stands_out(theme: Theme, sight: str) -> None:
    grounds = [*Shades(theme, 0, 1).colours]
    for ground in grounds:
        cased = smallest_distance([theme.casing, ground], sight)
        for colour in (*theme.paths.values(), *theme.spare):
            assert max(cased, smallest_distance([colour, ground], sight)) >= 15, (colour, ground)


def test_the_measure_finds_red_and_green_near_for_a_deuteranope_alone() -> None:
    pair = ["#b04a3c", "#6f7a2b"]
    assert smallest_distance(pair, "normal") > 26
    assert smallest_distance(pair, "deuteran") < 19


@each_theme
def test_every_optimizer_has_a_colour_of_its_own(theme: Theme) -> None:
    assert set(theme.paths) >= set(OURS)
    assert len({*theme.paths.values(), *theme.spare}) == len(theme.paths) + len(theme.spare)


@each_theme
def test_every_colour_is_written_as_six_hexadecimal_digits(theme: Theme) -> None:
    colours = [
        theme.ground,
        theme.ink,
        theme.quiet,
        theme.wall,
        theme.casing,
        theme.carried,
        theme.pushed,
        *theme.ramp,
        *theme.spare,
        *theme.paths.values(),
    ]
    assert [colour for colour in colours if not re.fullmatch(r"#[0-9a-f]{6}", colour)] == []


@each_theme
def test_lengths_and_seconds_are_positive_and_no_type_is_below_the_smallest(theme: Theme) -> None:
    numbers = {f.name: getattr(theme, f.name) for f in fields(theme) if f.type in (float, "float")}
    assert len(numbers) > 10
    assert {name: number for name, number in numbers.items() if not number > 0} == {}
    sizes = [number for name, number in numbers.items() if name.endswith("_size")]
    assert min(sizes) == theme.smallest_size >= 14


@each_theme
def test_a_class_keeps_its_colour_in_every_line_up(theme: Theme) -> None:
    assert theme.colours_of(OURS) == [theme.paths[name] for name in OURS]
    assert theme.colours_of(["Adam", "SGD"]) == [theme.paths["Adam"], theme.paths["SGD"]]


@each_theme
def test_unknown_classes_take_the_spare_colours_in_turn(theme: Theme) -> None:
    line_up = ["Newton", "SGD", "Leo", "Newton"]
    newton, sgd, lion, other_newton = theme.colours_of(line_up)
    assert (newton, sgd, lion) == (theme.spare[0], theme.paths["SGD"], theme.spare[1])
    assert other_newton != newton


@each_theme
def test_more_unknown_classes_than_spare_colours_are_still_told_apart(theme: Theme) -> None:
    names = [f"Own{number}" for number in range(3 * len(theme.spare))]
    assert theme.colours_of(names[: len(theme.spare)]) == list(theme.spare)
    assert smallest_distance(theme.colours_of(names), "normal") > 4


@each_theme
@pytest.mark.parametrize("name", [*OURS, "Newton"])
def test_two_and_three_of_one_class_differ(theme: Theme, name: str) -> None:
    shades = theme.colours_of([name] * 3)
    assert smallest_distance(shades, "normal") > 8


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#204060", "#406080", 0.5) == "#305070"
    assert rgb("#0180ff") == (1, 128, 255)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"ground": "white"}, ["ground is 'white'", "#rrggbb"]),
        ({"ink": None}, ["ink is None"]),
        ({"ramp": ("#000000",)}, ["ramp has 1 colours"]),
        ({"ramp": ("#000000", "#12345")}, ["ramp[1] is '#12345'"]),
        ({"paths": {"Adam": "violet"}}, ["paths['Adam'] is 'violet'"]),
        ({"spare": ()}, ["spare is empty"]),
        ({"markers": None}, ["markers is None", "each class its Form"]),
        ({"markers": {"Adam": "disc"}}, ["markers['Adam'] is 'disc'", "a Form(outline, bar)"]),
        ({"spare_markers": ()}, ["spare_markers is ()", "at least one Form"]),
        ({"spare_markers": (Form("dsic"),)}, ["spare_markers[0]", "outline must be one of disc,"]),  # type: ignore[arg-type]
        ({"spare_markers": (Form("disc", "both"),)}, ["spare_markers[0]", "'across'"]),  # type: ignore[arg-type]
        ({"path": -1}, ["path is -1", "a number, 0 to 1000"]),
        ({"title_size": float("nan")}, ["title_size is nan"]),
        ({"hold_end": "2"}, ["hold_end is '2'"]),
    ],
)
def test_what_is_wrong_with_a_theme_is_told(parts: dict[str, Any], told: list[str]) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        replace(LIGHT, **parts)
    (line,) = str(error.value).split("\n")
    assert [words for words in told if words not in line] == []
