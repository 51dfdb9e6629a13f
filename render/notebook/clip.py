"""clip_of(film): the film as the bytes of an MP4, with no file left behind."""

from pathlib import Path
from tempfile import TemporaryDirectory

from render.encode import EncodeError, encode
from render.encode.frames import Frames, Report
from render.system.stopping import held


def clip_of(film: Frames, *, report: Report) -> bytes:
    """The bytes of the film's MP4. Raises what `encode` does, without a path."""
    with held() as signals, TemporaryDirectory(prefix="steepest-") as folder:
        path = Path(folder, "film.mp4")
        try:
            with signals.heard():
                encode(film, path, report=report)
                return path.read_bytes()
        except ValueError as error:
            raise ValueError(_pathless(error, path)) from None
        except EncodeError as error:
            raise EncodeError(_pathless(error, path)) from None


def _pathless(error: Exception, path: Path) -> str:
    """What is told, without the name of a file that nobody asked for."""
    return str(error).replace(f"{path}: ", "")
