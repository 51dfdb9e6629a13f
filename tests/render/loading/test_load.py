import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from render.building.inspection import inspect
from render.loading.load import find, load, scene_names
from render.loading.scene_code import SceneError
from render.system.stopping import Stopped

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]


def fault_of(name: str) -> str:
    with pytest.raises(SceneError) as caught:
        load(name)
    return str(caught.value)


def test_scene_is_found_by_its_name_and_by_its_path(write: Write, tiny: Tiny) -> None:
    path = write("valley", tiny())
    for asked in ("valley", "scenes/valley.py", "./scenes/valley.py", str(path.absolute())):
        loaded = load(asked)
        assert loaded.scene.title == "A tiny film"
        assert loaded.name == "valley"
        assert loaded.path == path


def test_scene_outside_the_current_folder_is_shown_with_its_whole_path(
    write: Write, tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("valley", tiny()).absolute()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert load(str(path)).path == path
    assert load("../scenes/valley.py").path == Path("../scenes/valley.py")


def test_own_scenes_stand_before_those_of_the_project(write: Write, tiny: Tiny) -> None:
    assert load("saddle").scene.title == "Leaving a saddle"
    write("saddle", tiny())
    assert load("saddle").scene.title == "A tiny film"


def test_names_are_those_of_files_that_are_no_private_modules(write: Write, tiny: Tiny) -> None:
    for name in ("valley", "_shared", "not-a-name"):
        write(name, tiny())
    assert "valley" in scene_names()
    assert "saddle" in scene_names()
    assert not {"_shared", "not-a-name", "__init__"} & set(scene_names())


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("banana_walley", "no scene 'banana_walley'; did you mean 'banana_valley'"),
        ("Banana_Valley", "no scene 'Banana_Valley'; did you mean 'banana_valley'"),
        ("zzz", "no scene 'zzz'; known: adam_climbs, annealed_momentum, "),
        ("../scenes/banana_walley", "no scene file '../scenes/banana_walley'"),
        ("scenes/banana_valey.py", "did you mean 'scenes/banana_valley.py'?"),
        ("..", "..: is a folder, not a scene file"),
        ("scenes", "scenes: is a folder, not a scene file"),
        ("scenes/", "scenes: is a folder, not a scene file"),
        ("beside", "no scene 'beside'; did you mean 'beside.py'?"),
        ("", "no scene ''"),
    ],
)
def test_unknown_scene_is_told_with_the_nearest_right_name(
    write: Write, tiny: Tiny, asked: str, fault: str
) -> None:
    write("banana_valley", tiny())
    Path("beside.py").write_text(tiny())
    with pytest.raises(SceneError) as caught:
        find(asked)
    assert fault in str(caught.value)
    assert "\n" not in str(caught.value)


def test_name_never_leads_out_of_the_folders_of_scenes(
    write: Write, tiny: Tiny, tmp_path: Path
) -> None:
    (tmp_path / "outside.py").write_text(tiny())
    write("inside", tiny())
    with pytest.raises(SceneError):
        find("../outside")


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("x = 1", "scenes/bad.py declares no `scene`"),
        (
            "from scenes.saddle import scene as sceen",
            "scenes/bad.py declares no `scene`; `sceen` is one",
        ),
        ("scene = 3", "scenes/bad.py: `scene` is of type int, not render.Scene"),
        ("import sys\nsys.exit(3)", "scenes/bad.py:2: the scene file exits (sys.exit)"),
        ("exit()", "scenes/bad.py:1: the scene file exits (sys.exit)"),
        ("import foo_bar", "scenes/bad.py:1: ModuleNotFoundError: No module named 'foo_bar'"),
        ("import jsn", "scenes/bad.py:1: ModuleNotFoundError: No module named 'jsn'"),
        ("import besid", "No module named 'besid'; did you mean 'beside'?"),
        ("import surfces", "No module named 'surfces'; did you mean 'surfaces'"),
        (
            "\nimport surfaces.sadle",
            "bad.py:2: ModuleNotFoundError: No module named 'surfaces.sadle'; "
            "did you mean 'saddle'",
        ),
        (
            "from surfaces import sadle",
            "scenes/bad.py:1: ImportError: cannot import name 'sadle' from 'surfaces'; "
            "did you mean 'saddle'",
        ),
        ("from optimizers import Momentun", "did you mean 'Momentum'"),
        ("from render import Countour", "did you mean 'Contour'"),
        (
            "import surfaces\nsurfaces.sadle",
            "scenes/bad.py:2: AttributeError: module 'surfaces' has no attribute 'sadle'; "
            "did you mean 'saddle'",
        ),
        (
            "from optimizers import Momentum\n\nMomentum(0.1, momentm=0.9)",
            "scenes/bad.py:3: TypeError: Momentum.__init__() got an unexpected keyword argument "
            "'momentm'; did you mean 'momentum'?",
        ),
        (
            "from optimizers import SGD\nSGD(0.05, momentum=0.9)",
            "scenes/bad.py:2: TypeError: SGD.__init__() got an unexpected keyword argument "
            "'momentum'; SGD takes learning_rate, label",
        ),
        (
            "from optimizers import Momentum\nMomentum(0.01, 0.9)",
            "scenes/bad.py:2: TypeError: Momentum.__init__() takes 2 positional arguments but 3 "
            "were given; Momentum takes learning_rate, momentum, label",
        ),
        (
            'from render import Theme\nTheme(ground="#ffffff")',
            "scenes/bad.py:2: TypeError: Theme.__init__() missing 13 required positional "
            "arguments: 'ink', 'quiet', 'ramp', 'wall', 'casing', 'warning', 'paths', 'spare', "
            "'carried', 'pushed', 'basins', 'unreached', and 'diverging'; start from a whole one: "
            "replace(LIGHT, …), with replace from dataclasses",
        ),
        (
            "from optimizers import Momentum\n"
            'raise TypeError("Momentum.__init__() got an unexpected keyword argument '
            "'momentm'. Did you mean 'momentum'?\")",
            "scenes/bad.py:2: TypeError: Momentum.__init__() got an unexpected keyword argument "
            "'momentm'; did you mean 'momentum'?",
        ),
        ("import optimizers as o\no.Adam(0.1, beta3=0.9)", "did you mean 'beta"),
        ("from optimizers import SGD\nSGD(lr=0.1)", "'lr'; did you mean 'learning_rate'?"),
        ("from optimizers import Adam\nAdam(0.1, eps=1)", "'eps'; did you mean 'epsilon'?"),
        ("from optimizers import AdaDelta\nAdaDelta(rho=0.9)", "'rho'; did you mean 'decay'?"),
        (
            "from optimizers import RMSProp\nRMSProp(0.1, alpha=0.9)",
            "'alpha'; did you mean 'decay'?",
        ),
        (
            "from optimizers import Adam\nAdam(0.1, betas=(0.9, 0.9))",
            "'betas'; did you mean 'beta1' and 'beta2'?",
        ),
        (
            "from optimizers import SGD\nSGD(0.1, nesterov=True)",
            "'nesterov'; did you mean the class Nesterov?",
        ),
        (
            "def odd(): ...\nodd.__signature__ = 3\nodd(foo=2)",
            "scenes/bad.py:3: TypeError: odd() got an unexpected keyword argument 'foo'",
        ),
        ("raise BaseException('mine')", "scenes/bad.py:1: BaseException: mine"),
        ("sgd(0.1)", "scenes/bad.py:1: NameError: name 'sgd' is not defined; did you mean 'SGD'"),
        ("def f(:\n    pass", "scenes/bad.py:1: SyntaxError: "),
        ("x = 1\ny = 'open", "scenes/bad.py:2: SyntaxError: unterminated string literal"),
        ("assert False", "scenes/bad.py:1: AssertionError"),
        ("raise ValueError('mine')", "scenes/bad.py:1: ValueError: mine"),
        ("def f():\n    return 1 / 0\nf()", "scenes/bad.py:2: ZeroDivisionError"),
        ("def f():\n    f()\nf()", "scenes/bad.py:2: RecursionError"),
        (
            "from optimizers import SGD\nSGD(-1)",
            "scenes/bad.py:2: SGD: learning_rate is -1; it must be",
        ),
    ],
)
def test_faulty_file_is_told_in_one_line_with_file_and_line(
    write: Write, source: str, fault: str
) -> None:
    write("beside", "")
    write("bad", source)
    told = fault_of("bad")
    assert fault in told
    # Nothing more is guessed than what stands here.
    assert ("did you mean" in told) == ("did you mean" in fault)
    assert told.startswith("scenes/bad.py")
    assert "\n" not in told


def test_every_fault_of_a_declaration_is_told_with_file_and_line(write: Write) -> None:
    write("bad", "from optimizers import Momentum\n\nMomentum(-0.01, momentum=3)\n")
    lines = fault_of("bad").splitlines()
    assert len(lines) == 2
    assert all(line.startswith("scenes/bad.py:3: Momentum: ") for line in lines)


def test_start_outside_the_domain_is_told_with_the_line_of_the_scene(
    write: Write, tiny: Tiny
) -> None:
    write("valley", tiny().replace("(0.5, 0.1)", "(50, 1)"))
    assert fault_of("valley").startswith("scenes/valley.py:6: start (50, 1) lies outside")


def test_signal_passes_through_a_scene(write: Write) -> None:
    write("stopped", "from render.system.stopping import Stopped; raise Stopped(2)")
    with pytest.raises(Stopped):
        load("stopped")


def test_loading_leaves_no_file_beside_the_scene(write: Write, tiny: Tiny) -> None:
    path = write("valley", tiny())
    load("valley")
    assert list(path.parent.iterdir()) == [path]


def test_scene_may_declare_dataclasses_of_its_own(write: Write, tiny: Tiny) -> None:
    own = "from __future__ import annotations\nfrom dataclasses import dataclass, KW_ONLY\n"
    write(
        "own",
        own + "@dataclass\nclass Mine:\n    x: int\n    _: KW_ONLY\n    y: int = 2\n" + tiny(),
    )
    assert load("own").scene.title == "A tiny film"


def test_modules_beside_a_scene_can_be_imported_and_shadow_nothing(
    write: Write, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("of_its_own", "TITLE = 'A tiny film'\n")
    monkeypatch.delitem(sys.modules, "of_its_own", raising=False)
    own = "import sys\nfrom of_its_own import TITLE\nassert sys.path[-1].endswith('scenes')\n"
    write("valley", own + tiny().replace('"A tiny film"', "TITLE"))
    before = list(sys.path)
    loaded = load("valley")
    monkeypatch.delitem(sys.modules, "of_its_own")
    assert loaded.scene.title == "A tiny film"
    assert sys.path == before


def test_a_film_rests_on_the_modules_beside_its_scene(
    write: Write, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("of_its_own", "")
    monkeypatch.delitem(sys.modules, "of_its_own", raising=False)
    write("valley", "import of_its_own\n" + tiny())
    files = inspect(load("valley")).rests.files
    monkeypatch.delitem(sys.modules, "of_its_own")
    assert str(Path("scenes/of_its_own.py").absolute()) in files
