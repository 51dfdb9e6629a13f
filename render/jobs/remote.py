"""perform(): one job on whatever machine it is; what it makes comes back as bytes."""

from collections import deque
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from render.jobs.job import Ended, Job, Making
from render.jobs.worker import run

OUTPUT, WALKS = "--output=", "--walks="


def perform(job: Job, walks: Mapping[str, bytes]) -> tuple[Ended, Mapping[str, bytes]]:
    """Runs the job as a child here, and gives how it ended and the files that it made, by name.

    `walks` are files of walks that it shall find. Its scene's file must be found here under the
    same path. All else is in a folder that is gone at the end.
    """
    with TemporaryDirectory(prefix="steepest-") as folder:
        place = Path(folder)
        kept = place / "walks"
        kept.mkdir()
        for name, content in walks.items():
            (kept / name).write_bytes(content)
        ended = _ended(replace(job, arguments=tuple(_moved(word, place) for word in job.arguments)))
        made = [*place.glob("*.*"), *(walk for walk in kept.glob("*") if walk.name not in walks)]
        files = {path.name: path.read_bytes() for path in made if path.is_file()}
    if isinstance(job, Making):
        ended = _told_of(ended, place, job.target.parent)
    return replace(ended, job=job), files


def _ended(job: Job) -> Ended:
    with closing(run(deque([job]), admit=lambda _running, _job: True)) as events:
        (ended,) = (event for event in events if isinstance(event, Ended))
    return ended


def _moved(word: str, place: Path) -> str:
    """An option that names an output or a folder of walks, with one in that place instead."""
    if word.startswith(OUTPUT):
        return f"{OUTPUT}{place / Path(word.removeprefix(OUTPUT)).name}"
    return f"{WALKS}{place / 'walks'}" if word.startswith(WALKS) else word


def _told_of(ended: Ended, place: Path, outputs: Path) -> Ended:
    """Its words with the picture's own place in them."""

    def back(text: str) -> str:
        return text.replace(f"{place}/", "" if outputs == Path() else f"{outputs}/")

    result = {k: back(v) if isinstance(v, str) else v for k, v in ended.result.items()}
    error = None if ended.error is None else back(ended.error)
    return replace(ended, result=result, error=error, words=back(ended.words))
