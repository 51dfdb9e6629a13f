"""A deck for PowerPoint, and for what reads its files: one file that holds its films."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render.encode import whole_file
from render.publishing.decks.layout import (
    CAPTION,
    HEIGHT,
    TITLE,
    WIDTH,
    Box,
    film_box,
    fitted,
)
from render.publishing.decks.slide import Deck, Shown
from render.publishing.decks.timing import timing

if TYPE_CHECKING:
    from pptx.dml.color import RGBColor
    from pptx.presentation import Presentation

UNIT = 9525
"""English Metric Units to one of the layout's; 12,700 to a point."""

POINT = 0.75
"""Points to one of the layout's units."""

TYPEFACE = "Arial"
"""Is wherever slides are shown, or has a twin of the same widths there."""

LAYOUT = "Title and Content"
"""What is kept of python-pptx's template, and changed into what holds a film."""

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of everything in the file: the earliest that a ZIP can tell."""


def write(deck: Deck, shown: Sequence[Shown], output: Path) -> None:
    """Writes the file, whole or not at all; the same bytes for the same deck and films."""
    from pptx import Presentation

    presentation = Presentation()
    _furnish(presentation, deck)
    for one in shown:
        _add(presentation, one, deck.shape)
    _list_notes_master(presentation)
    written = BytesIO()
    presentation.save(written)
    with whole_file(output) as part:
        _undated(written, part)


def _furnish(presentation: "Presentation", deck: Deck) -> None:
    """Make of the template one of 16:9 with a single layout, in the films' colours, by nobody."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Emu

    across = WIDTH * UNIT / presentation.slide_width
    presentation.slide_width, presentation.slide_height = Emu(WIDTH * UNIT), Emu(HEIGHT * UNIT)
    size = presentation.element.find(_named("p:sldSz"))
    size.attrib.pop("type", None)  # says 4:3
    for layout in list(presentation.slide_layouts):
        if layout.name != LAYOUT:
            presentation.slide_layouts.remove(layout)
    master, layout = presentation.slide_master, presentation.slide_layouts[0]
    for shape in master.placeholders:
        shape.left, shape.width = Emu(round(shape.left * across)), Emu(round(shape.width * across))
    layout.name = "Film"
    layout.element.attrib.pop("type", None)  # says that its second box holds anything
    for shape in list(layout.placeholders):
        box = {0: TITLE, 1: CAPTION}.get(shape.placeholder_format.idx)
        if box is None:
            shape.element.getparent().remove(shape.element)
            continue
        _place(shape, box)
        if box is CAPTION:
            shape.element.find(f".//{_named('p:ph')}").set("type", "body")
            shape.name = "Caption Placeholder 2"
            shape.text_frame.text = "What is to be seen"
        _style(shape, box)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _themed(theme.blob, deck)
    _anonymous(presentation, deck)


def _themed(theme: bytes, deck: Deck) -> bytes:
    """A theme's XML with the first film's colours, and a typeface that is everywhere."""
    text = theme.decode("utf-8")
    text = text.replace('<a:latin typeface="Calibri"/>', f'<a:latin typeface="{TYPEFACE}"/>')
    for name, colour in (("dk1", deck.slides[0].ink), ("lt1", deck.slides[0].ground)):
        own = f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", own, text, count=1, flags=re.DOTALL)
    return text.encode("utf-8")


def _anonymous(presentation: "Presentation", deck: Deck) -> None:
    """No date and no person, and nothing of the template's: picture, printer, counts of slides."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    properties = presentation.core_properties
    properties.title, properties.comments = deck.title, ""
    properties.author, properties.last_modified_by = "", ""
    core = properties._element
    for name in ("created", "modified"):
        for dated in core.findall(f"{{http://purl.org/dc/terms/}}{name}"):
            core.remove(dated)
    package = presentation.part.package
    for owner, kind in (
        (package._rels, RELATIONSHIP_TYPE.THUMBNAIL),
        (package._rels, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
        (presentation.part.rels, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
    ):
        for name in [name for name, one in owner.items() if one.reltype == kind]:
            owner.pop(name)


def _place(shape: Any, box: Box) -> None:  # noqa: ANN401  # python-pptx's shapes share no type
    from pptx.util import Emu

    left, top, width, height = (Emu(round(UNIT * side)) for side in box)
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def _style(shape: Any, box: Box) -> None:  # noqa: ANN401  # likewise
    """A layout's box: its words to the left, without a bullet, in the size that it allows."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    size = round(100 * POINT * fitted("", box)[1])
    listed = shape.element.find(f".//{_named('a:lstStyle')}")
    body = shape.element.find(f".//{_named('a:bodyPr')}")
    body.set("anchor", "b" if box is TITLE else "t")
    for inset in ("lIns", "tIns", "rIns", "bIns"):
        body.set(inset, "0")
    listed.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="l">'
            f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{size}"/>'
            "</a:lvl1pPr>"
        )
    )


def _add(presentation: "Presentation", one: Shown, size: tuple[int, int]) -> None:
    """A slide with its film, words and notes."""
    from pptx.oxml import parse_xml
    from pptx.util import Pt

    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _colour(one.slide.ground)
    words = {0: (TITLE, one.slide.title), 1: (CAPTION, one.slide.caption)}
    for shape in slide.placeholders:
        box, text = words[shape.placeholder_format.idx]
        text, height = fitted(text, box)
        shape.text_frame.text = text
        font = shape.text_frame.paragraphs[0].runs[0].font
        font.size, font.color.rgb = Pt(int(POINT * height)), _colour(one.slide.ink)
    left, top, width, height = (round(UNIT * side) for side in film_box(size))
    film = slide.shapes.add_movie(
        str(one.film),
        left,
        top,
        width,
        height,
        poster_frame_image=str(one.poster),
        mime_type="video/mp4",
    )
    film.name = one.film.name
    film.element.nvPicPr.cNvPr.set("descr", one.slide.alternative)
    for old in slide.element.findall(_named("p:timing")):
        slide.element.remove(old)
    told = timing(film.shape_id, seconds=one.slide.seconds, looped=one.slide.whole)
    slide.element.append(parse_xml(told))
    slide.notes_slide.notes_text_frame.text = "\n".join(one.slide.notes)


def _list_notes_master(presentation: "Presentation") -> None:
    """The master of the notes is named where the schema has it, after that of the slides."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    masters = [
        name
        for name, one in presentation.part.rels.items()
        if one.reltype == RELATIONSHIP_TYPE.NOTES_MASTER
    ]
    listed = "".join(f'<p:notesMasterId r:id="{name}"/>' for name in masters)
    after = presentation.element.find(_named("p:sldMasterIdLst"))
    after.addnext(
        parse_xml(f"<p:notesMasterIdLst {nsdecls('p', 'r')}>{listed}</p:notesMasterIdLst>")
    )


def _colour(written: str) -> "RGBColor":
    """A colour that is written #rrggbb."""
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(written[1:]))


def _named(name: str) -> str:
    from pptx.oxml.ns import qn

    return str(qn(name))


def _undated(written: BytesIO, path: Path) -> None:
    """The same ZIP, everything in it of one date; films and pictures are as small as they get."""
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            packed = name.endswith((".mp4", ".png"))
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
