"""A surface by its name: how the scene speaks of it, and what is wrong with a name."""

from collections.abc import Sequence

import pytest

import surfaces
from render import Scene
from render.trying.declaring import declared
from render.trying.ground import Exported, Formula, exported
from render.trying.line_up import Named, named
from render.trying.listing import known
from render.trying.source import Trial, source_of
from surfaces import surface_from


def declare(
    ground: Exported, *, starts: Sequence[tuple[float, float]]
) -> tuple[Trial, Sequence[str]]:
    return declared(
        ground.surface,
        ground,
        starts=starts,
        line_up=[Named("SGD")],
        steps=10,
        title=None,
        searched=False,
    )


def run(source: str) -> Scene:
    names: dict[str, object] = {}
    exec(compile(source, "beale.py", "exec"), names)
    scene = names["scene"]
    assert isinstance(scene, Scene)
    return scene


def test_the_scene_imports_the_surface_and_has_its_domain_and_theme() -> None:
    ground = exported("Beale", ((0, 4), (-1, 2)))
    trial, notes = declared(
        ground.surface,
        ground,
        starts=[(1, 1.5)],
        line_up=[Named("Adam", 0.1), Named("SGD", 0.001)],
        steps=10,
        title=None,
        theme="dark",
        searched=False,
    )
    source = source_of(trial)
    assert "from surfaces import beale\n" in source
    assert source.startswith('"""f(x, y) = (1.5 − x + xy)²')
    scene = run(source)
    assert scene.surface is surfaces.beale
    assert scene.shown == ((0, 4), (-1, 2))
    assert (scene.theme, scene.title) == ("dark", "Adam and SGD from (1, 1.5)")
    assert notes == []


def test_its_own_domain_and_theme_are_not_told() -> None:
    ground = exported("sphere")
    trial, notes = declared(
        ground.surface,
        ground,
        starts=[],
        line_up=[Named("Adam")],
        steps=20,
        title=None,
        searched=False,
    )
    source = source_of(trial)
    assert "domain" not in source.partition("scene = ")[2]
    assert "theme" not in source
    assert notes[0].startswith("start (")
    assert "rates that suit the ground; no step but the first few is longer than" in notes[1]
    assert "but for" not in notes[1]
    assert run(source).surface is surfaces.sphere


def test_whose_rate_is_near_its_own_is_told() -> None:
    ground = exported("sphere")
    _, notes = declared(
        ground.surface,
        ground,
        starts=[(1, 2)],
        line_up=[Named("Adam"), Named("AdaDelta"), Named("Prodigy")],
        steps=20,
        title=None,
        searched=False,
    )
    assert ", but for AdaDelta and Prodigy, whose own rate is 1: Adam " in notes[0]


def test_places_that_lie_near_to_each_other_are_told_with_all_their_digits() -> None:
    ground = exported("sphere", ((1000000, 1000001), (1000000, 1000002)))
    assert known(ground)[1] == "domain x from 1000000 to 1000001, y from 1000000 to 1000002"
    told = declare(ground, starts=[])[1][0]
    (x, y), *_ = declare(ground, starts=[])[0].starts
    assert told.endswith(f"--start {x},{y}")
    with pytest.raises(
        ValueError, match=r"^start \(1000003, 5\) lies outside the domain, x from 10"
    ):
        declare(ground, starts=[(1000003, 5)])


@pytest.mark.parametrize("times", [3000, 300000])
def test_why_no_rate_could_be_the_best_is_told(times: int) -> None:
    surface = surface_from(f"{times}*(x**2 + y**2)")
    _, notes = declared(
        surface,
        Formula(surface.name, surface.domain),
        starts=[(-1, 1.7)],
        line_up=[Named("SGD")],
        steps=60,
        title=None,
    )
    assert notes[0].startswith(
        "rates that suit the ground, as a step of SGD is longer than a quarter of the domain's "
        "diagonal at nearly all rates from 0.0001 to 10; no step but the first few is longer than"
    )


def test_what_is_known_is_listed_and_minima_outside_the_domain_are_not() -> None:
    assert known(exported("saddle")) == [
        "saddle: f(x, y) = x² − y².",
        "domain x from −1 to 1, y from −1 to 1",
        "no minimum in it: walkers go down until they leave",
    ]
    assert known(exported("beale"))[-1] == "minima (3, 0.5), 0"
    assert known(exported("beale", ((-4, 0), (-1, 1))))[-1].startswith("no minimum in it")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("beal", "no surface 'beal'; did you mean 'beale'?"),
        ("Rosenbrok", "no surface 'Rosenbrok'; did you mean 'rosenbrock'?"),
        ("x**2 + y", "no surface 'x**2 + y'; for a formula: steepest try \"…\""),
        (
            "mine.py:hill",
            "mine.py:hill: is no name; a surface in a file of yours goes into",
        ),
        ("zzz", "no surface 'zzz'; known: ackley, banana, "),
    ],
)
def test_a_name_that_is_none_is_told_with_what_to_do(name: str, told: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        exported(name)
    assert str(error.value).startswith(told)


@pytest.mark.parametrize("name", ["Beale", "BEALE", " beale "])
def test_case_does_not_matter(name: str) -> None:
    assert exported(name).name == "beale"
    for written in ("monkey-saddle", "MonkeySaddle", "Monkey Saddle"):
        assert exported(written).name == "monkey_saddle"


def test_a_line_up_is_a_list_with_commas_in_any_case() -> None:
    assert named(["adam,SGD=0.01", "ada-grad"]) == [
        Named("Adam"),
        Named("SGD", 0.01),
        Named("AdaGrad"),
    ]
    with pytest.raises(ValueError, match=r"a name is missing; write adam,sgd=0\.01"):
        named(["adam,,sgd"])
