"""Disks that fill up, are locked or lose a folder in mid-film: the earlier film stands."""

import re
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest
from disk import mounted, read_only
from marking import MARKING
from trial import Trial, tiny, until

pytestmark = pytest.mark.soak
SMALL = ("--size", "160x90")
WAIT = """
def wait():
    import time

    while not MARK.with_name("go on").exists():
        time.sleep(0.01)


@dataclass"""
SLOW = MARKING.replace("MARK.touch()", "MARK.touch(); wait()").replace("@dataclass", WAIT, 1)
FULL = "the disk is full: free some space, then run again"


@pytest.mark.parametrize("name", ["clip.mp4", "clip.gif"])
@pytest.mark.parametrize("room", [8, 24])
def test_a_disk_that_fills_up_in_mid_film_leaves_the_earlier_film(
    trial: Trial, name: str, room: int
) -> None:
    trial.scene(tiny(views="Landscape(turn=90)", duration=8))
    folder = trial.folder / "disk"
    folder.mkdir()
    with mounted(folder, f"size={room}k"):
        trial.stands(f"disk/{name}")
        told = rf"disk/{name}: .*{FULL}"
        trial.refused("render", "valley", "-o", f"disk/{name}", *SMALL, told=told)
        assert [path.name for path in folder.iterdir()] == [name]
        trial.earlier.pop(folder / name)


def pages(size: int) -> int:
    return -(-size // 4096)


@pytest.mark.parametrize("name", ["clip.mp4", "clip.gif", "clip.png", "clip.svg", "clip.pdf"])
def test_a_disk_with_one_page_too_few_fails_at_the_very_last_write(trial: Trial, name: str) -> None:
    trial.scene()
    folder = trial.folder / "disk"
    folder.mkdir()
    command = "render" if name in {"clip.mp4", "clip.gif"} else "still"
    assert trial.run(command, "valley", "-o", f"whole-{name}", *SMALL).status == 0
    need = pages((trial.folder / f"whole-{name}").stat().st_size)
    for spare in (0, 1):
        # One page is the earlier file's.
        with mounted(folder, f"size={4 * (need + spare)}k"):
            trial.stands(f"disk/{name}")
            ran = trial.run(command, "valley", "-o", f"disk/{name}", *SMALL)
            assert ran.status == 1 - spare, ran
            if not spare:
                assert len(ran.lines) == 1
                assert re.match(rf"disk/{name}: .*free some space, then run again", ran.lines[0])
                trial.left_nothing()
            assert [path.name for path in folder.iterdir()] == [name]
            trial.earlier.pop(folder / name)


@pytest.mark.parametrize("name", ["clip.mp4", "clip.gif"])
def test_a_full_folder_of_temporary_files_does_not_matter(trial: Trial, name: str) -> None:
    trial.scene()
    trial.earlier.clear()
    with mounted(trial.temporary, "size=4k"):
        (trial.temporary / "filled").write_bytes(bytes(4096))
        ran = trial.run("render", "valley", "-o", name, *SMALL)
        assert (ran.status, ran.lines) == (0, [])
        ran = trial.run("build", "valley")
        assert (ran.status, ran.lines) == (0, [])
        (trial.temporary / "filled").unlink()


def test_a_recipe_is_followed_though_the_folder_of_temporary_files_is_full(trial: Trial) -> None:
    trial.scene()
    assert trial.run("still", "valley", "-o", "made.png", *SMALL).status == 0
    with mounted(trial.temporary, "size=4k,nr_inodes=2"):
        (trial.temporary / "filled").write_bytes(bytes(4096))
        ran = trial.run("remake", "made.png", "-o", "again.png", "--yes")
        (trial.temporary / "filled").unlink()
    assert ran.status == 0
    assert (trial.folder / "again.png").stat().st_size > 1000
    trial.left_nothing()


SHORT = tiny(views="Landscape(turn=90)", duration=8)
FOLDER_FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "removed": (rmtree, "cannot write: No such file or directory; choose another place"),
    "renamed": (
        lambda folder: folder.rename(folder.with_name("moved")),
        "cannot write: No such file or directory; choose another place",
    ),
    "target replaced by a folder": (
        lambda folder: ((folder / "clip.mp4").unlink(), (folder / "clip.mp4").mkdir()),
        "is a folder; the output must be a regular file or a new name",
    ),
}


@pytest.mark.parametrize(("fault", "told"), FOLDER_FAULTS.values(), ids=FOLDER_FAULTS)
def test_a_folder_that_changes_in_mid_film_is_told(
    trial: Trial, fault: Callable[[Path], object], told: str
) -> None:
    trial.scene(SHORT)
    folder = trial.folder / "disk"
    film = trial.stands("disk/clip.mp4")
    running = trial.begin("render", "valley", "-o", "disk/clip.mp4", *SMALL)
    assert until(lambda: bool(trial.parts()))
    del trial.earlier[film]
    fault(folder)
    ran = trial.ended(running)
    assert ran.status == 1
    assert len(ran.lines) == 1
    assert ran.lines[0].startswith(f"disk/clip.mp4: {told}")
    assert not trial.processes()


def test_a_disk_that_becomes_read_only_in_mid_still_is_told(trial: Trial) -> None:
    folder = trial.folder / "disk"
    folder.mkdir()
    trial.scene(SLOW)
    with mounted(folder, "size=64m"):
        film = trial.stands("disk/clip.png")
        running = trial.begin("still", "valley", "-o", "disk/clip.png", *SMALL)
        assert until((trial.folder / "begun").exists)
        read_only(folder)  # nothing is open for writing yet
        (trial.folder / "go on").touch()
        ran = trial.ended(running)
        assert ran.status == 1
        assert len(ran.lines) == 1
        assert "disk/clip.png: cannot write: Read-only file system; choose a fo" in ran.lines[0]
        trial.left_nothing()
        trial.earlier.pop(film)
