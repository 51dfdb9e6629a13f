import math
from fractions import Fraction
from pathlib import Path

import pytest

from render.encode import FORMATS, format_of
from render.encode.mp4 import fraction

KNOWN = "known formats: .gif .mov .mp4 .png .webm .webp"


def test_the_suffix_chooses_the_format_in_either_case() -> None:
    for known in FORMATS:
        assert format_of(Path("a.b" + known.suffix)) is known
        assert format_of(Path("A" + known.suffix.upper())) is known


@pytest.mark.parametrize(("name", "suffix"), [("clip.avi", ".avi"), ("a.b/c.Mp5", ".Mp5")])
def test_an_unknown_suffix_is_refused_with_the_known_ones(name: str, suffix: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        format_of(Path(name))
    assert str(refused.value) == f"{name}: cannot write {suffix!r}; {KNOWN}"


@pytest.mark.parametrize("name", ["clip", ".mp4", "", "a.gif/clip", "clip."])
def test_a_name_without_a_suffix_is_told_so(name: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        format_of(Path(name))
    assert str(refused.value) == f"{Path(name)}: has no suffix; {KNOWN}"


@pytest.mark.parametrize("suffix", [kind.suffix for kind in FORMATS])
@pytest.mark.parametrize("fps", [0.0, -5.0, math.nan, math.inf, -math.inf])
def test_no_format_plays_an_impossible_rate(suffix: str, fps: float) -> None:
    with pytest.raises(ValueError, match=r"cannot play .*; allowed: "):
        format_of(Path("clip" + suffix)).rate(fps)


@pytest.mark.parametrize(
    ("wanted", "true"),
    [(0.3, 1), (3, 4), (12, 10), (15, 20), (24, 25), (30, 25), (37.5, 50), (60, 50), (1e9, 50)],
)
def test_gif_takes_the_nearest_rate_that_divides_a_hundred(wanted: float, true: float) -> None:
    assert format_of(Path("clip.gif")).rate(wanted) == true


@pytest.mark.parametrize("fps", [0.01, 12.5, 23.976, 25, 240])
def test_mp4_keeps_the_rate_that_was_wanted(fps: float) -> None:
    assert format_of(Path("clip.mp4")).rate(fps) == fps


def test_mp4_refuses_a_rate_beyond_its_bound() -> None:
    with pytest.raises(ValueError, match=r"cannot play 241 frames a second; allowed: 0\.01 to 240"):
        format_of(Path("clip.mp4")).rate(241)


@pytest.mark.parametrize(
    ("fps", "exact"),
    [
        (25.0, Fraction(25)),
        (12.5, Fraction(25, 2)),
        (5.0, Fraction(5)),
        (1 / 3, Fraction(1, 3)),
        (0.01, Fraction(1, 100)),
        (23.976, Fraction(24000, 1001)),
        (23.98, Fraction(24000, 1001)),
        (29.97, Fraction(30000, 1001)),
        (59.94, Fraction(60000, 1001)),
    ],
)
def test_a_rate_becomes_the_fraction_that_is_meant(fps: float, exact: Fraction) -> None:
    assert fraction(fps) == exact


def test_the_default_sizes_fit_their_formats() -> None:
    for known in FORMATS:
        assert known.fits(known.size) == known.size
