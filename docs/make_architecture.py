"""Draws docs/architecture.svg: the packages, and which names which, read from the source."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]

GROUPS = {
    "declare": (
        "#7a5c00",
        (
            *("surfaces", "optimizers", "adapters", "networks"),
            *("messages", "lettering", "noise", "recordings", "scene", "facts"),
        ),
    ),
    "walk": ("#871800", ("simulation", "tuning", "events")),
    "draw": ("#0f6a78", ("raster", "views", "film")),
    "write": ("#5a3fb5", ("system", "containers", "encode", "still")),
    "run": (
        "#3d4a57",
        (
            *("dependencies", "loading", "checking", "jobs", "making", "trying", "page"),
            *("preview", "notebook", "building", "publishing", "command"),
        ),
    ),
}
"""What the packages are for, in the order of the data; each names those that stand above it."""

LAYERS = tuple(name for _, names in GROUPS.values() for name in names)

CELL = "render.notebook.cell"
"""The one module that a scene and a film name though it stands below them, as they are called.

A notebook asks a value itself how it is shown, at the end of a cell.
"""

INK, QUIET, GROUND = "#22262b", "#6b7178", "#fbfaf7"
WIDTH, ROW, TOP, LEFT, BESIDE = 1120, 31, 22, 18, 26
TEXT, ARCS = 148, 770
"""Pixels from the left edge to what a package is, and to where its arcs begin."""


def main() -> None:
    """Write the figure."""
    (ROOT / "docs" / "architecture.svg").write_text(drawn(), encoding="utf-8")


def files(package: str) -> list[Path]:
    """The sources of a package; those of all but the two siblings lie in `render`."""
    folder = ROOT / package
    return sorted((folder if folder.is_dir() else ROOT / "render" / package).rglob("*.py"))


def named(path: Path) -> Iterator[str]:
    """The packages that a source names, once for each import; but for what `CELL` says."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module != CELL:
            top, _, rest = node.module.partition(".")
            name = rest.partition(".")[0] if top == "render" else top
            if name in LAYERS:
                yield name


def imports() -> dict[str, Counter[str]]:
    """For each package how often it names each of the others."""
    found = {name: Counter(n for p in files(name) for n in named(p)) for name in LAYERS}
    return {name: Counter({n: k for n, k in of.items() if n != name}) for name, of in found.items()}


def purpose(package: str) -> str:
    """The first line of a package's docstring."""
    init = next(path for path in files(package) if path.name == "__init__.py")
    told = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
    return told.splitlines()[0]


def drawn() -> str:
    """The figure as SVG."""
    height = 2 * TOP + ROW * len(LAYERS)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="Segoe UI, Helvetica Neue, DejaVu Sans, sans-serif" font-size="14">',
        f'<rect width="{WIDTH}" height="{height}" fill="{GROUND}"/>',
        "<title>The packages of steepest, and which names which</title>",
    ]
    middle = {name: TOP + ROW * (k + 0.5) for k, name in enumerate(LAYERS)}
    colours = {name: colour for colour, names in GROUPS.values() for name in names}
    for name, of in imports().items():
        for other, count in sorted(of.items()):
            lines.append(arc(middle[other], middle[name], colours[name], count))
    for group, (colour, names) in GROUPS.items():
        top, tall = middle[names[0]] - ROW / 2 + 3, ROW * len(names) - 6
        lines += [
            f'<rect x="{LEFT}" y="{top:g}" width="4" height="{tall}" rx="2" fill="{colour}"/>',
            f'<text x="{ARCS - 24}" y="{top + 17:g}" fill="{colour}" text-anchor="end" '
            f'font-style="italic">{group}</text>',
        ]
        for name in names:
            y = middle[name] + 5
            lines += [
                f'<text x="{LEFT + 18}" y="{y:g}" fill="{INK}" font-weight="600">{name}</text>',
                f'<text x="{TEXT}" y="{y:g}" fill="{QUIET}">{escape(purpose(name))}</text>',
                f'<circle cx="{ARCS}" cy="{middle[name]:g}" r="4" fill="{colour}"/>',
            ]
    return "\n".join([*lines, "</svg>", ""])


def arc(top: float, bottom: float, colour: str, count: int) -> str:
    """From a package up to one that it names, the broader the more often."""
    reach = BESIDE + (bottom - top) * 0.42
    broad = min(5.0, 0.8 + 0.12 * count)
    return (
        f'<path d="M {ARCS} {bottom:g} C {ARCS + reach:.1f} {bottom:g} '
        f'{ARCS + reach:.1f} {top:g} {ARCS} {top:g}" fill="none" '
        f'stroke="{colour}" stroke-opacity="0.5" stroke-width="{broad:.1f}"/>'
    )


if __name__ == "__main__":
    main()
