"""A trial for each test, and nothing of it left afterwards."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import av
import pytest
from PIL import Image
from trial import Trial
from watch import undisturbed

FOLDER = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder that do not take minutes are those of `make faults`."""
    for item in items:
        if item.path.is_relative_to(FOLDER) and item.get_closest_marker("soak") is None:
            item.add_marker("faults")


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    """A folder with an earlier film at clip.mp4."""
    folder, temporary = tmp_path / "here", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    made = Trial(folder, temporary)
    made.stands("clip.mp4")
    yield made
    made.kill()


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What an undisturbed build by one worker makes of a sound scene: name → content, decoded."""
    made = Trial(tmp_path_factory.mktemp("undisturbed"), tmp_path_factory.mktemp("temporary"))
    made.scene()
    contents = undisturbed(made, "build", "valley", "--jobs=1")
    gif, mp4 = (made.folder / "outputs" / name for name in sorted(contents))
    with Image.open(gif) as picture:
        assert (picture.size, picture.n_frames) == ((800, 450), 5)
    with av.open(str(mp4)) as container:
        assert len(list(container.decode(video=0))) == 5
    return contents
