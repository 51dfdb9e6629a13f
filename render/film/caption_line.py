"""The line below the picture: the caption of a frame, coming and going softly."""

from collections.abc import Sequence

from render.film.caption_times import Caption
from render.raster.fitting import MOST, fitted, shortened
from render.raster.text import text_width
from render.scene.theme import Theme
from render.scene.timeline import Timeline
from render.scene.view import Box
from render.shapes import Label, Shape

LEADING = 1.15
"""Ems from one line to the next where a caption takes two."""

FADE = 0.2
"""Seconds in which a caption comes, and in which it goes."""


def caption_line(
    captions: Sequence[Caption],
    frame: int,
    box: Box,
    look: Theme,
    *,
    scale: float,
    timeline: Timeline,
    fades: bool = True,
) -> list[Shape]:
    """The caption that stands in a frame, in the middle of the box; nothing between captions.

    One that begins or ends with the film is there in full.
    """
    for caption in captions:
        if caption.begin <= frame < caption.end:
            reach = max(1.0, FADE * timeline.fps)
            come = (frame - caption.begin + 1) / reach if caption.begin else 1.0
            go = (caption.end - frame) / reach if caption.end < len(timeline) else 1.0
            strength = min(1.0, come, go) if fades else 1.0
            size = look.type_size(look.caption_size, scale)
            text = caption.text[: 2 * MOST]
            size = fitted(text, size, box.width, look.smallest)
            lines = broken(text, size, box.width)
            middle = box.left + box.width / 2
            first = box.top + box.height / 2 + (0.36 - LEADING * (len(lines) - 1) / 2) * size
            return [
                Label(
                    line,
                    middle,
                    first + number * LEADING * size,
                    size,
                    look.ink,
                    anchor="middle",
                    strength=strength,
                )
                for number, line in enumerate(lines)
            ]
    return []


def broken(text: str, size: float, width: float) -> list[str]:
    """The text as one line, or where it is wider, as two that are as alike as can be; cut there."""
    if text_width(text, size) <= width or "$" in text or " " not in text:
        return [shortened(text, size, width)]
    words = text.split()
    halves = [(" ".join(words[:k]), " ".join(words[k:])) for k in range(1, len(words))]
    pair = min(halves, key=lambda two: max(text_width(line, size) for line in two))
    return [shortened(line, size, width) for line in pair]
