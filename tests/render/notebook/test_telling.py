"""Progress: where Jupyter or marimo runs it is told there, and gone at the end."""

import sys
from dataclasses import replace
from types import ModuleType, SimpleNamespace

import pytest

from optimizers import SGD
from render import Contour, Scene
from render.notebook.in_jupyter import bar
from render.notebook.telling import telling


class Handle:
    """What IPython gives for one output: all that it ever showed."""

    def __init__(self, seen: list[dict[str, str]]) -> None:
        self.seen = seen

    def update(self, bundle: dict[str, str], *, raw: bool) -> None:
        assert raw
        self.seen.append(bundle)


@pytest.fixture
def ipython(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A stand-in for IPython; `seen` is what its one output showed, `shell` what runs the cells."""
    module = ModuleType("IPython")
    module.seen = []

    def display(bundle: dict[str, str], *, raw: bool, display_id: bool) -> Handle:
        assert raw
        assert display_id
        module.seen.append(bundle)
        return Handle(module.seen)

    module.shell = SimpleNamespace(kernel=object())
    module.get_ipython = lambda: module.shell
    module.display = SimpleNamespace(display=display)
    monkeypatch.setitem(sys.modules, "IPython", module)
    return module


def test_a_bar_is_seen_in_jupyter_and_gone_at_the_end(ipython: ModuleType) -> None:
    with telling() as tell:
        tell("drawing", 3, 12)
        assert 'value="3" max="12"' in ipython.seen[-1]["text/html"]
        tell("encoding")
        assert "<progress" in ipython.seen[-1]["text/html"]
        assert "value" not in ipython.seen[-1]["text/html"]
    assert ipython.seen[-1] == {"text/html": "", "text/plain": ""}


def told_until(raised: type[BaseException]) -> None:
    with telling() as tell:
        tell("drawing", 3, 12)
        raise raised


@pytest.mark.parametrize("raised", [KeyboardInterrupt, ValueError])
def test_a_bar_is_gone_whatever_is_raised(ipython: ModuleType, raised) -> None:
    with pytest.raises(raised):
        told_until(raised)
    assert ipython.seen[-1] == {"text/html": "", "text/plain": ""}


def test_a_bar_that_moves_all_the_time_is_seldom_sent(ipython: ModuleType) -> None:
    with telling() as tell:
        for done in range(1, 10_001):
            tell("drawing", done, 10_000)
    assert len(ipython.seen) < 1000


@pytest.mark.parametrize("shell", [None, SimpleNamespace()])
def test_a_terminal_is_told_nothing(ipython: ModuleType, shell) -> None:
    ipython.shell = shell
    with telling() as tell:
        tell("drawing", 1, 2)
    assert ipython.seen == []


def test_what_is_done_is_no_html() -> None:
    assert "<b>" not in bar("<b>", 1, 2)


class Status:
    """marimo's bars, as far as they are used: what was done with each, in order."""

    def __init__(self) -> None:
        self.seen: list[object] = []

    def progress_bar(self, *, total: int, title: str, remove_on_exit: bool) -> "Status":
        assert remove_on_exit
        self.seen.append((title, total))
        return self

    def spinner(self, *, title: str) -> "Status":
        self.seen.append(title)
        return self

    def __enter__(self) -> "Status":
        return self

    def __exit__(self, *_: object) -> None:
        self.seen.append("gone")

    def update(self, increment: int) -> None:
        self.seen.append(increment)


@pytest.fixture
def marimo(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    module = SimpleNamespace(status=Status(), running_in_notebook=lambda: True)
    monkeypatch.setitem(sys.modules, "marimo", module)
    return module


def test_each_stage_has_a_bar_of_marimos_own(marimo: SimpleNamespace) -> None:
    with telling() as tell:
        tell("walking")
        tell("walking", 1, 3)
        tell("walking", 3, 3)
        tell("preparing")
        tell("drawing", 2, 9)
    assert marimo.status.seen == [
        *("walking", "gone"),
        *(("walking", 3), 1, 2, "gone"),
        *("preparing", "gone"),
        *(("drawing", 9), 2, "gone"),
    ]


def test_a_bar_of_marimo_is_gone_after_an_interrupt(marimo: SimpleNamespace) -> None:
    with pytest.raises(KeyboardInterrupt):
        told_until(KeyboardInterrupt)
    assert marimo.status.seen[-1] == "gone"


def test_marimo_that_is_imported_and_does_not_run_is_told_nothing(
    marimo: SimpleNamespace,
) -> None:
    marimo.running_in_notebook = lambda: False
    with telling() as tell:
        tell("drawing", 2, 9)
    assert marimo.status.seen == []


class Wrong(SGD):
    def step(self, gradient, position, state):
        return position, state, gradient, self


class Stopped(SGD):
    def start(self, position):
        raise KeyboardInterrupt(position)


def showing(scene: Scene, kind: type[SGD]) -> str:
    return replace(scene, optimizers=[kind(0.1)], views=[Contour()])._repr_html_()


def test_a_fault_is_shown_in_marimo_which_would_ask_again(
    marimo: SimpleNamespace, scene: Scene
) -> None:
    told = "Wrong.step returned a tuple of length 4; it must return (positions, state)"
    assert showing(scene, Wrong) == f"<pre>ValueError: {told}</pre>"
    assert showing(scene, Stopped).startswith("<pre>KeyboardInterrupt")
    assert marimo.status.seen[-1] == "gone"


def test_a_fault_is_raised_in_jupyter_and_elsewhere(
    ipython: ModuleType, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match=r"Wrong\.step returned"):
            showing(scene, Wrong)
        with pytest.raises(KeyboardInterrupt):
            showing(scene, Stopped)
        assert ipython.seen[-1]["text/html"] == ""
        monkeypatch.setattr(ipython, "shell", None)
