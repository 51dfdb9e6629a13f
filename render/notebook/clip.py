"""clip_of(film): the film as the bytes of an MP4, with no file left behind."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from render.encode import EncodeError, encode, sweep
from render.encode.frames import Frames, Report
from render.system.stopping import held

FOLDER, FILE = "steepest-cell-", "film.mp4"
"""How the name of a clip's folder begins, and the clip in it."""


def clip_of(film: Frames, *, report: Report) -> bytes:
    """The bytes of the film's MP4. Raises what `encode` does, without a path."""
    _clear_up()
    with held() as signals, TemporaryDirectory(prefix=FOLDER) as folder:
        path = Path(folder, FILE)
        try:
            with signals.heard():
                encode(film, path, report=report)
                return path.read_bytes()
        except ValueError as error:
            raise ValueError(_pathless(error, path)) from None
        except EncodeError as error:
            raise EncodeError(_pathless(error, path)) from None


def _clear_up() -> None:
    """Removes what kernels have left that were killed; what is being written is locked, and stays.

    A folder that is still empty is made again by who is about to write into it.
    """
    for folder in Path(gettempdir()).glob(f"{FOLDER}*"):
        with suppress(OSError):  # another user's, or not empty
            sweep(folder / FILE)
            folder.rmdir()


def _pathless(error: Exception, path: Path) -> str:
    """What is told, without the name of a file that nobody asked for."""
    return str(error).replace(f"{path}: ", "")
