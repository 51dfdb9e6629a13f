"""Every scene of the project can be tuned, and is copied as it then walks."""

import sys
from types import ModuleType

import pytest

from render.loading.load import load, scene_names
from render.page.document import held
from render.preview.source import source_of
from render.preview.tuned import Tuned
from render.preview.wish import Wishes
from render.simulation.simulate import simulate


@pytest.mark.thorough
@pytest.mark.parametrize("name", scene_names())
def test_every_scene_of_the_project_walks_as_it_was_tuned(name, monkeypatch) -> None:
    loaded = load(name)
    tuned = Tuned.of(loaded.scene)
    place, parameter = next(iter(tuned.table.allowed))
    (value,) = (one.value for one in tuned.declared[place] if one.name == parameter)
    later, _ = tuned.after(Wishes(values={(place, parameter): 1.1 * value}))
    text = source_of(later, loaded).replace(f"from {name} import", f"from scenes.{name} import")
    module = ModuleType("copied")
    module.__file__ = str(loaded.path.absolute())
    monkeypatch.setitem(sys.modules, "copied", module)
    exec(compile(text, module.__file__, "exec"), vars(module))  # data lies beside it
    again, walked = simulate(held(module.scene)), later.trajectories
    assert [one.points.tobytes() for one in again] == [one.points.tobytes() for one in walked]
