"""What is made of a view for a page: its films, a poster, the chapters; and what each is called."""

from pathlib import Path

from render.building.kinds import Kind
from render.encode import FORMATS

VIDEOS = (".mp4", ".webm")
"""Formats of films in a page: every browser plays one of them."""

SIZE = next(kind.size for kind in FORMATS if kind.suffix == ".mp4")
"""Width and height of a film, and so of its poster, in pixels."""

POSTER = "-poster.png"
CHAPTERS = ".vtt"


def film_kinds(size: tuple[int, int] | None = None) -> tuple[Kind, ...]:
    """The films of a page, of those formats that there are; of another size, under another name."""
    made = {kind.suffix for kind in FORMATS}
    return tuple(_film(suffix, size) for suffix in VIDEOS if suffix in made)


def animation_kind(size: tuple[int, int] | None = None) -> Kind:
    """The film as a picture that moves."""
    return _film(".gif", size)


def poster_kind(size: tuple[int, int] | None = None, at: float | None = None) -> Kind:
    """A frame of the film, pixel by pixel: the last, or of a place as `steepest still` has it."""
    wide, high = size or SIZE
    place = () if at is None else (f"--at={at}",)
    name = "" if at is None else f"-at-{at}"
    options = (f"--size={wide}x{high}", "--scale=1", *place)
    return Kind(f"{sized(size)}{name}{POSTER}", "poster", "still", options)


def page_kind() -> Kind:
    """The scene as a page of its own, to be turned and read, which opens with that view."""
    return Kind(".html", "page", "render")


def sized(size: tuple[int, int] | None) -> str:
    """What stands in a name for a size that is not the usual one."""
    return "" if size is None else f"-{size[0]}x{size[1]}"


def file_of(outputs: Path, name: str, view: str, suffix: str) -> Path:
    """The file of a view's film, as a build names it, or beside it."""
    return outputs / f"{name}-{view}{suffix}"


def _film(suffix: str, size: tuple[int, int] | None) -> Kind:
    options = () if size is None else (f"--size={size[0]}x{size[1]}",)
    return Kind(f"{sized(size)}{suffix}", "film", "render", options)
