"""Saving: sizes, texts, and whole files or none."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from render import Contour, simulate
from render.encode import EncodeError
from render.film.film import Film
from render.film.filming import film_of
from render.still import STILLS, is_still, save, still_format_of
from scenes.saddle import scene as saddle_scene


def film(density: int = 1) -> Film:
    size = (320 * density, 180 * density)
    return film_of(
        saddle_scene, Contour(), simulate(saddle_scene), size=size, fps=10, density=density
    )


FILM = film()


@pytest.mark.parametrize("density", [1, 2])
def test_a_png_holds_the_frames_pixels_and_its_size_on_paper(density: int, tmp_path: Path) -> None:
    made = film(density)
    save(made, 60, tmp_path / "still.png", comment="told")
    with Image.open(tmp_path / "still.png") as picture:
        picture.load()
    assert picture.mode == "RGB"
    assert picture.size == (320 * density, 180 * density)
    assert (np.array(picture) == made[60]).all()
    assert picture.info["dpi"] == pytest.approx((144 * density, 144 * density), rel=1e-3)
    assert picture.text == {"Title": "Leaving a saddle", "Software": "steepest", "Comment": "told"}


def test_a_png_carries_no_comment_unless_there_is_one(tmp_path: Path) -> None:
    save(FILM, 60, tmp_path / "still.png")
    with Image.open(tmp_path / "still.png") as picture:
        assert "Comment" not in picture.text


def test_a_transparent_png_laid_on_the_ground_is_the_frame(tmp_path: Path) -> None:
    save(FILM, 60, tmp_path / "still.png", transparent=True)
    with Image.open(tmp_path / "still.png") as cut:
        cut.load()
    assert cut.mode == "RGBA"
    assert cut.getpixel((0, 0))[3] == 0
    ground = Image.new("RGBA", cut.size, saddle_scene.look.ground)
    laid = np.array(Image.alpha_composite(ground, cut))[..., :3].astype(int)
    assert abs(laid - FILM[60]).max() <= 2


def test_frames_are_counted_from_the_end_where_negative(tmp_path: Path) -> None:
    save(FILM, -1, tmp_path / "one.png")
    save(FILM, len(FILM) - 1, tmp_path / "other.png")
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "other.png").read_bytes()
    with pytest.raises(IndexError):
        save(FILM, len(FILM), tmp_path / "none.png")


@pytest.mark.parametrize("suffix", [kind.suffix for kind in STILLS])
def test_an_older_still_stands_where_drawing_fails(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"still{suffix}"
    path.write_bytes(b"old")

    def fails(*_: object) -> None:
        raise RuntimeError("drawing fails")

    monkeypatch.setattr(Film, "shapes", fails)
    with pytest.raises(RuntimeError, match="drawing fails"):
        save(FILM, 3, path)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_disk_that_is_full_is_told_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(EncodeError, match=r"still\.png: cannot write: No space .* free some space"):
        save(FILM, 3, tmp_path / "still.png")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_stills_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "still.svg").mkdir()
    with pytest.raises(ValueError, match="is a folder"):
        save(FILM, 3, tmp_path / "still.svg")


def test_suffixes_are_known_in_either_case_and_others_refused() -> None:
    assert still_format_of(Path("A.PNG")).suffix == ".png"
    assert is_still(Path("a.Svg"))
    assert not is_still(Path("a.mp4"))
    with pytest.raises(ValueError, match=r"a\.tif: cannot write '\.tif'; .*: \.pdf \.png \.svg"):
        still_format_of(Path("a.tif"))
    with pytest.raises(ValueError, match="has no suffix"):
        still_format_of(Path("png"))
