"""What stands on a page, SVG or PDF, read from the file by its format's own rules."""

import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
from numpy.typing import NDArray

Lines = list[NDArray[np.float64]]


@dataclass(frozen=True, eq=False)
class Drawn:
    """One stroke or fill: #rrggbb, opacity, and its corners (n, 2) in points from the top left."""

    kind: str
    colour: str
    opacity: float
    lines: Lines


def page(path: Path) -> list[Drawn]:
    return _svg(path) if path.suffix == ".svg" else _pdf(path.read_bytes())


def opacity_at(drawn: list[Drawn], colour: str, point: NDArray[np.float64], near: float) -> float:
    """How opaque strokes of a colour are together within `near` points of a point."""
    through = 1.0
    for one in drawn:
        if one.kind == "stroke" and one.colour == colour:
            hit = any(_distance(line, point) < near for line in one.lines)
            through *= 1 - one.opacity * hit
    return 1 - through


def discs(drawn: list[Drawn], colour: str) -> list[tuple[NDArray[np.float64], float]]:
    """The middles of the discs that are filled with a colour, and their opacities."""
    return [
        ((one.lines[0].min(axis=0) + one.lines[0].max(axis=0)) / 2, one.opacity)
        for one in drawn
        if one.kind == "fill" and one.colour == colour and len(one.lines[0]) > 5
    ]


def _distance(line: NDArray[np.float64], point: NDArray[np.float64]) -> float:
    begin, way = line[:-1], np.diff(line, axis=0)
    if not len(way):
        return float("inf")
    along = ((point - begin) * way).sum(axis=1) / np.maximum((way**2).sum(axis=1), 1e-12)
    foot = begin + np.clip(along, 0, 1)[:, None] * way
    return float(np.linalg.norm(point - foot, axis=1).min())


def _svg(path: Path) -> list[Drawn]:
    found = []
    for element in ET.parse(path).getroot().iter("{http://www.w3.org/2000/svg}path"):
        style = dict(re.findall(r"([a-z-]+): ([^;]+)", element.get("style", "")))
        corners = [re.findall(r"-?[\d.]+", part) for part in element.get("d", "").split("M")[1:]]
        lines = [np.array(list(map(float, part))).reshape(-1, 2) for part in corners]
        opacity = float(style.get("opacity", 1))
        kinds = [kind for kind in ("fill", "stroke") if style.get(kind, "none") != "none"]
        found += [Drawn(kind, style[kind], opacity, lines) for kind in kinds if lines]
    return found


def _pdf(data: bytes) -> list[Drawn]:
    states = {
        name.decode(): {"S": float(stroke), "f": float(fill)}
        for name, stroke, fill in re.findall(
            rb"/(A\d+) << /Type /ExtGState /CA ([\d.]+) /ca ([\d.]+) >>", data
        )
    }
    (height,) = map(float, re.findall(rb"/MediaBox \[ 0 0 [\d.]+ ([\d.]+) \]", data))
    found: list[Drawn] = []
    stack: list[str] = []
    lines: list[list[float]] = []
    colours, opacity = {"S": "#000000", "f": "#000000"}, {"S": 1.0, "f": 1.0}
    for word in _content(data).split():
        numbers = stack
        if word in {"m", "l", "c"}:
            if word == "m":
                lines.append([])
            lines[-1] += map(float, numbers)
        elif word in {"rg", "g", "RG", "G"}:
            given = [float(number) for number in numbers[-3:]]
            levels = given if len(word) == 2 else given[-1:] * 3
            kind = "f" if word.islower() else "S"
            colours[kind] = "#" + "".join(f"{round(255 * level):02x}" for level in levels)
        elif word == "gs":
            opacity = states[numbers[-1][1:]]
        elif word in {"f", "S", "n", "B"}:
            for kind in {"f": "f", "S": "S", "B": "fS", "n": ""}[word]:
                shown = [np.array(line).reshape(-1, 2) for line in lines]
                turned = [line * (1, -1) + (0, height) for line in shown]
                name = {"f": "fill", "S": "stroke"}[kind]
                found.append(Drawn(name, colours[kind], opacity[kind], turned))
            lines = []
        elif re.fullmatch(r"-?[\d.]+|/\w+", word):
            stack.append(word)
            continue
        stack = []
    return found


def _content(data: bytes) -> str:
    """The page's stream: the longest that sets colours; words of its texts left out."""
    streams = []
    for start in re.finditer(rb"stream\r?\n", data):
        try:
            streams.append(zlib.decompressobj().decompress(data[start.end() :]))
        except zlib.error:  # a picture or a font in another packing
            continue
    largest = max((one for one in streams if b" rg" in one), key=len)
    return re.sub(r"\((?:[^()\\]|\\.)*\)", "", largest.decode("latin-1"))
