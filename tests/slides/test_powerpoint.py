"""A deck for PowerPoint, read by python-pptx and shown by LibreOffice."""

import io
import os
import re
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from render.command.cli import steepest
from render.publishing.decks.layout import WIDTH, film_box

pytestmark = pytest.mark.slides

SCENE = '''"""Two ways down & "one" <picture>. And more of it."""
from optimizers import SGD, Adam
from render import Clock, Contour, Scene
from surfaces import saddle
scene = Scene(title="Rates <of> two & \\"more\\"", surface=saddle, starts=[(0.5, 0.1)],
    optimizers=[SGD(0.1), Adam(0.1)], steps=30, views=[Contour()], theme=THEME,
    captions={10: "Ten <steps>"}, clock=Clock(duration=3, fps=10, hold_start=0.2, hold_end=0.4))
'''
TITLE = 'Rates <of> two & "more"'
SIZE = (640, 360)


@dataclass(frozen=True)
class Decks:
    """A folder with whole.pptx of two scenes, light and dark, and parts.pptx of one."""

    folder: Path

    def opened(self, name: str):
        from pptx import Presentation

        return Presentation(str(self.folder / name))

    def converted(self, name: str, kind: str) -> Path:
        """What LibreOffice makes of a deck; in another folder, made once."""
        made = self.folder / kind / Path(name).with_suffix(f".{kind}").name
        if not made.exists():
            profile = f"-env:UserInstallation=file://{self.folder}/profile"
            told = ["--headless", "--convert-to", kind, "--outdir", str(made.parent), name]
            subprocess.run(
                ["soffice", profile, *told], cwd=self.folder, check=True, capture_output=True
            )
        return made


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Decks:
    folder = tmp_path_factory.mktemp("decks")
    for name in ("light", "dark"):
        (folder / f"{name}.py").write_text(SCENE.replace("THEME", repr(name)))
    before = Path.cwd()
    os.chdir(folder)
    try:
        size = f"--size={SIZE[0]}x{SIZE[1]}"
        deck(["light.py", "dark.py", "-o", "whole.pptx", size])
        deck(["dark.py", "-o", "parts.pptx", "--advance=events", size])
    finally:
        os.chdir(before)
    return Decks(folder)


def deck(words: Sequence[str]) -> None:
    result = CliRunner().invoke(steepest, ["deck", *words], prog_name="steepest")
    assert result.exit_code == 0, result.output


def film_of(slide):
    return next(shape for shape in slide.shapes if shape.element.tag.endswith("}pic"))


def test_a_slide_has_its_title_caption_film_and_poster(decks: Decks) -> None:
    slides = list(decks.opened("whole.pptx").slides)
    assert len(slides) == 2
    for slide, name in zip(slides, ("light", "dark"), strict=True):
        assert slide.shapes.title.text_frame.text == TITLE
        assert slide.placeholders[1].text_frame.text == 'Two ways down & "one" <picture>.'
        made = decks.folder / "outputs" / f"{name}-contour-640x360"
        film = film_of(slide)
        assert film.poster_frame.blob == made.with_suffix(".png").read_bytes()
        media = slide.part.related_part(re.search(r'r:embed="(\w+)"/>', _xml(film))[1])
        assert media.blob == made.with_suffix(".mp4").read_bytes()
        assert media.content_type == "video/mp4"


def test_the_film_is_told_to_who_cannot_see_it_and_to_the_speaker(decks: Decks) -> None:
    slide = decks.opened("whole.pptx").slides[0]
    told = film_of(slide).element.nvPicPr.cNvPr.get("descr")
    assert told.startswith(f"{TITLE}. SGD and Adam walk 30 steps down f(x, y) = x² − y²")
    notes = slide.notes_slide.notes_text_frame.text
    assert "saddle: f(x, y) = x² − y²" in notes
    assert "SGD: θ ← θ − η∇f(θ)." in notes
    assert re.search(r"\d\.\d s: Ten <steps>", notes)


def test_the_slides_ground_is_the_films_and_its_words_are_read_on_it(decks: Decks) -> None:
    grounds = []
    for slide in decks.opened("whole.pptx").slides:
        ground = slide.background.fill.fore_color.rgb
        ink = slide.shapes.title.text_frame.paragraphs[0].runs[0].font.color.rgb
        corner = Image.open(io.BytesIO(film_of(slide).poster_frame.blob)).convert("RGB")
        assert tuple(ground) == corner.getpixel((2, 2))
        assert abs(sum(ground) - sum(ink)) > 300
        grounds.append(ground)
    assert grounds[0] != grounds[1]


def test_the_timing_is_of_the_slides_own_film(decks: Decks) -> None:
    for name, looped in (("whole.pptx", True), ("parts.pptx", False)):
        for slide in decks.opened(name).slides:
            xml = _xml(slide)
            assert xml.count("<p:timing") == 1, "python-pptx's own is gone"
            assert set(re.findall(r'spid="(\d+)"', xml)) == {str(film_of(slide).shape_id)}
            assert ('repeatCount="indefinite"' in xml) is looped
            ends = [child.tag.rpartition("}")[2] for child in slide.element]
            assert ends == ["cSld", "clrMapOvr", "timing"]


def test_the_file_is_the_same_again_and_of_no_date_and_nobody(decks: Decks) -> None:
    again = decks.folder / "again.pptx"
    before = Path.cwd()
    os.chdir(decks.folder)
    try:
        deck(["light.py", "dark.py", "-o", "again.pptx", "--size=640x360"])
    finally:
        os.chdir(before)
    assert again.read_bytes() == (decks.folder / "whole.pptx").read_bytes()
    with zipfile.ZipFile(again) as file:
        assert file.testzip() is None
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = file.read("docProps/core.xml").decode()
        names = file.namelist()
    assert not re.search(r"\d{4}-\d\d-\d\d|pptx", core)
    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core
    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if "thumbnail" in name or "printer" in name]


def test_the_presentation_is_in_the_standards_order(decks: Decks) -> None:
    root = decks.opened("whole.pptx").element
    order = ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz"]
    assert [child.tag.rpartition("}")[2] for child in root][:5] == order
    assert dict(root[3].attrib) == {"cx": "12192000", "cy": "6858000"}


def test_libreoffice_shows_each_slide_with_its_poster_in_place(decks: Decks) -> None:
    for name in ("whole.pptx", "parts.pptx"):
        pages = pictures(decks.converted(name, "pdf"))
        slides = list(decks.opened(name).slides)
        assert len(pages) == len(slides)
        for page, slide in zip(pages, slides, strict=True):
            poster = Image.open(io.BytesIO(film_of(slide).poster_frame.blob)).convert("RGB")
            box = film_box(SIZE)
            scale = page.width / WIDTH
            edges = (box.left, box.top, box.left + box.width, box.top + box.height)
            seen = page.crop(tuple(round(scale * edge) for edge in edges)).resize(SIZE)
            assert likeness(seen, poster) > 22
            assert likeness(seen.transpose(Image.Transpose.FLIP_LEFT_RIGHT), poster) < 20
            ground = np.array(slide.background.fill.fore_color.rgb)
            outside = np.asarray(page)[:, : int(scale * 20)]
            assert np.abs(outside.astype(int) - ground).max() <= 3


def test_nothing_that_is_written_reaches_over_the_slide(decks: Decks) -> None:
    for page in pictures(decks.converted("parts.pptx", "pdf")):
        pixels = np.asarray(page).astype(int)[2:-2, 2:-2]  # the page may end within a pixel
        edge = np.concatenate([pixels[:4], pixels[-4:]]).reshape(-1, 3)
        assert np.abs(edge - pixels[2, 2]).max() <= 3


@pytest.mark.parametrize("name", ["whole.pptx", "parts.pptx"])
def test_libreoffice_keeps_the_films_and_that_they_play_by_themselves(
    decks: Decks, name: str
) -> None:
    slides = len(decks.opened(name).slides)
    with zipfile.ZipFile(decks.folder / name) as file:
        films = sorted(file.read(one) for one in file.namelist() if one.endswith(".mp4"))
    with zipfile.ZipFile(decks.converted(name, "odp")) as file:
        assert sorted(file.read(one) for one in file.namelist() if one.endswith(".mp4")) == films
        content = file.read("content.xml").decode()
    assert content.count('anim:command="play"') == slides
    assert content.count('presentation:node-type="after-previous"') == slides


def test_libreoffice_keeps_them_in_its_own_powerpoint_files(decks: Decks) -> None:
    from pptx import Presentation

    again = Presentation(str(decks.converted("whole.pptx", "pptx")))
    for slide, before in zip(again.slides, decks.opened("whole.pptx").slides, strict=True):
        assert slide.shapes.title.text_frame.text == TITLE
        assert film_of(slide).poster_frame is not None
        assert 'cmd="playFrom(0' in _xml(slide)
        notes = slide.notes_slide.notes_text_frame.text
        assert notes == before.notes_slide.notes_text_frame.text


def test_segments_meet_where_the_film_is_parted(decks: Decks) -> None:
    import av

    ends = []
    for number in (1, 2):
        path = decks.folder / "outputs" / f"dark-contour-640x360-{number}of2.mp4"
        with av.open(str(path)) as film:
            frames = [frame.to_image() for frame in film.decode(video=0)]
        ends.append((frames[0], frames[-1]))
    assert likeness(ends[0][1], ends[1][0]) > 35
    assert likeness(ends[0][0], ends[1][0]) < 30


def pictures(pdf: Path) -> list[Image.Image]:
    """The pages of a PDF, in order."""
    folder = pdf.with_suffix("")
    if not folder.exists():
        folder.mkdir()
        subprocess.run(["pdftoppm", "-r", "96", "-png", pdf, folder / "page"], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.iterdir())]


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The peak signal-to-noise ratio, dB."""
    a, b = (np.asarray(image.convert("RGB"), dtype=float) for image in (one, other))
    return float(20 * np.log10(255 / max(1e-9, np.sqrt(np.mean((a - b) ** 2)))))


def _xml(thing) -> str:
    from lxml import etree

    return etree.tostring(thing.element).decode()
