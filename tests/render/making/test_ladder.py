from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.encode import FORMATS, Format
from render.making.ladder import Rung, ladder, search, slower, smaller


def rungs_of(kind: Format, fps: float = 25.0) -> list[Rung]:
    best = Rung((1280, 720), fps)
    sizes = smaller(kind, best.size, lambda size: size[0] >= 640)
    return ladder(kind, best, sizes=sizes, rates=slower(kind, fps))


@pytest.mark.parametrize("kind", FORMATS, ids=[kind.suffix for kind in FORMATS])
def test_a_ladder_gives_up_quality_then_smoothness_then_size(kind: Format) -> None:
    rungs = rungs_of(kind)
    assert rungs[0] == Rung((1280, 720), 25.0)
    assert len(set(rungs)) == len(rungs)
    assert [rung.level for rung in rungs[: len(kind.levels)]] == list(range(len(kind.levels)))
    for above, below in pairwise(rungs):
        changed = [
            below.level > above.level,
            below.fps < above.fps,
            below.size[0] < above.size[0] and below.size[1] < above.size[1],
        ]
        assert sum(changed) == 1
        assert below.level >= above.level
        assert below.fps <= above.fps
    assert rungs[-1].fps >= 10
    for rung in rungs:
        assert kind.rate(rung.fps) == rung.fps
        assert kind.fits(rung.size) == rung.size
        assert not rung.size[0] % 2
        assert not rung.size[1] % 2
        assert rung.size[0] / rung.size[1] == pytest.approx(16 / 9, rel=0.01)


def test_a_size_or_rate_that_was_asked_for_is_kept() -> None:
    kind, best = FORMATS[0], Rung((640, 360), 25.0)
    rungs = ladder(kind, best, sizes=[], rates=[])
    assert {(rung.size, rung.fps) for rung in rungs} == {((640, 360), 25.0)}
    assert len(rungs) == len(kind.levels)


def test_no_size_below_one_that_is_not_allowed_is_taken() -> None:
    sizes = smaller(FORMATS[0], (1000, 1000), lambda size: size != (720, 720))
    assert sizes == [(850, 850)]


def test_a_slow_film_is_not_made_slower() -> None:
    assert slower(FORMATS[0], 8.0) == []


@given(
    st.lists(st.integers(1, 100), min_size=1, max_size=14), st.integers(0, 101), st.integers(0, 9)
)
def test_who_may_take_more_gets_no_lower_rung(sizes: list[int], budget: int, more: int) -> None:
    rungs = [Rung((2 * k + 2, 2), 25.0) for k in range(len(sizes))]
    of = dict(zip(rungs, sizes, strict=True))
    asked: list[Rung] = []

    def found(budget: int) -> int:
        def fits(rung: Rung) -> bool:
            asked.append(rung)
            return of[rung] <= budget

        rung = search(rungs, fits)
        assert rung is None or of[rung] <= budget
        return len(rungs) if rung is None else rungs.index(rung)

    assert found(budget + more) <= found(budget)
    assert len(asked) <= 2 * (len(sizes).bit_length() + 1)


@given(st.integers(1, 30), st.integers(0, 30))
def test_of_rungs_that_shrink_the_best_that_fits_is_found(count: int, first: int) -> None:
    rungs = [Rung((2 * k + 2, 2), 25.0) for k in range(count)]
    rung = search(rungs, lambda one: rungs.index(one) >= first)
    assert rung == (rungs[first] if first < count else None)
