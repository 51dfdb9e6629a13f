"""Words that cannot be set are refused where a scene is declared, told by field and character."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib.font_manager import FontProperties, findfont, get_font

from optimizers import SGD
from render import Contour, Curves, Landscape, Scene, Sweep, simulate
from render.film.filming import film_of
from render.lettering.fonts import text_fault
from render.lettering.words import USUAL, word_faults
from render.shapes import Label
from surfaces import two_wells

ROOT = Path(__file__).parents[3]


def scene(*, formula: str = "x", **parts: Any) -> Scene:
    surface = replace(two_wells, formula=formula)
    given = {"title": "A walk", "optimizers": [SGD(0.01)], "views": [Contour()], **parts}
    return Scene(surface=surface, starts=[(0.5, 0.5)], steps=2, **given)


def refused(**parts: Any) -> str:
    with pytest.raises(ValueError, match=r".") as error:
        scene(**parts)
    return str(error.value)


class 慣性:  # noqa: N801, PLC2401  # a name that Python allows
    def __call__(self, step: int) -> float:
        return 0.01 / (1 + step)


class Two__Lines_(慣性):  # noqa: N801  # what TeX makes of underscores is what is tested
    pass


FIELDS = {
    "title: '{}'": lambda text: {"title": text},
    "SGD: label '{}'": lambda text: {"optimizers": [SGD(0.1), SGD(0.01, label=text)]},
    "caption at 1: '{}'": lambda text: {"captions": {1: text}},
    "surface 'two_wells': formula '{}'": lambda text: {"formula": text.replace("$", "")},
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("$鞍 点$", "has '鞍', '点', which the font lacks; write it otherwise"),
        ("$x^$", "is no TeX that can be set: nothing stands after the ^"),
        (r"$\kern 9$", r"is no TeX that can be set: there is no \kern; write it otherwise"),
        (
            r"$\alpa$",
            r"is no TeX that can be set: there is no \alpa; did you mean '\alpha' or '\nabla'?",
        ),
        (r"$\frac12$", "is no TeX that can be set: a command or sign in it lacks what it takes"),
    ],
)
def test_what_cannot_be_set_is_told_with_its_field(field: str, text: str, fault: str) -> None:
    shown = text.replace("$", "") if "formula" in field else text
    assert refused(**FIELDS[field](text)) == f"{field.format(shown)} {fault}"


def test_all_words_that_cannot_be_set_are_told_at_once_a_line_each() -> None:
    walkers = [SGD(0.01, label="$x^$"), SGD(0.02, label="\U00013000")]
    told = refused(formula="x^", title=r"$\frac$", optimizers=walkers, captions={1: "a\tb"})
    assert [line.split(":")[0] for line in told.split("\n")] == [
        "title",
        "surface 'two_wells'",
        "SGD",
        "SGD",
        "caption at 1",
    ]


def test_a_surface_may_have_no_formula() -> None:
    declared = scene(formula="")
    film_of(declared, Contour(), simulate(declared), size=(480, 270), fps=5)


def test_a_schedule_swept_is_named_or_refused() -> None:
    swept = scene(sweep=Sweep(learning_rate=[0.01, Two__Lines_()]))
    film_of(swept, Contour(), simulate(swept), size=(640, 360), fps=5)
    told = refused(sweep=Sweep(learning_rate=[0.01, 慣性()]))
    assert told.startswith(r"Sweep: caption '$\eta = 慣性$' has '慣', '性', which the font lacks")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("🙂", "has '🙂', which the font lacks; write it otherwise"),
        ("a\nb", "has a line break; it must be one line"),
        ("$a\u2028b$", "has a line break; it must be one line"),
        ("a\tb", "has U+0009, which cannot be seen; leave it out"),
        ("a\0b\x1b[31m", "has U+0000, U+001B, which cannot be seen; leave it out"),
        ("a\ud800b", "has U+D800, which cannot be seen; leave it out"),
        ("a\u202eb", "has U+202E, which cannot be seen; leave it out"),
        ("\ue000", "has U+E000, which cannot be seen; leave it out"),
        ("$a$ costs $5", r"has 3 $; TeX stands between two, and \$ is the sign itself"),
        ("$$", "is no TeX that can be set: it is blank"),
        ("$x$ שלום", "runs from right to left, which cannot be set beside TeX"),
    ],
)
def test_a_character_that_no_font_could_set_is_told(text: str, fault: str) -> None:
    (told,) = word_faults("title:", text)
    assert told.endswith(fault)
    assert "\n" not in told


HOSTILE = {
    "braces": "$" + "{" * 10_000 + "x" + "}" * 10_000 + "$",
    "some braces": "$" + "{" * 40 + "x" + "}" * 40 + "$",
    "open braces": "$" + "{" * 400 + "$",
    "roots": "$" + r"\sqrt{" * 60 + "x" + "}" * 60 + "$",
    "scripts": "$" + "x^{" * 100 + "x" + "}" * 100 + "$",
    "kern": r"$x\kern1e9 y$",
    "hspace": r"$x\hspace{99999999}y$",
    "megabyte": "x" * 1_000_000,
    "megabyte of TeX": "$" + "x^" * 500_000 + "$",
    "dollars": "$" * 999,
    "backslashes": "$" + "\\" * 499 + "$",
    "controls": "$" + "".join(map(chr, range(32))) + "$",
    "astral": "𓀀" * 999,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_end_in_one_clear_line_at_once(name: str) -> None:
    word_faults("title:", "$中$")  # fonts are loaded
    begun = time.perf_counter()
    told = refused(title=HOSTILE[name])
    assert time.perf_counter() - begun < 10  # a hang, not a slow machine
    assert told.startswith("title: ")
    assert "\n" not in told
    assert len(told) < 300


@pytest.mark.parametrize(
    "title",
    [
        "Worth $5",
        r"Worth \$5 and \$6",
        "50 % of #1 & co ~",
        "é ж ø – “x” → ∈ ≤ ℝ",
        r"$\mathbb{R}^2$ is $\hbar\,\beth$",
        "x " * 500,
        "$" + r"\alpha + " * 40 + "x$",
    ],
)
def test_unusual_words_that_can_be_set_are_drawn(title: str) -> None:
    declared = scene(title=title)
    made = film_of(declared, Contour(), simulate(declared), size=(480, 270), fps=5)
    first = next(s for s in made.backdrop if isinstance(s, Label) and s.bold)
    assert made.standing.pixels[: int(first.y) + 2, :240].min() < 120


def test_letters_from_right_to_left_are_drawn_where_matplotlib_orders_them() -> None:
    fault = text_fault("שלום")
    assert fault is None or "from 3.11 on" in fault
    assert (fault is None) == (mpl.__version_info__ >= (3, 11))


def test_an_older_matplotlib_refuses_letters_from_right_to_left(monkeypatch) -> None:
    monkeypatch.setattr(mpl, "__version_info__", (3, 10, 3))
    assert text_fault("שלום") == "runs from right to left, which matplotlib sets from 3.11 on"


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_font_has_every_character_that_is_taken_for_usual(weight: str) -> None:
    font = get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
    usual = [chr(code) for code in range(0x3000) if USUAL.fullmatch(chr(code))]
    assert len(usual) > 700
    assert [c for c in usual if not font.get_char_index(ord(c))] == []


@pytest.mark.parametrize("view", [Landscape(), Contour(), Curves("value"), Contour() | Landscape()])
def test_every_word_of_a_picture_is_in_the_font(view) -> None:
    wide = scene(views=[view], domain=((-3e-7, 7e9), (-4e-9, 1e12)), start_outside=True)
    made = film_of(wide, view, simulate(wide), size=(1280, 720), fps=5)
    words = [s for s in made.picture(len(made) - 1) if isinstance(s, Label)]
    assert len(words) > 10
    assert [word_faults("", word.text, bold=word.bold) for word in words if word.text] == [
        ()
    ] * len([word for word in words if word.text])


def test_a_plain_scene_is_declared_without_loading_a_font() -> None:
    code = (
        "import sys; from scenes.saddle import scene; from scenes import annealed_momentum;"
        "print({'matplotlib', 'numba', 'PIL'} & {name.split('.')[0] for name in sys.modules})"
    )
    run = [sys.executable, "-c", code]
    told = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"
