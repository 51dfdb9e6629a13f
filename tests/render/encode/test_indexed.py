import numpy as np
import pytest

from render.encode.gif import LOSSES
from render.encode.indexed import SETTLED, indexed
from render.encode.loss import Loss
from render.encode.palette import ENTRIES, palette_of, reserved

SIZE, KEPT, FPS = (48, 64), ("#fbfaf7", "#22262b"), 24.0


def drawn(count: int) -> list[np.ndarray]:
    """A shaded ground over which a soft spot moves, and a hard block of a kept colour."""
    y, x = np.mgrid[: SIZE[0], : SIZE[1]]
    frames = []
    for k in range(count):
        spot = 80 * np.exp(-((x - 12 - 0.7 * k) ** 2 + (y - 20) ** 2) / 30)
        grey = 150 + x * 0.5 + y * 0.7 - spot
        frame = np.stack([grey, grey * 0.95, grey * 0.9], axis=-1).astype(np.uint8)
        frame[36:42, k : k + 6] = (0x22, 0x26, 0x2B)
        frames.append(frame)
    return frames


def shown(frames: list[np.ndarray], loss: Loss) -> list[np.ndarray]:
    kept = reserved(KEPT)
    palette = palette_of(frames, len(frames), kept, entries=loss.colours)
    made = indexed(frames, range(len(frames)), palette, len(kept), loss, fps=FPS)
    pixels = SIZE[0] * SIZE[1]
    found = []
    for one in made:
        assert one.shape == (pixels + 1024,)
        colours = one[pixels:].reshape(256, 4)
        assert colours[ENTRIES, 3] == 0
        assert one[:pixels].max() < ENTRIES
        found.append(colours[one[:pixels], 2::-1].reshape(*SIZE, 3).astype(int))
    return found


def far(one: np.ndarray, other: np.ndarray) -> int:
    return int((((one - other.astype(int)) ** 2) @ [2, 4, 3]).max())


@pytest.mark.parametrize("loss", LOSSES, ids=range(len(LOSSES)))
def test_a_settled_frame_is_within_its_bound_and_the_others_within_theirs(loss: Loss) -> None:
    frames = drawn(40)
    every = round(FPS / SETTLED)
    plain = max(far(*pair) for pair in zip(shown(frames, Loss()), frames, strict=True))
    for number, (one, frame) in enumerate(zip(shown(frames, loss), frames, strict=True)):
        settled = number % every == 0 or number == len(frames) - 1
        bound = loss.stale if settled else max(loss.stale, loss.quick)
        assert far(one, frame) <= max(plain, bound, loss.spread)


@pytest.mark.parametrize("loss", LOSSES, ids=range(len(LOSSES)))
def test_kept_colours_are_exact_in_every_frame(loss: Loss) -> None:
    frames = drawn(24)
    for one, frame in zip(shown(frames, loss), frames, strict=True):
        exact = (frame == (0x22, 0x26, 0x2B)).all(axis=-1)
        assert exact.sum() == 36
        assert (one[exact] == (0x22, 0x26, 0x2B)).all()


def changed(found: list[np.ndarray]) -> int:
    pairs = zip(found[1:], found, strict=False)
    return sum(int((one != before).any(axis=-1).sum()) for one, before in pairs)


def test_who_lets_more_lag_behind_shows_less_anew() -> None:
    frames = drawn(40)
    exact, *levels = (Loss(), *LOSSES[:2])
    counts = [changed(shown(frames, loss)) for loss in (exact, *levels)]
    assert counts[0] > 1.2 * counts[1] > 1.2 * counts[2]


def test_what_stands_still_is_never_shown_anew() -> None:
    assert changed(shown(drawn(1) * 12, LOSSES[0])) == 0
