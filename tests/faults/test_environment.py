"""Variables and settings of the place where the command runs: they change nothing of ours."""

import os

import pytest
from trial import Trial

STILL = ("still", "valley", "-o", "new.png", "--size", "160x90")
NOTEBOOK = "module://matplotlib_inline.backend_inline"


@pytest.mark.parametrize(("options", "backend"), [((), NOTEBOOK), (("--here",), "nope")])
def test_a_notebooks_backend_of_matplotlib_does_not_matter(
    trial: Trial, options: tuple[str, ...], backend: str
) -> None:
    trial.scene()
    ran = trial.run(*STILL, *options, environment={"MPLBACKEND": backend})
    assert (ran.status, ran.told) == (0, "")
    trial.left_nothing()


def test_a_date_for_builds_and_a_number_of_threads_that_are_none_do_not_matter(
    trial: Trial,
) -> None:
    trial.scene()
    wrong = {"SOURCE_DATE_EPOCH": "abc", "NUMBA_NUM_THREADS": "abc"}
    still = ("still", "valley", "-o", "new.pdf", "--size", "160x90")
    ran = trial.run(*still, environment=wrong)
    assert (ran.status, ran.told) == (0, "")


@pytest.mark.parametrize("package", ["numba", "imageio_ffmpeg"])
def test_a_package_that_is_missing_is_named_and_no_scene_blamed(trial: Trial, package: str) -> None:
    trial.scene()
    found = f"raise ModuleNotFoundError('No module named {package}')"
    trial.stands(f"lacking/{package}.py", found.encode())
    path = f"{trial.folder / 'lacking'}:{os.environ.get('PYTHONPATH', '')}"
    trial.refused(
        *("render", "valley", "-o", "clip.mp4", "--size", "160x90"),
        told=f"No module named {package}; install steepest again$",
        environment={"PYTHONPATH": path},
    )
