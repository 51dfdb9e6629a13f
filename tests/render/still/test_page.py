"""Pages: what is in an SVG and a PDF, read back from the file."""

import base64
import hashlib
import re
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from render import Contour, Landscape, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.raster.depth import NO_DEPTH
from render.still import save
from render.still.drawing import draw
from render.still.page import FAMILIES
from scenes.saddle import scene as saddle_scene

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"
COMMENT = '{"steepest": 1, "source": "a = (1)\\nb = \'<&>\'"}'
VIEWS = [Landscape(azimuth=120), Contour()]

each_view = pytest.mark.parametrize("view", VIEWS, ids=["landscape", "contour"])

HASHES = """
import hashlib, pathlib
from render import Contour, Landscape, simulate
from render.film.filming import film_of
from render.still import save
from scenes.saddle import scene

film = film_of(scene, {view!r}, simulate(scene), size=(1280, 720), fps=10, density=2)
for suffix in (".svg", ".pdf", ".png"):
    path = pathlib.Path({folder!r}, "again" + suffix)
    save(film, 60, path)
    print(hashlib.sha256(path.read_bytes()).hexdigest())
"""


def film(view) -> Film:
    return film_of(saddle_scene, view, simulate(saddle_scene), size=(1280, 720), fps=10, density=2)


def svg(film: Film, folder: Path, **options) -> ET.Element:
    save(film, 60, folder / "still.svg", **options)
    return ET.fromstring((folder / "still.svg").read_text())


def pictures(root: ET.Element) -> list[Image.Image]:
    found = root.iter(f"{SVG}image")
    data = (image.attrib[f"{XLINK}href"].partition("base64,")[2] for image in found)
    return [Image.open(BytesIO(base64.b64decode(one))) for one in data]


def strokes(root: ET.Element, colour: str) -> list[float]:
    """The opacities of the strokes in a colour."""
    styles = [path.attrib.get("style", "") for path in root.iter(f"{SVG}path")]
    found = [style for style in styles if f"stroke: {colour};" in style]
    return [
        float(match[1]) if (match := re.search(r"\bopacity: ([\d.]+)", style)) else 1.0
        for style in found
    ]


@each_view
def test_words_of_an_svg_are_text_in_fonts_that_a_reader_has(view, tmp_path: Path) -> None:
    texts = list(svg(film(view), tmp_path).iter(f"{SVG}text"))
    words = {text.text.replace("\u00a0", " ") for text in texts}
    assert {"Leaving a saddle", "step", "Momentum", "AdaDelta", "0"} <= words
    for text in texts:
        assert "'DejaVu Sans', 'Verdana', sans-serif" in text.attrib["style"]
        assert re.search(r"text-anchor: (start|middle|end)", text.attrib["style"])
    assert FAMILIES == ("DejaVu Sans", "Verdana", "sans-serif")


@each_view
def test_words_of_an_svg_stand_where_the_films_do(view, tmp_path: Path) -> None:
    root = svg(film(view), tmp_path)
    places = {text.text: text.attrib for text in root.iter(f"{SVG}text")}
    title = places["Leaving\u00a0a\u00a0saddle"]
    assert float(title["x"]) < 20
    assert float(title["y"]) < 20
    assert root.attrib["viewBox"] == "0 0 320 180"


@each_view
def test_each_walker_has_a_stroke_in_its_colour_and_a_disc(view, tmp_path: Path) -> None:
    made = film(view)
    root = svg(made, tmp_path)
    fills = [path.attrib.get("style", "") for path in root.iter(f"{SVG}path")]
    for colour in made.key.colours:
        assert len(strokes(root, colour)) >= 2  # its path, and its swatch
        assert any(f"fill: {colour}" in style for style in fills)


def test_a_block_is_one_picture_at_twice_the_layouts_pixels(tmp_path: Path) -> None:
    root = svg(film(Landscape(azimuth=120)), tmp_path)
    sizes = sorted((picture.size for picture in pictures(root)), reverse=True)
    assert 500 < sizes[0][0] < 900
    assert len([size for size in sizes if size[0] > 200 and size[1] > 200]) == 1
    block = max(root.iter(f"{SVG}image"), key=lambda image: float(image.attrib["width"]))
    assert sizes[0][0] == pytest.approx(4 * float(block.attrib["width"]), rel=1e-3)


def test_each_panel_embeds_its_own_picture(tmp_path: Path) -> None:
    panels = Landscape(azimuth=120, turn=30) | (Contour() / Contour(name="b"))
    large = [p.size for p in pictures(svg(film(panels), tmp_path)) if min(p.size) > 100]
    assert len(large) == 3


def test_the_stretch_behind_a_hill_is_fainter(tmp_path: Path) -> None:
    behind = svg(film(Landscape(azimuth=10, elevation=10)).settled(), tmp_path)
    above = svg(film(Landscape(azimuth=10, elevation=90)).settled(), tmp_path)
    adam = saddle_scene.look.paths["Adam"]
    assert sorted(strokes(behind, adam))[:2] == pytest.approx([saddle_scene.look.hidden, 1])
    assert min(strokes(above, adam)) == 1


@each_view
def test_the_ground_is_left_out_where_it_is_to_be_transparent(view, tmp_path: Path) -> None:
    ground = saddle_scene.look.ground
    for transparent in (False, True):
        root = svg(film(view), tmp_path, transparent=transparent)
        first = next(root.iter(f"{SVG}path")).attrib["style"]
        assert (f"fill: {ground}" in first) == (not transparent)


def test_a_comment_is_carried_and_no_date_is(tmp_path: Path) -> None:
    made = film(Contour())
    root = svg(made, tmp_path, comment=COMMENT)
    assert [told.text for told in root.iter(DESCRIPTION)] == [COMMENT]
    assert "dc:date" not in (tmp_path / "still.svg").read_text()
    save(made, 60, tmp_path / "still.pdf", comment=COMMENT)
    data = (tmp_path / "still.pdf").read_bytes()
    told = re.search(rb"/Keywords \(((?:[^()\\]|\\.)*)\)", data)
    assert told
    assert re.sub(rb"\\(.)", rb"\1", told[1]).decode() == COMMENT
    assert b"CreationDate" not in data
    assert b"/Creator (steepest)" in data


def test_a_pdf_embeds_its_fonts_as_fonts_and_has_the_width_asked_for(tmp_path: Path) -> None:
    save(film(Contour()), 60, tmp_path / "still.pdf", width=240.94)
    data = (tmp_path / "still.pdf").read_bytes()
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    unpacked = b"".join(zlib.decompress(s) for s in streams if s[:1] == b"x")
    assert re.search(rb"/BaseFont /[A-Z]{6}\+DejaVuSans\b", data)
    assert b"/FontFile2" in data
    places = re.findall(rb"1 -?0 -?0 1 ([\d.]+) ([\d.]+) cm\s+BT", unpacked)
    assert max(float(y) for _, y in places) == pytest.approx(0.93 * 240.94 * 9 / 16, abs=3)
    assert any(float(x) < 15 and float(y) > 110 for x, y in places)  # the title's, up left
    width, height = map(float, re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data).groups())
    assert width == pytest.approx(240.94, abs=0.001)
    assert height == pytest.approx(240.94 * 9 / 16, abs=0.001)


@pytest.mark.soak
@each_view
def test_bytes_are_the_same_in_another_process(view, tmp_path: Path) -> None:
    made = film(view)
    hashes = []
    for suffix in (".svg", ".pdf", ".png"):
        save(made, 60, tmp_path / f"still{suffix}")
        hashes.append(hashlib.sha256((tmp_path / f"still{suffix}").read_bytes()).hexdigest())
    script = HASHES.format(view=view, folder=str(tmp_path))
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert told.stdout.split() == hashes


def test_a_shape_that_the_page_does_not_know_fails() -> None:
    with pytest.raises(AssertionError, match="unreachable"):
        draw([object()], None, (8, 8), density=1)  # type: ignore[list-item]


def test_what_a_page_shades_is_what_the_film_shades(tmp_path: Path) -> None:
    made = film(Contour())
    plot = max(pictures(svg(made, tmp_path)), key=lambda picture: min(picture.size))
    shown = np.array(plot.convert("RGB"))
    left, top = int(made.panels[0].stage.frame.left), int(made.panels[0].stage.frame.top)
    film_shown = made.standing.pixels[top : top + shown.shape[0], left : left + shown.shape[1]]
    inside = np.s_[4:-4, 4:-4]
    # But for the cross at a minimum, of which the saddle has none, the same pixels.
    assert (shown[::-1][inside] == film_shown[inside]).all()
    assert made.standing.depth is NO_DEPTH


def test_pictures_that_are_alike_have_names_of_their_own(tmp_path: Path) -> None:
    root = svg(film(Landscape(azimuth=120) | Landscape(azimuth=120, name="again")), tmp_path)
    names = [image.attrib["id"] for image in root.iter(f"{SVG}image")]
    assert len(names) >= 2
    assert len(set(names)) == len(names)
