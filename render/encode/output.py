"""whole_file(path): a path beside the target that becomes the target on success."""

import errno
import fcntl
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from render.encode.error import EncodeError
from render.system.file_kind import file_kind
from render.system.remedies import REMEDIES
from render.system.stopping import held

TO_WRITE = {
    **REMEDIES,
    errno.ENOSPC: "the disk is full: free some space, then run again",
    errno.EDQUOT: "the disk quota is used up: free some space, then run again",
    errno.EACCES: "choose a folder that you may write to",
    errno.EPERM: "choose a folder that you may write to",
    errno.EROFS: "choose a folder that you may write to",
    errno.ENOTDIR: "a part of the path is a file: choose another folder",
    errno.EEXIST: "a part of the path is a file: choose another folder",
}


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Gives a temporary path that replaces `path` once the body has ended well.

    Whatever the body raises, interrupts included, removes the temporary file and leaves `path`
    as it was. Missing folders are made; a symbolic link is followed, and stays.

    Raises, before the body, ValueError where `path` is neither absent nor a regular file, and
    EncodeError where its folder cannot be written; after it, EncodeError where the disk fails.
    """
    target = Path(os.path.realpath(path))
    with held() as signals:  # heard in the body alone: no part is left that no one remembers
        try:
            _refuse_special(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            sweep(target)
            part, descriptor = _claim(target)
        except OSError as error:
            raise failure(path, error) from error
        try:
            with signals.heard():
                yield part
            try:
                os.fsync(descriptor)
                if (before := _refuse_special(path)) is not None:
                    os.fchmod(descriptor, stat.S_IMODE(before.st_mode))
                part.replace(target)
            except OSError as error:
                raise failure(path, error) from error
        finally:
            # Gone after a success, or with its folder. Unlocked only then, so that no other run
            # sweeps a live part.
            with suppress(OSError):
                part.unlink()
            os.close(descriptor)


@contextmanager
def beside(part: Path) -> Iterator[Path]:
    """Gives another temporary path in the folder of one, gone in the end. Raises EncodeError."""
    with held() as signals:
        try:
            target = part.name.removeprefix(".").rsplit(".", 2)[0]  # swept as any part of it
            path, descriptor = _claim(part.with_name(target))
        except OSError as error:
            raise failure(part, error) from error
        try:
            with signals.heard():
                yield path
        finally:
            with suppress(OSError):  # gone with its folder
                path.unlink()
            os.close(descriptor)


def refuse_unwritable(path: Path) -> None:
    """Raises what whole_file would raise before its body, and makes nothing, no folder either."""
    target = Path(os.path.realpath(path))
    try:
        _refuse_special(path)
        above = [target.parent, *target.parent.parents]
        folder = next(folder for folder in above if folder.exists())
        with held():
            part, descriptor = _claim(folder / target.name)
            part.unlink()
            os.close(descriptor)
    except OSError as error:
        raise failure(path, error) from error


def _refuse_special(path: Path) -> os.stat_result | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISREG(found.st_mode):
        return found
    kind = file_kind(found.st_mode)
    raise ValueError(f"{path}: is {kind}; the output must be a regular file or a new name")


def _prefix(target: Path) -> str:
    # Cut, so that a name of the full 255 bytes still leaves room for what is added.
    return "." + os.fsdecode(os.fsencode(target.name)[:230]) + "."


def _claim(target: Path) -> tuple[Path, int]:
    """A new file beside the target, open and locked for as long as it is open."""
    while True:
        part = target.with_name(f"{_prefix(target)}{secrets.token_hex(4)}.part")
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        with suppress(OSError):  # some network file systems cannot lock; then none sweeps either
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        # Another run may have swept it between open and lock.
        if os.fstat(descriptor).st_nlink:
            return part, descriptor
        os.close(descriptor)


def sweep(target: Path) -> None:
    """Removes the parts of this target whose owner was killed: those that no one holds locked."""
    _sweep(target.parent, re.escape(_prefix(target)))


def sweep_all(folder: Path, suffixes: Iterable[str]) -> None:
    """Removes all such parts in a folder, of whichever targets with these suffixes."""
    _sweep(folder, rf"\..*(?:{'|'.join(map(re.escape, suffixes))})\.")


def _sweep(folder: Path, prefix: str) -> None:
    if not folder.is_dir():
        return
    ours = re.compile(prefix + r"[0-9a-f]{8}\.part")
    for part in folder.iterdir():
        if ours.fullmatch(part.name):
            with suppress(OSError):  # locked, or already gone, or not ours to remove
                descriptor = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    part.unlink()
                finally:
                    os.close(descriptor)


def failure(path: Path, error: OSError) -> EncodeError:
    """What the disk refused, and the remedy."""
    number = error.errno or 0
    remedy = TO_WRITE.get(number, "choose another place for the output")
    return EncodeError(f"{path}: cannot write: {os.strerror(number)}; {remedy}")
