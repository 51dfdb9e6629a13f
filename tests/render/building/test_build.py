import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from render.building.build import Build
from render.building.declared import Declared
from render.building.inspection import INSPECTED, Inspection, inspect_all, inspection_of
from render.command.cli import steepest
from render.dependencies.rests import Rests
from render.jobs.job import Ended, Job, News
from render.jobs.progress import DRAWING, MADE, PREPARING, Silent
from render.loading.load import resolve
from render.loading.scene_code import SceneError

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]
SOON = 2.0
"""Seconds that a scene may take to load here."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(steepest, ["build", f"--loading={SOON}", *arguments])


def outputs() -> list[str]:
    return sorted(path.name for path in Path("outputs").glob("[!.]*"))


def planning(tmp_path: Path, *, jobs: int = 1) -> Build:
    return Build([], tmp_path / "outputs", jobs, Silent(), 10)


def inspected(build: Build, path: Path, *views: str) -> list[str]:
    """The films that are then to be made."""
    build.scenes = [*build.scenes, path]
    declared = Declared("A title", "bowl", "x", [[0, 1], [0, 1]], 1, [], 1, 1.0, None, [])
    found = Inspection(declared, {view: {"title": "a"} for view in views}, Rests({}, []))
    build.settle(Ended(inspection_of(path), {INSPECTED: found.message()}, None))
    return sorted(Path(job.subject).name for job in build.pending)


def test_scene_that_fails_exits_crashes_or_never_ends_keeps_no_other_from_being_built(
    write: Write, tiny: Tiny
) -> None:
    write("valley", "print('words of its own')\n" + tiny())
    write("absent", "import foo_bar")
    write("endless", "while True:\n    pass")
    write("leaves", "import sys\nsys.exit(0)")
    write("vanishes", "import os\nos._exit(0)")
    write("crashes", "import os\nos.abort()")
    write("empty", "scene = None")
    result = run("valley", "absent", "endless", "leaves", "vanishes", "crashes", "empty")
    assert result.exit_code == 1
    assert outputs() == ["valley-contour.gif", "valley-contour.mp4"]
    made = sorted(line.split("  ")[0] for line in result.stdout.splitlines())
    assert made == ["outputs/valley-contour.gif", "outputs/valley-contour.mp4"]
    told = result.stderr.splitlines()
    assert told[:2] == ["words of its own", "2 films made, 0 up to date; not made:"]
    assert sorted(told[2:]) == [
        "scenes/absent.py:1: ModuleNotFoundError: No module named 'foo_bar'",
        "scenes/crashes.py: its process was killed by SIGABRT",
        "scenes/empty.py declares no `scene`",
        "scenes/endless.py: did not finish loading in 2 s",
        "scenes/leaves.py:2: the scene file exits (sys.exit); it must not",
        "scenes/vanishes.py: its process ended with status 0",
    ]


def test_a_walker_that_exits_or_raises_is_told_once_with_its_line(write: Write, tiny: Tiny) -> None:
    write("leaves", tiny() + STEP.format("os.sys.exit()"))
    write("divides", tiny() + STEP.format("1 / 0"))
    result = run("leaves", "divides")
    assert result.exit_code == 1
    heading, *told = result.stderr.splitlines()
    assert heading == "0 films made, 0 up to date; not made:"
    last = len(tiny().splitlines()) + 2
    assert sorted(told) == [
        f"scenes/divides.py:{last}: ZeroDivisionError: division by zero",
        f"scenes/leaves.py:{last}: the scene file exits (sys.exit); it must not",
    ]


STEP = "import os, time\nobject.__setattr__(scene.optimizers[0], 'step', lambda *_: {})"


def with_old_film(name: str) -> Path:
    Path("outputs").mkdir()
    film = Path(f"outputs/{name}-contour.gif")
    film.write_bytes(b"old")
    os.utime(film, (0, 0))
    return film


def test_film_without_progress_is_ended_and_its_older_film_stays(write: Write, tiny: Tiny) -> None:
    write("hangs", tiny() + STEP.format("time.sleep(99)"))
    old = with_old_film("hangs")
    result = run("hangs", "--stall=1")
    assert result.exit_code == 1
    heading, *told = result.stderr.splitlines()
    assert heading == "0 films made, 0 up to date; not made:"
    films = "outputs/hangs-contour.mp4, outputs/hangs-contour.gif"
    assert told == [f"{films}: made no progress for 1 s, and was ended"]
    assert old.read_bytes() == b"old"
    assert outputs() == ["hangs-contour.gif"]


def test_film_that_dies_or_is_refused_keeps_no_other_from_being_made(
    write: Write, tiny: Tiny
) -> None:
    write("dies", tiny() + STEP.format("os.kill(os.getpid(), 9)"))
    write("valley", tiny())
    old = with_old_film("dies")
    Path("outputs/valley-contour.gif").mkdir()
    result = run("dies", "valley", "--jobs=2")
    assert result.exit_code == 1
    heading, *told = result.stderr.splitlines()
    assert heading == "1 film made, 0 up to date; not made:"
    killed, refused = told
    films = "outputs/dies-contour.mp4, outputs/dies-contour.gif"
    assert killed == f"{films}: its process was killed by SIGKILL"
    assert refused.startswith("outputs/valley-contour.gif: is a folder")
    assert old.read_bytes() == b"old"
    assert outputs() == ["dies-contour.gif", "valley-contour.gif", "valley-contour.mp4"]


def test_names_that_are_not_there_are_refused_before_anything_is_made(
    write: Write, tiny: Tiny
) -> None:
    write("valley", tiny())
    result = run("valley", "vallei", "../valley")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "no scene 'vallei'; did you mean 'valley'?",
        "no scene file '../valley'",
    ]
    assert not Path("outputs").exists()


def test_two_scenes_of_one_name_are_refused_and_one_named_twice_is_built_once(
    write: Write, tiny: Tiny, tmp_path: Path
) -> None:
    path = write("valley", tiny())
    assert resolve(["valley", "scenes/valley.py", str(path.absolute())]) == [path]
    (tmp_path / "valley.py").write_text(tiny())
    with pytest.raises(SceneError, match=r"scenes/valley\.py and valley\.py: both would make "):
        resolve(["valley", "./valley.py"])


def test_every_view_is_made_in_both_formats(write: Write, tmp_path: Path) -> None:
    path = write("valley", "")
    assert inspected(planning(tmp_path), path, "landscape", "contour") == [
        "valley-contour.gif",
        "valley-contour.mp4",
        "valley-landscape.gif",
        "valley-landscape.mp4",
    ]


def test_stills_are_built_where_they_are_missing(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    result = run("valley", "--stills")
    assert result.exit_code == 0, result.output
    assert outputs() == ["valley-contour.png", "valley-contour.svg"]
    with Image.open("outputs/valley-contour.png") as picture:
        assert picture.size == (2560, 1440)
    assert run("valley", "--stills").stdout == "2 stills up to date\n"
    Path("outputs/valley-contour.svg").unlink()
    assert run("valley", "--stills").stdout.startswith("outputs/valley-contour.svg  225.8 × 127.0")


def test_view_cannot_lead_out_of_the_folder_of_outputs(write: Write, tmp_path: Path) -> None:
    build = planning(tmp_path)
    assert inspected(build, write("valley", ""), "/../../escaped") == []
    assert all("'/../../escaped' cannot name a film" in fault for fault in build.faults)
    assert build.faults


def test_every_failure_names_its_film_or_scene(write: Write, tmp_path: Path) -> None:
    build = planning(tmp_path)
    path = write("valley", "")
    inspected(build, path, "contour")
    first, second = build.pending
    build.settle(Ended(second, {}, "scenes/valley.py:3: it fails"))
    build.settle(Ended(first, {}, "[Errno 24] Too many open files"))
    told = f"{first.subject}: [Errno 24] Too many open files"
    assert build.faults == [told, "scenes/valley.py:3: it fails"]


def test_two_views_never_share_a_film(write: Write, tmp_path: Path) -> None:
    build = planning(tmp_path)
    inspected(build, write("a-b", ""), "c")
    assert inspected(build, write("a", ""), "b-c") == ["a-b-c.gif", "a-b-c.mp4"]
    assert build.faults


def test_films_are_made_one_by_one_until_a_first_frame_is_drawn(tmp_path: Path) -> None:
    build = planning(tmp_path, jobs=2)
    first, second, third = (Job(f"{name}.gif", (), MADE, 10, "late") for name in "abc")
    assert build.admit([], first)
    assert not build.admit([first], second)
    build.hear(News(first, {"stage": PREPARING, "done": 0, "total": None}))
    assert not build.admit([first], second)
    build.hear(News(first, {"stage": DRAWING, "done": 1, "total": 5}))
    assert build.admit([first], second)
    assert not build.admit([first, second], third)
    assert build.admit([first, second], inspection_of(Path("scenes/other.py")))


def test_inspection_knows_the_files_that_a_scene_rests_on(
    write: Write, tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "line_up.py").write_text("")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "shared"))
    path = write("valley", "import line_up, json, numpy\n" + tiny())
    ((_, found),) = inspect_all([path])
    assert isinstance(found, Inspection)
    names = {"/".join(Path(file).parts[-2:]) for file in found.rests.files}
    resting = {"scenes/valley.py", "shared/line_up.py", "surfaces/saddle.py", "optimizers/sgd.py"}
    assert resting | {"scene/scene.py"} <= names
    assert "numpy" in found.rests.packages
    assert not {"json/__init__.py", "numpy/__init__.py", "click/core.py"} & names


def test_a_scene_that_writes_to_its_parents_pipe_fails_alone(write: Write, tiny: Tiny) -> None:
    noise = "import os\nfor pipe in range(3, 20):\n    try: os.write(pipe, b'not json\\n')\n"
    write("noisy", noise + "    except OSError: pass\n" + tiny())
    write("quiet", tiny())
    result = CliRunner().invoke(steepest, ["build", "noisy", "quiet"])
    assert result.exit_code == 1
    assert Path("outputs/quiet-contour.mp4").exists()
    assert "noisy" in result.stderr
    assert "Traceback" not in result.stderr


def test_only_the_views_that_are_asked_for_are_made(tmp_path: Path) -> None:
    build = planning(tmp_path)
    build.views = {Path("valley.py"): ["b", "absent"]}
    assert inspected(build, Path("valley.py"), "a", "b") == ["valley-b.gif", "valley-b.mp4"]
    assert len(inspected(build, Path("other.py"), "a")) == 2
