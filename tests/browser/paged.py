"""A small scene for pages, its poster, and how long a page takes to draw."""

from optimizers import SGD, Adam, Momentum
from render import Clock, Landscape, Scene
from surfaces import saddle
from tests.browser.conftest import Seen

SCENE = Scene(
    title='A <b> & "b"',
    surface=saddle,
    starts=[(0.5, 0.1)],
    optimizers=[SGD(0.01), Momentum(0.01), Adam(0.02)],
    steps=40,
    views=[Landscape()],
    clock=Clock(2),
    captions={5: "Here & there"},
)

POSTER = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""A picture of one pixel."""


def settle(seen: Seen) -> None:
    """Until everything is drawn that was asked for."""
    seen.page.clock.run_for(600)
