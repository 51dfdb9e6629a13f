"""The same files, byte for byte, from any number of workers, anywhere, under any environment."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from trial import Trial, tiny
from watch import contents

ELSEWHERE = {"PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "COLUMNS": "40"}
VIEWS = {
    "valley": "Contour()",
    "pair": "Contour() | Landscape(turn=20)",
    "quad": "(Contour() | Curves()) / (Landscape() | Curves('x'))",
}


def test_films_built_elsewhere_by_two_workers_are_the_same_bytes(
    trial: Trial, reference: Mapping[str, bytes]
) -> None:
    scene = trial.scene()
    elsewhere = trial.folder / "another folder"
    elsewhere.mkdir()
    command = ("build", str(scene.absolute()), f"--outputs={elsewhere}", "--jobs=2")
    assert trial.run(*command, environment=ELSEWHERE).status == 0
    assert contents(elsewhere) == reference


@pytest.mark.soak
@pytest.mark.parametrize("options", [(), ("--stills",)], ids=["films", "stills"])
def test_builds_by_any_number_of_workers_are_the_same_bytes(
    trial: Trial, options: tuple[str, ...]
) -> None:
    trial.most = 900
    for name, views in VIEWS.items():
        source = tiny(views=views, duration=1.0).replace("Contour,", "Contour, Curves,")
        trial.scene(source, name=name)
    command = ("build", *VIEWS, *options)
    assert trial.run(*command, "--jobs=1").status == 0  # small panels are told
    reference = contents(trial.folder / "outputs")
    assert len(reference) == 2 * len(VIEWS)
    for jobs, environment in ((1, {}), (2, ELSEWHERE), (4, {"NUMBA_NUM_THREADS": "1"}), (8, {})):
        outputs = trial.folder / f"with {jobs} jobs"
        ran = trial.run(*command, f"--jobs={jobs}", f"--outputs={outputs}", environment=environment)
        assert ran.status == 0, ran
        assert contents(outputs) == reference, jobs


@pytest.mark.soak
def test_a_pdf_is_the_same_bytes_wherever_it_is_made(trial: Trial) -> None:
    scene = trial.scene(tiny(views=VIEWS["pair"]))
    for name, environment in (("a.pdf", {}), ("b.pdf", {}), ("c.pdf", ELSEWHERE)):
        assert trial.run("still", scene, "-o", name, environment=environment).status == 0
    first, *others = (Path(trial.folder, name).read_bytes() for name in ("a.pdf", "b.pdf", "c.pdf"))
    assert others == [first, first]
