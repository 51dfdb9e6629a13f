"""SVG and PDF: a frame as a page of vectors, its bytes the same for the same frame."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from render.containers import pdf, svg
from render.still.format import StillFormat

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase

    from render.film.film import Film

FAMILIES = ("DejaVu Sans", "Verdana", "sans-serif")
"""Alike in their widths; a reader's machine has one of them."""


def _made(
    film: Film,
    frame: int,
    *,
    kind: Literal["svg", "pdf"],
    unit: float,
    transparent: bool,
    comment: str,
) -> bytes:
    from matplotlib import rc_context, rcParamsDefault
    from matplotlib.artist import Artist
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    from render.lettering.fonts import FONTS, know_fonts
    from render.still.drawing import draw
    from render.still.paper import Paper

    look = film.scene.look
    shapes = film.picture(frame)
    families = FAMILIES if kind == "svg" else FAMILIES[:1]

    class Page(Artist):
        def draw(self, renderer: RendererBase) -> None:
            paper = Paper(renderer, film.size[1], unit, families)
            draw(shapes, paper, film.size, density=look.density)

    width, height = film.size
    ground = "none" if transparent else look.ground
    settings = {
        **rcParamsDefault,
        "font.sans-serif": list(FAMILIES[:-1]),
        "pdf.fonttype": 42,
        "svg.fonttype": "none",
        "svg.hashsalt": "steepest",
    }
    file = BytesIO()
    with FONTS, rc_context(settings):
        know_fonts()
        figure = Figure(
            (width * unit / 72, height * unit / 72),
            dpi=72 / unit,  # that of its pictures
            facecolor=ground,
            edgecolor="none",
        )
        figure.add_artist(Page())
        title = film.scene.title
        if kind == "svg":
            told = {"Title": title, "Creator": "steepest", "Date": None}
            FigureCanvasSVG(figure).print_svg(
                file, metadata={**told, **({"Description": comment} if comment else {})}
            )
        else:
            told = {"Title": title, "Creator": "steepest", "CreationDate": None}
            FigureCanvasPdf(figure).print_pdf(
                file, metadata={**told, **({"Keywords": comment} if comment else {})}
            )
    return file.getvalue()


SVG = StillFormat(
    container=svg.SVG, density=2, vectors=True, made=partial(_made, kind="svg"), built=()
)
PDF = StillFormat(container=pdf.PDF, density=2, vectors=True, made=partial(_made, kind="pdf"))
