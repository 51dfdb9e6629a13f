"""A still's file read by others than those who wrote it, and by the rules of its format."""

import base64
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
from page_reader import page
from PIL import Image

from render.film.film import Film
from render.shapes import Label

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
REACH = 30.0
"""Pixels by which what is drawn may begin or end outside the page."""


def probe_still(path: Path, film: Film, frame: int) -> None:
    """The file holds that frame, whole; AssertionError where anything is not as it should be."""
    {".png": _png, ".svg": _svg, ".pdf": _pdf}[path.suffix](path, film, frame)
    if path.suffix != ".png":
        drawn = page(path)
        seen = {one.colour for one in drawn if one.opacity > 0}
        assert set(film.key.colours) <= seen
        ends = np.concatenate([line for one in drawn for line in one.lines])
        per_pixel = 0.5 / film.scene.look.density
        assert np.isfinite(ends).all()
        assert (ends > -REACH * per_pixel).all()
        assert (ends < (np.array(film.size) + REACH) * per_pixel).all()


def _png(path: Path, film: Film, frame: int) -> None:
    with Image.open(path) as file:
        file.verify()  # every chunk's checksum
    with Image.open(path) as file:
        assert (file.format, file.mode, file.size) == ("PNG", "RGB", film.size)
        assert file.info["Title"] == film.scene.title
        assert (np.asarray(file) == film[frame]).all()
    assert path.read_bytes().endswith(b"IEND\xaeB`\x82")


def _svg(path: Path, film: Film, frame: int) -> None:
    root = ET.parse(path).getroot()
    width, height = (0.5 * side / film.scene.look.density for side in film.size)
    left, top, *sides = map(float, root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert np.allclose(sides, (width, height), atol=1e-3)
    assert root.attrib["width"].endswith("pt")
    assert root.findtext(f"{SVG}title") == film.scene.title
    for image in root.iter(f"{SVG}image"):
        kind, _, packed = image.attrib[f"{XLINK}href"].partition(";base64,")
        assert kind == "data:image/png"
        Image.open(BytesIO(base64.b64decode(packed, validate=False))).load()
    known = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(known) == len(set(known))
    used = [use.attrib[f"{XLINK}href"][1:] for use in root.iter(f"{SVG}use")]
    assert set(used) <= set(known)
    words = {(text.text or "").replace("\u00a0", " ") for text in root.iter(f"{SVG}text")}
    labels = [s for s in film.picture(frame) if isinstance(s, Label) and s.text]
    assert {s.text for s in labels if s.text.count("$") < 2} <= words


def _pdf(path: Path, film: Film, frame: int) -> None:
    del frame
    data = path.read_bytes()
    assert data.startswith(b"%PDF-1.")
    assert data.rstrip().endswith(b"%%EOF")
    place = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    head = re.match(rb"xref\s+0 (\d+)\s+", data[place:])
    assert head
    count, table = int(head[1]), place + head.end()
    for number in range(1, count):
        entry = data[table + 20 * number : table + 20 * number + 20]
        if entry[17:18] == b"n":
            assert data[int(entry[:10]) :].startswith(b"%d 0 obj" % number)
    streams = re.findall(rb"/Length (\d+) 0 R", data)
    for number in map(int, streams):
        assert re.search(rb"\n%d 0 obj\s+\d+\s+endobj" % number, data)
    assert len(re.findall(rb"/Type /Page\b", data)) == 1
    (box,) = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", data)
    width, height = (0.5 * side / film.scene.look.density for side in film.size)
    assert np.allclose([float(side) for side in box], (width, height), atol=1e-3)
