"""What is built again, and why: what would be another picture now, and nothing else."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from render.building.kinds import FILMS
from render.building.records import FOLDER, Records
from render.command.cli import steepest

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]

RECORDS = Path("outputs", FOLDER)


@pytest.fixture(autouse=True)
def _gifs_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("render.command.of_many.FILMS", FILMS[1:])


def build(*arguments: str) -> Result:
    result = CliRunner().invoke(steepest, ["build", *arguments])
    assert result.exit_code == 0, result.output
    return result


def made(*arguments: str) -> list[str]:
    """The films that a build makes, by their names without folder and suffix."""
    lines = build(*arguments).stdout.splitlines()
    return sorted({Path(line.split("  ")[0]).stem for line in lines if "frames, " in line})


def reasons(*arguments: str) -> dict[str, str]:
    """Why each film is stale, by its name without folder and suffix."""
    before = sorted((path, path.stat().st_mtime_ns) for path in Path("outputs").rglob("*"))
    told = [line.split(": ", 1) for line in build("--explain", *arguments).stdout.splitlines()]
    after = sorted((path, path.stat().st_mtime_ns) for path in Path("outputs").rglob("*"))
    assert before == after
    return {Path(one[0]).stem: one[1] for one in told if len(one) == 2}


def test_a_second_build_makes_nothing_and_asks_no_scene(write: Write, tiny: Tiny) -> None:
    write("valley", "print('loaded')\n" + tiny(views="Contour(), Landscape()"))
    assert made("valley") == ["valley-contour", "valley-landscape"]
    again = build("valley")
    assert again.stdout == "2 films up to date\n"
    assert again.stderr == ""  # the scene would have printed
    for name in ("valley-contour.gif", "valley-landscape.gif", "valley.py"):
        told = json.loads((RECORDS / f"{name}.json").read_text())
        assert told["basis"]["versions"]["numpy"]
        assert "render/scene/scene.py" in told["basis"]["files"]


SAME = {
    "scene = ": "# a comment\n\nscene = ",
    "from optimizers import SGD": '"""A docstring."""\nfrom optimizers import SGD',
    "[SGD(0.01)]": "[SGD(learning_rate=1 / 100)]",
    "starts=[(0.5, 0.1)]": "starts=((5e-1, 1 / 10),)",
    "from surfaces import saddle": "import surfaces\nsaddle = surfaces.saddle",
}
"""Edits after which a tiny film says what it said."""

OTHER = {
    ("A tiny film", "Another film"): "the title has changed",
    ("steps=4", "steps=5"): "the number of steps has changed",
    ("(0.5, 0.1)", "(0.5, 0.2)"): "the starts have changed",
    ("SGD(0.01)", "SGD(0.02)"): "the optimizer SGD has changed",
    ("Contour()", "Contour(levels=7)"): "the view has changed",
    ("steps=4", 'steps=4, theme="dark"'): "the theme has changed",
    ("steps=4", 'steps=4, captions={2: "two"}'): "the captions have changed",
    ("steps=4", "steps=4, domain=((-2, 2), (-2, 2))"): "the domain has changed",
}
"""Edits of a tiny film, and what is said of each."""


def test_what_says_the_same_makes_nothing_and_why_a_film_is_stale_is_said(
    write: Write, tiny: Tiny
) -> None:
    path = write("valley", tiny())
    assert made("valley") == ["valley-contour"]
    for old, new in SAME.items():
        path.write_text(tiny().replace(old, new))
        assert reasons("valley") == {}, new
    assert build("valley").stdout == "1 film up to date\n"
    for (old, new), why in OTHER.items():
        path.write_text(tiny().replace(old, new))
        assert reasons("valley") == {"valley-contour": why}, new


def test_a_view_that_is_added_or_changed_leaves_the_others(write: Write, tiny: Tiny) -> None:
    path = write("valley", tiny())
    build("valley")
    path.write_text(tiny(views="Contour(), Landscape()"))
    assert reasons("valley") == {"valley-landscape": "is not there"}
    assert made("valley") == ["valley-landscape"]
    path.write_text(tiny(views="Contour(), Landscape(azimuth=10)"))
    assert made("valley") == ["valley-landscape"]


COUNTED = """
from dataclasses import dataclass
from pathlib import Path

@dataclass(frozen=True)
class Walker:
    learning_rate: float = 0.1
    label: str = "Walker"

    def start(self, position):
        with Path("walks").open("a") as file:
            file.write("one ")

    def step(self, gradient, position, state):
        return position - self.learning_rate * gradient(position), state
"""


def walks() -> int:
    """How often a walk has begun."""
    return len(Path("walks").read_text().split())


def test_another_look_makes_all_again_and_simulates_nothing(write: Write, tiny: Tiny) -> None:
    source = COUNTED + tiny(views='Contour(), Contour(name="map")').replace("SGD(0.01)", "Walker()")
    path = write("valley", source)
    both = ["valley-contour", "valley-map"]
    assert made("valley") == both
    assert walks() == 1  # for both films
    path.write_text(source.replace("steps=4", 'steps=4, theme="dark", captions={1: "one"}'))
    assert made("valley") == both
    assert walks() == 1
    path.write_text(source.replace("rate: float = 0.1", "rate: float = 0.2"))
    assert made("valley") == both
    assert walks() == 2
    assert len(list(Records(Path("outputs")).walks.iterdir())) == 1


def test_a_walk_that_is_damaged_is_walked_again(write: Write, tiny: Tiny) -> None:
    path = write("valley", COUNTED + tiny().replace("SGD(0.01)", "Walker()"))
    build("valley")
    (walk,) = Records(Path("outputs")).walks.iterdir()
    for content in (b"garbage", walk.read_bytes()[:-30]):
        walk.write_bytes(content)
        path.write_text(path.read_text().replace("A tiny", "A tiny, tiny"))
        before = walks()
        assert made("valley") == ["valley-contour"]
        assert walks() == before + 1


def test_data_that_a_scene_reads_and_modules_beside_it_count(write: Write, tiny: Tiny) -> None:
    Path("starts.txt").write_text("0.5 0.1")
    write("aid", "def rate():\n    return 0.01")
    source = "import numpy as np\nimport aid\n" + tiny()
    source = source.replace("[(0.5, 0.1)]", 'np.loadtxt("starts.txt", ndmin=2)')
    write("valley", source.replace("SGD(0.01)", "SGD(aid.rate())"))
    build("valley")
    assert reasons("valley") == {}
    Path("starts.txt").write_text("0.5 0.2")
    assert reasons("valley") == {"valley-contour": "the starts have changed"}
    Path("starts.txt").write_text("0.50 0.1")
    write("aid", "def rate():\n    return 0.02")
    assert reasons("valley") == {"valley-contour": "the optimizer SGD has changed"}


def test_what_cannot_be_seen_through_counts_with_all_that_its_files_say(
    write: Write, tiny: Tiny
) -> None:
    source = COUNTED.replace("    label", "    seen = open(__file__)\n    label")
    path = write("valley", source + tiny().replace("SGD(0.01)", "Walker()"))
    build("valley")
    path.write_text(path.read_text() + "\n# a comment")
    assert reasons("valley") == {}
    path.write_text(path.read_text() + "\nother = 1")
    assert reasons("valley") == {"valley-contour": "the optimizer Walker has changed"}


def test_a_scene_that_is_edited_while_its_film_is_made_is_built_again(
    write: Write, tiny: Tiny
) -> None:
    editing = "Path(__file__).write_text(Path(__file__).read_text().replace('A t' 'iny', 'A'))"
    source = COUNTED.replace('with Path("walks")', f'{editing}\n        with Path("walks")')
    write("valley", source + tiny().replace("SGD(0.01)", "Walker()"))
    build("valley")
    assert reasons("valley") == {"valley-contour": "the title has changed"}


def test_films_that_are_missing_cut_short_or_unknown_are_made_again(
    write: Write, tiny: Tiny
) -> None:
    write("valley", tiny())
    build("valley")
    film, record = Path("outputs/valley-contour.gif"), RECORDS / "valley-contour.gif.json"
    whole, told = film.read_bytes(), record.read_text()
    film.write_bytes(whole[:-20])
    assert reasons("valley") == {"valley-contour": "is not whole"}
    assert f"{film}: is not whole, and is made again" in build("valley").stderr
    assert film.read_bytes() == whole
    film.unlink()
    assert reasons("valley") == {"valley-contour": "is not there"}
    build("valley")
    for content in ("", "{}", "[1]", told[:-9], told.replace('"basis"', '"bases"')):
        record.write_text(content)
        assert reasons("valley") == {"valley-contour": "how it was made is not known"}
    record.write_text(told)
    assert reasons("valley") == {}


def test_a_film_put_in_its_place_later_stays_and_an_older_one_does_not(
    write: Write, tiny: Tiny
) -> None:
    write("valley", tiny())
    build("valley")
    film = Path("outputs/valley-contour.gif")
    made_at = film.stat().st_mtime
    film.write_bytes(b"GIF89a made smaller by another program;")
    assert reasons("valley") == {}
    os.utime(film, (made_at - 100, made_at - 100))
    assert reasons("valley") == {"valley-contour": "is older than what was made"}


def test_another_version_of_a_library_makes_all_again(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    build("valley")
    record = RECORDS / "valley-contour.gif.json"
    told = json.loads(record.read_text())
    now = told["basis"]["versions"]["matplotlib"]
    told["basis"]["versions"]["matplotlib"] = "3.0"
    record.write_text(json.dumps(told))
    assert reasons("valley") == {"valley-contour": f"matplotlib was 3.0, is {now}"}


def test_an_encoder_of_the_users_own_counts(
    write: Write, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("valley", tiny())
    build("valley")
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", sys.executable)
    (why,) = reasons("valley").values()
    assert why.startswith(f"IMAGEIO_FFMPEG_EXE was not there, is {sys.executable}, ")


def test_records_of_what_is_gone_are_removed(write: Write, tiny: Tiny) -> None:
    path = write("valley", tiny())
    build("valley")
    before = set(RECORDS.rglob("*.*"))
    path.write_text(tiny(views='Contour(name="other")'))
    for film in Path("outputs").glob("[!.]*"):
        film.unlink()
    build("valley")
    after = {file.name for file in set(RECORDS.rglob("*.*")) - before}
    assert {file.name for file in RECORDS.glob("*.json")} == {*after, "valley.py.json"}
    assert after == {"valley-other.gif.json"}
