"""What a session makes of what its pages say, without a process that holds a scene."""

import pytest

from optimizers.hyperparameter import Range
from render.page.packet import unpacked
from render.preview.page_on import MOST, PageOn
from render.preview.session import Session
from render.preview.stamped import packet_of
from render.preview.table import Table
from render.preview.wish import RefusedError

SHARE = Range(0.0, 1.0, touches_lower=True)
ONE = Table({(0, "momentum"): SHARE}, ((-1.0, 1.0), (-1.0, 1.0)), starts=1)
OTHER = Table({(0, "decay"): SHARE}, ((-1.0, 1.0), (-1.0, 1.0)), starts=0)


def waiting(page: PageOn) -> list[dict]:
    return [unpacked(packet) for packet in page._waiting]


@pytest.fixture
def session() -> Session:
    noted: list[str] = []
    found = Session(noted.append)
    found.show(object(), ONE, packet_of({"kind": "scene", "title": "First"}))
    return found


def test_a_page_is_shown_the_film_and_then_what_is_wrong(session) -> None:
    session.fail("a.py:3: oh")
    page = PageOn()
    session.join(page)
    assert [one["kind"] for one in waiting(page)] == ["scene", "error"]
    assert waiting(page)[1]["message"] == "a.py:3: oh"


def test_the_number_of_the_last_message_is_kept_for_each_page(session) -> None:
    pages = PageOn(), PageOn()
    for page in pages:
        session.join(page)
    session.hear('{"set": [0, "momentum", 0.5], "serial": 7}', pages[0])
    session.hear('{"copy": true}', pages[0])
    assert [page.heard for page in pages] == [7, 0]


def test_what_was_on_its_way_to_the_scene_before_is_no_attack_and_not_done(session) -> None:
    page = PageOn()
    session.join(page)
    session.pages.discard(page)
    session._worker = None
    session.show(object(), OTHER, packet_of({"kind": "scene", "title": "Second"}))
    for late in ('{"set": [0, "momentum", 0.5], "serial": 8}', '{"start": [0, 9, 9], "serial": 9}'):
        session.hear(late, page)
    assert page.heard == 0
    assert not session._wishes.changes
    with pytest.raises(RefusedError):
        session.hear('{"set": [0, "epsilon", 0.5], "serial": 8}', page)


def test_a_page_that_takes_nothing_is_given_up() -> None:
    page = PageOn()
    for _ in range(5):
        page.send(bytes(MOST // 4))
    assert page._given_up
