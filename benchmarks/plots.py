"""Draws frames.json as frames.svg, and growth.json as growth.svg."""

import argparse
import json
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from render.scene.themes import LIGHT

HERE = Path(__file__).parent

OURS, OTHERS, BOUND, WIRE = LIGHT.paths["Adam"], LIGHT.ramp[0], LIGHT.ramp[2], LIGHT.wall
LOOK = {
    "svg.hashsalt": "steepest",
    "font.family": "DejaVu Sans",
    "font.size": 10.5,
    "text.color": LIGHT.ink,
    "xtick.color": LIGHT.quiet,
    "ytick.color": LIGHT.quiet,
}
ROW = 0.27
"""Inches from bar to bar."""

COUNTS = {"pixels": {921_600: "720p", 2_073_600: "1080p", 3_686_400: "1440p", 8_294_400: "2160p"}}
"""How sizes are written, where that is not as plain numbers."""


def quiet(axes: Axes, grid: str) -> None:
    """A grid along one axis; no frame, no small ticks."""
    axes.set_facecolor(LIGHT.ground)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_minor_locator(NullLocator())
    axes.grid(axis=grid, color=WIRE)
    axes.set_axisbelow(True)


def written(number: float) -> str:
    """With two digits, or all before the point."""
    return f"{number:.0f}" if number >= 10 else f"{number:.2g}"


def compared(over: float) -> str:
    """How fast another is, of which ours is `over` times as fast."""
    if 0.95 < over < 1.05:
        return "as fast"
    return f"{written(over)} × slower" if over > 1 else f"{1 / over:.2g} × faster"


def frames(rows: list[dict[str, Any]]) -> Figure:
    """A group of bars for each film, ours first, the others from fast to slow."""
    speeds = [{"steepest": row["ours"]} | row["others"] for row in rows]
    least = min(min(one.values()) for one in speeds) / 1.6
    most = max(max(one.values()) for one in speeds) * 1.2
    lines = sum(1.6 + len(one) for one in speeds)
    height = ROW * lines + 0.7
    figure = Figure(figsize=(9, height), facecolor=LIGHT.ground)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.15, 0.6 / height, 0.68, ROW * lines / height))
    axes.set(xscale="log", xlim=(least, most), ylim=(lines - 0.9, -0.9), yticks=[])
    ticks = [tick for tick in (0.1, 1, 10, 100, 1000) if least < tick < most]
    axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    axes.set_xlabel("frames a second, 1280 × 720, H.264", color=LIGHT.quiet)
    quiet(axes, "x")
    place = 0.0
    for row, fps in zip(rows, speeds, strict=True):
        axes.text(least, place, row["name"], weight="bold", va="center")
        for name in sorted(fps, key=lambda one: (one != "steepest", -fps[one])):
            place += 1
            bar(axes, place, name, fps[name], least=least, over=row["over"].get(name))
        place += 1.6
    return figure


def bar(
    axes: Axes, place: float, name: str, fps: float, *, least: float, over: float | None
) -> None:
    """One bar with its words; ours where there is nothing that it is compared with."""
    colour = OURS if over is None else BOUND if name == "ffmpeg alone" else OTHERS
    axes.barh(place, fps - least, 0.76, least, color=colour)
    beside = {"textcoords": "offset points", "va": "center"}
    axes.annotate(name, (least, place), (-8, 0), ha="right", **beside)
    number = axes.annotate(written(fps), (fps, place), (6, 0), **beside)
    if over is not None:
        axes.annotate(
            compared(over),
            (1, 0.5),
            (10, 0),
            xycoords=number,
            color=LIGHT.quiet,
            **beside,
        )


def growth(curves: list[dict[str, Any]]) -> Figure:
    """For each size that grows, how many times as much as its first point the others cost."""
    figure = Figure(figsize=(9, 6.6), facecolor=LIGHT.ground, layout="constrained")
    FigureCanvasAgg(figure)
    figure.get_layout_engine().set(w_pad=0.15, h_pad=0.15, wspace=0.03, hspace=0.03)
    for axes, curve in zip(figure.subplots(2, 2).flat, curves, strict=True):
        one_growth(axes, curve)
    return figure


def one_growth(axes: Axes, curve: dict[str, Any]) -> None:
    """One panel, both axes logarithmic; a dashed line shows what grows as the size does."""
    at, cost, times = curve["at"], curve["cost"], curve["times"]
    names = COUNTS.get(curve["of"], {})
    whole = at[-1] / at[0]
    axes.set(xscale="log", yscale="log", ylim=(0.4, 200))
    axes.set_xlim(at[0] / whole**0.07, at[-1] * whole**0.2)
    axes.set_xticks(at, [names.get(one, f"{one:,}") for one in at])
    axes.set_yticks([1, 10, 100], ["1 ×", "10 ×", "100 ×"])
    axes.set_title(f"{curve['unit']}, by {curve['of']}", size=10.5, loc="left", weight="bold")
    quiet(axes, "y")
    beside = {"textcoords": "offset points"}
    axes.plot([at[0], at[-1]], [1, whole], "--", color=LIGHT.quiet, lw=1)
    axes.annotate("in proportion", (at[-1], whole), (4, 6), ha="right", color=LIGHT.quiet, **beside)
    axes.plot(at, times, "o-", color=OURS, lw=2.2, ms=6)
    unit = curve["unit"].partition(" ")[0]
    axes.annotate(f"{written(cost[0])} {unit}", (at[0], 1), (-4, -18), **beside)
    axes.annotate(
        f"{written(cost[-1])} {unit}\n{times[-1]:.3g} ×",
        (at[-1], times[-1]),
        (10, 0),
        va="center",
        **beside,
    )


def main() -> None:
    """Draw both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", type=Path, default=HERE, help="folder of the JSON files")
    parser.add_argument("--write", type=Path, default=HERE, help="folder of the plots")
    parser.add_argument("--format", choices=["svg", "png"], default="svg")
    options = parser.parse_args()
    read = {
        one: json.loads((options.read / f"{one}.json").read_text()) for one in ("frames", "growth")
    }
    with mpl.rc_context(LOOK):
        plots = {"frames": frames(read["frames"]), "growth": growth(read["growth"]["curves"])}
        for name, figure in plots.items():
            undated = {"Date": None} if options.format == "svg" else None
            figure.savefig(options.write / f"{name}.{options.format}", dpi=130, metadata=undated)


if __name__ == "__main__":
    main()
