"""Modules beside a scene: a fault in one is told with its own file and line."""

import pytest
from sources import scene
from trial import Trial

HELPERS = {
    "does not parse": ("\n\nx = = 1\n", "SyntaxError: invalid syntax$"),
    "raises": ("\n\ny = 1 / 0\n", "ZeroDivisionError: division by zero$"),
    "declares a fault": ("\nfrom optimizers import SGD\ny = SGD(-1)\n", "SGD: learning_rate is -1"),
    "misspells a name": ("\nlength = 1\ny = lenght\n", "NameError: .*; did you mean 'length'"),
}


@pytest.mark.parametrize(("source", "told"), HELPERS.values(), ids=HELPERS)
def test_a_module_that_fails_is_told_with_its_own_line(
    trial: Trial, source: str, told: str
) -> None:
    trial.scene(source, name="helper")
    trial.scene(scene("from helper import y"))
    trial.refused("list", "valley", told=rf"scenes/helper\.py:3: {told}")


def test_a_module_that_fails_in_mid_walk_is_told_with_its_own_line(trial: Trial) -> None:
    (trial.folder / "scenes" / "deep").mkdir(parents=True)
    (trial.folder / "scenes" / "deep" / "helper.py").write_text(
        "class Mine:\n    def start(self, position): pass\n"
        "    def step(self, *_):\n        return _[9]\n"
    )
    path = trial.scene(scene("from deep.helper import Mine", optimizers="[Mine()]"))
    told = r"scenes/deep/helper\.py:4: IndexError: tuple index"
    trial.refused("still", "valley", "-o", "clip.png", told=told)
    trial.refused("still", str(path), "-o", "clip.png", "--here", told=told)
