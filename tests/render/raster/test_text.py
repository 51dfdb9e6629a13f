"""Text: where it stands, how wide it is, and that its fonts are found."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest

from render.raster import Canvas, text_width
from render.raster.text import sprite
from render.shapes import Label


def inked(label: Label) -> tuple[int, int, int, int]:
    pixels = Canvas.blank((300, 80), "#ffffff").with_drawn([label]).pixels
    rows, columns = np.nonzero(pixels[..., 0] < 160)
    return int(columns.min()), int(columns.max()), int(rows.min()), int(rows.max())


@pytest.mark.parametrize(
    ("anchor", "left", "right"), [("left", 150, 240), ("middle", 105, 195), ("right", 60, 150)]
)
@pytest.mark.parametrize("digits", [False, True])
def test_a_label_stands_at_its_anchor(anchor: str, left: int, right: int, digits: bool) -> None:
    width = text_width("0000000", 20)
    ends = inked(Label("0000000", 150, 50, 20, "#000000", anchor=anchor, digits=digits))
    assert width == pytest.approx(90, abs=3)
    assert ends[0] == pytest.approx(left, abs=4)
    assert ends[1] == pytest.approx(right, abs=4)


def test_a_label_stands_on_its_baseline() -> None:
    _, _, top, bottom = inked(Label("HHH", 20, 50, 30, "#000000"))
    assert bottom == pytest.approx(49, abs=1)
    assert top == pytest.approx(50 - 0.73 * 30, abs=1.5)


def test_a_fraction_of_a_pixel_moves_a_label_by_that_much() -> None:
    def middle(x: float) -> float:
        label = Label("H", x, 50, 30, "#000000")
        pixels = Canvas.blank((100, 80), "#ffffff").with_drawn([label]).pixels
        ink = 255.0 - pixels[..., 0]
        return float((ink.sum(axis=0) * np.arange(100)).sum() / ink.sum())

    assert middle(20.25) - middle(20.0) == pytest.approx(0.25, abs=0.05)


def test_tex_is_set_between_dollar_signs() -> None:
    assert text_width("$x^2$", 20) < text_width("x^2", 20)


def test_labels_at_the_edge_are_cut_off() -> None:
    label = Label("clipped", -20, 5, 30, "#000000")
    Canvas.blank((40, 40), "#ffffff").with_drawn([label])


LISTED = """
import sys
from dataclasses import replace
from pathlib import Path
import matplotlib
import matplotlib.font_manager as fonts
kept = Path(matplotlib.get_cachedir()) / f"fontlist-v{fonts.FontManager.__version__}.json"
own = Path(matplotlib.get_data_path(), "fonts", "ttf")
if sys.argv[1] == "list":
    elsewhere = Path(sys.argv[3])
    elsewhere.write_bytes((own / "DejaVuSerif.ttf").read_bytes())
    of_the_system = [
        replace(font, fname=str(elsewhere))
        for font in fonts.fontManager.ttflist
        if font.name == "DejaVu Sans"
    ]
    fonts.fontManager.ttflist = eval(sys.argv[2])
    fonts.json_dump(fonts.fontManager, kept)
else:
    import hashlib
    from render.raster.text import sprite
    for text in ("$x^2$", "Words"):
        print(hashlib.sha256(sprite(text, 20.0, False).coverage).hexdigest())
"""
ALL = "fonts.fontManager.ttflist"
LISTS = {
    "short": f"[font for font in {ALL} if 'STIX' not in font.name]",
    "of the system's alone": "of_the_system",
    "of the system's first": f"of_the_system + {ALL}",
}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_words_are_set_in_the_same_fonts_whatever_matplotlibs_list_says(
    listed: str, tmp_path: Path
) -> None:
    def run(*words: str) -> list[str]:
        command = [sys.executable, "-c", LISTED, *words]
        elsewhere = {**os.environ, "MPLCONFIGDIR": str(tmp_path)}
        done = subprocess.run(command, env=elsewhere, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return done.stdout.split()

    run("list", listed, str(tmp_path / "Serif.ttf"))
    texts = ("$x^2$", "Words")
    told = [hashlib.sha256(sprite(text, 20.0, False).coverage).hexdigest() for text in texts]
    assert run("draw") == told


def test_what_a_scene_does_to_matplotlibs_settings_does_not_show() -> None:
    label = Label("Settings 77", 10, 50, 30, "#000000")
    plain = Canvas.blank((300, 80), "#ffffff").with_drawn([label]).pixels
    sprite.cache_clear()
    with mpl.rc_context(
        {"font.family": "serif", "text.hinting": "none", "text.antialiased": False}
    ):
        changed = Canvas.blank((300, 80), "#ffffff").with_drawn([label]).pixels
    sprite.cache_clear()
    assert (plain == changed).all()
