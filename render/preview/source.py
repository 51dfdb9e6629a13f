"""source_of(): the Python of a scene as it was tuned, to be saved as another."""

import hashlib
import re
import sys
from collections.abc import Sequence
from types import ModuleType

import numpy as np

from optimizers import Entrant
from optimizers.inner import inner_of
from render.loading.load import NAME, LoadedScene
from render.loading.scene_code import SceneError, scene_code
from render.preview.parameters import INNER, parameters_of
from render.preview.rewritten import Change, rewritten
from render.preview.tuned import Tuned
from render.scene.scene import Scene

MODULE = "_steepest_copy_"


def source_of(tuned: Tuned, loaded: LoadedScene) -> str:
    """Python that declares the scene as it now stands.

    It is the file's own text with the numbers that were changed, where running that gives the same
    line-up from the same starts. Else it takes the file's scene, from the folder beside, and
    replaces what was changed.
    """
    changes = changes_of(tuned)
    starts = _starts_of(tuned)
    own = loaded.source.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    if not any(changes) and starts is None:
        return own
    text = rewritten(own, changes=changes, starts=starts)
    if text is not None and _gives(text, tuned, loaded, moved=starts is not None):
        return text
    return _taken_from(loaded, tuned, changes, starts)


def changes_of(tuned: Tuned) -> Sequence[Sequence[Change]]:
    """What was changed of each optimizer."""
    found = []
    for declared, now in zip(tuned.file.optimizers, tuned.scene.optimizers, strict=True):
        before = {one.name: one.value for one in parameters_of(declared)}
        found.append(
            [
                Change(one.name, round(one.value) if one.whole else one.value)
                for one in ([] if now is declared else parameters_of(now))
                if one.value is not None and one.value != before.get(one.name)
            ]
        )
    return found


def _starts_of(tuned: Tuned) -> list[tuple[float, float]] | None:
    """Where walkers start, if they start elsewhere."""
    starts = np.asarray(tuned.scene.starts)
    if np.array_equal(starts, np.asarray(tuned.file.starts)):
        return None
    return [(float(x), float(y)) for x, y in starts]


def _gives(text: str, tuned: Tuned, loaded: LoadedScene, *, moved: bool) -> bool:
    """Whether a text declares a scene with the same numbers from the same starts."""
    file = str(loaded.path.absolute())
    name = MODULE + hashlib.sha256(file.encode(errors="surrogateescape")).hexdigest()
    module = sys.modules[name] = ModuleType(name)
    module.__file__ = file
    try:
        with scene_code(loaded.path):
            exec(compile(text, file, "exec", dont_inherit=True), vars(module))
    except SceneError:
        return False
    finally:
        del sys.modules[name]
    scene = vars(module).get("scene")
    if not isinstance(scene, Scene) or _numbers(scene) != _numbers(tuned.scene):
        return False
    expected = tuned.scene.starts if moved else loaded.scene.starts
    return np.array_equal(scene.starts, expected)


def _numbers(scene: Scene) -> object:
    parameters = [
        [(one.name, one.value, one.text) for one in parameters_of(optimizer)]
        for optimizer in scene.optimizers
    ]
    return scene.labels, parameters, scene.steps


def _taken_from(
    loaded: LoadedScene,
    tuned: Tuned,
    changes: Sequence[Sequence[Change]],
    starts: list[tuple[float, float]] | None,
) -> str:
    """The file's scene with what was changed in place of what it has."""
    line_up = [
        f"        {_replaced(f'original.optimizers[{place}]', optimizer, own)},"
        for place, (optimizer, own) in enumerate(zip(tuned.file.optimizers, changes, strict=True))
    ]
    parts = []
    if starts is not None:
        parts.append(f"    starts={starts!r},")
    if any(changes):
        parts += ["    optimizers=[", *line_up, "    ],"]
        if tuned.file.tuning is not None:
            parts.append("    tuning=None,")
    helper = any("_with(" in line for line in line_up)
    lines = [
        f'"""{loaded.path.name} as it was tuned in a preview; save it in the same folder."""',
        "",
        *(["from copy import deepcopy"] if helper else []),
        "from dataclasses import replace",
        "",
        _import_of(loaded.path.stem),
        *(["", *WITH] if helper else []),
        "",
        "scene = replace(",
        "    original,",
        *parts,
        ")",
        "",
    ]
    return "\n".join(lines)


WITH = (
    "",
    "def _with(optimizer, **numbers):",
    "    other = deepcopy(optimizer)",
    "    for name, number in numbers.items():",
    "        setattr(other, name, number)",
    "    return other",
    "",
)
"""What changes an optimizer that is no dataclass."""


def _replaced(said: str, optimizer: Entrant | object, changes: Sequence[Change]) -> str:
    """What says the optimizer with those numbers, where `said` says it without."""
    if not changes:
        return said
    own = {one.name: repr(one.value) for one in changes if not one.name.startswith(INNER)}
    inner = [
        Change(one.name.removeprefix(INNER), one.value)
        for one in changes
        if one.name.startswith(INNER)
    ]
    if inner:
        own["rule"] = _replaced(f"{said}.rule", inner_of(optimizer), inner)
    call = "replace" if hasattr(optimizer, "__dataclass_fields__") else "_with"
    return f"{call}({said}, {', '.join(f'{name}={value}' for name, value in own.items())})"


def _import_of(stem: str) -> str:
    """How a scene in the same folder is imported, also under a name that is no word of Python."""
    if NAME.fullmatch(stem) and re.fullmatch(r"(?!__)\w+", stem):
        return f"from {stem} import scene as original"
    return f'from importlib import import_module\n\noriginal = import_module("{stem}").scene'
