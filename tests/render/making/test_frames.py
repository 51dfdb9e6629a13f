"""Numbered frames for LaTeX: a folder, whole or not there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from render.command.cli import steepest
from render.encode.folder import sweep_folders, whole_folder
from render.making.beamer import plain_name

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]


def run(*words: str) -> Result:
    command = ["frames", *words, "--size=160x90", "--here"]
    return CliRunner().invoke(steepest, command, prog_name="steepest")


def test_frames_lie_beside_the_text_that_plays_them(write: Write, tiny: Tiny) -> None:
    write("the_valley", tiny(duration=0.5))
    done = run("the_valley", "-o", "talk/film", "--fps", "10")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("talk/film/the_valley-contour.tex  160 × 90, 5 frames, 10 a s")
    names = sorted(path.name for path in Path("talk/film").iterdir())
    assert names == [f"the_valley-contour-000{k}.png" for k in range(5)] + [
        "the_valley-contour.tex"
    ]
    told = Path("talk/film/the_valley-contour.tex").read_text()
    played = re.sub(r"%\n *", "", told)
    assert r"{10}{\steepestfolder the_valley-contour-}{0000}{0004}" in played
    assert r"\animategraphics[loop,autoplay,controls,width=\linewidth]" in played
    assert r"\usepackage{animate}" in told
    palettes = set()
    for name in names[:5]:
        with Image.open(Path("talk/film", name)) as image:
            assert (image.mode, image.size) == ("P", (160, 90))
            palettes.add(bytes(image.getpalette() or []))
    assert len(palettes) == 1


def test_frames_without_a_ground_have_opacity(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    assert run("valley", "-o", "film", "--transparent").exit_code == 0
    with Image.open("film/valley-contour-0000.png") as image:
        assert image.mode == "RGBA"
        assert image.getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_folder_is_replaced_where_it_holds_these_frames_alone(write: Write, tiny: Tiny) -> None:
    write("valley", tiny(duration=0.5))
    assert run("valley", "-o", "film", "--fps", "20").exit_code == 0
    assert run("valley", "-o", "film", "--fps", "4").exit_code == 0
    assert len(list(Path("film").iterdir())) == 3
    Path("film/notes.txt").write_text("mine")
    refused = run("valley", "-o", "film")
    assert refused.exit_code == 1
    told = "film: holds 'notes.txt' and would be replaced; choose a folder of its own\n"
    assert refused.stderr == told
    assert len(list(Path("film").iterdir())) == 4
    Path("file").write_text("mine")
    assert "file: is a file; the output must be a folder" in run("valley", "-o", "file").stderr
    assert not list(Path().glob(".*"))


@pytest.mark.parametrize(("fps", "told"), [("0", "cannot play 0 fr"), ("nan", "cannot play nan")])
def test_a_rate_that_is_none_is_refused(write: Write, tiny: Tiny, fps: str, told: str) -> None:
    write("valley", tiny())
    result = run("valley", "-o", "film", "--fps", fps)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"film: {told}")
    assert not Path("film").exists()


def test_what_fails_leaves_the_folder_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "a").write_text("old")

    def fails() -> None:
        with whole_folder(tmp_path / "film", "ab".__contains__) as part:
            (part / "b").write_text("half")
            sweep_folders(tmp_path / "film")  # of another run: this one is held
            assert part.exists()
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert [path.name for path in tmp_path.rglob("*")] == ["film", "a"]
    (tmp_path / ".film.0123abcd.part").mkdir()
    with whole_folder(tmp_path / "film", "ab".__contains__) as part:
        (part / "b").write_text("new")
    assert [path.name for path in tmp_path.rglob("*")] == ["film", "b"]


def test_a_name_is_one_that_latex_takes() -> None:
    assert plain_name("välley 100%", "contour") == "v-lley-100-contour"
    assert plain_name("_", "é") == "_"
