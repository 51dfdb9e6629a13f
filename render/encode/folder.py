"""whole_folder(path): a folder beside the target that becomes the target on success."""

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from render.encode.output import failure
from render.system.stopping import held


@contextmanager
def whole_folder(path: Path, ours: Callable[[str], bool]) -> Iterator[Path]:
    """Gives a temporary folder that replaces `path` once the body has ended well.

    A folder that stands there is replaced where every name in it is one of `ours`. Whatever the
    body raises, interrupts included, removes the temporary folder and leaves `path` as it was.

    Raises, before the body, what refuse_folder does, and EncodeError where the folder above cannot
    be written; after it likewise, and EncodeError where the disk fails.
    """
    target = Path(os.path.realpath(path))
    with held() as signals:  # heard in the body alone: no part is left that no one remembers
        refuse_folder(path, ours)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            sweep_folders(target)
            part = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.part")
            part.mkdir()
            descriptor = os.open(part, os.O_RDONLY | os.O_CLOEXEC)
            with suppress(OSError):  # some network file systems cannot lock; none sweeps either
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:
            raise failure(path, error) from error
        try:
            with signals.heard():
                yield part
            refuse_folder(path, ours)
            try:
                _replace(part, target)
            except OSError as error:
                raise failure(path, error) from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
            os.close(descriptor)


def refuse_folder(path: Path, ours: Callable[[str], bool]) -> None:
    """Raises ValueError where what stands at `path` is no folder, or holds what is not ours."""
    if not os.path.lexists(path):
        return
    if not path.is_dir():
        raise ValueError(f"{path}: is a file; the output must be a folder or a new name")
    other = next((entry.name for entry in sorted(path.iterdir()) if not ours(entry.name)), None)
    if other is not None:
        raise ValueError(
            f"{path}: holds {other!r} and would be replaced; choose a folder of its own"
        )


def sweep_folders(target: Path) -> None:
    """Removes the temporary folders of this target whose owner was killed: those not locked."""
    if not target.parent.is_dir():
        return
    left = re.compile(rf"\.{re.escape(target.name[:60])}\.[0-9a-f]{{8}}\.part")
    for part in target.parent.iterdir():
        if left.fullmatch(part.name):
            with suppress(OSError):  # locked, or already gone, or not ours to remove
                descriptor = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(part)
                finally:
                    os.close(descriptor)


def _replace(part: Path, target: Path) -> None:
    if not target.exists():
        part.rename(target)
        return
    before = part.with_name(f"{part.stem}.before")
    target.rename(before)
    try:
        part.rename(target)
    except OSError:
        before.rename(target)
        raise
    shutil.rmtree(before)
