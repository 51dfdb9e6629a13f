"""Compiled kernels kept on disk: a damaged, foreign or unwritable store costs time, no more."""

import hashlib
import logging
import os
import pickle
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import llvmlite
import numba
from numba.core.caching import FunctionCache, IndexDataCacheFile

DIGEST = 32
"""Bytes of SHA-256 before what each file holds, which begins with those of its source's stamp."""


class KeptKernel(FunctionCache):
    """numba's store of one function's code, which it trusts, with every file checked.

    numba unpickles whatever lies there, so that a torn file is an error from anywhere and a
    changed byte in code may be a crash. It takes no note of an edit in another file, though code
    of a kernel holds that of those it calls. And of two processes that keep two kinds of one
    function at once, one's code may stand under the other's name.

    What its folder holds can be changed by its owner alone, who could change the source as well.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        super().__init__(function)
        self._cache_file = _Files(
            cache_path=self._cache_path,
            filename_base=f"kept.{self._impl.filename_base}",  # never taken for numba's own
            source_stamp=stamp(Path(function.__code__.co_filename).parent),
        )

    def save_overload(self, sig: object, data: object) -> None:
        """Keeps compiled code; where that cannot be, it serves this run alone."""
        try:
            super().save_overload(sig, data)
        except OSError as error:
            _tell_unwritable(self._cache_path, error.strerror)


class _Files(IndexDataCacheFile):
    """An index and the code that it names, each behind its digest and the stamp of its source.

    What another source made is not unpickled: it may name what there no longer is.
    """

    def load(self, key: object) -> object:
        """The code of that key, or None."""
        kept = super().load(key)
        return kept[1] if isinstance(kept, tuple) and kept[0] == key else None

    def save(self, key: object, data: object) -> None:
        """Keeps it together with its key."""
        super().save(key, (key, data))

    def _load_index(self) -> dict[object, str]:
        found = self._read(self._index_path)
        match found:
            case (self._version, self._source_stamp, dict(overloads)):
                return overloads
        return {}

    def _save_index(self, overloads: dict[object, str]) -> None:
        self._write(self._index_path, (self._version, self._source_stamp, overloads))

    def _load_data(self, name: str) -> object:
        return self._read(self._data_path(name))

    def _save_data(self, name: str, data: object) -> None:
        self._write(self._data_path(name), data)

    def _write(self, path: str, content: object) -> None:
        packed = self._source_stamp + self._dump(content)
        with self._open_for_write(path) as file:
            file.write(hashlib.sha256(packed).digest() + packed)

    def _read(self, path: str) -> object:
        packed = _checked(Path(path))
        if packed is None or packed[:DIGEST] != self._source_stamp:
            return None
        found: object = pickle.loads(packed[DIGEST:])  # what we wrote, as its digest tells
        return found


@cache
def stamp(folder: Path) -> bytes:
    """What code compiled from a folder's source rests on: all of that source, and the compiler."""
    digest = hashlib.sha256(f"{numba.__version__} {llvmlite.__version__}".encode())
    for path in sorted(folder.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.digest()


def _checked(path: Path) -> bytes | None:
    """What was written to a file; None where there is none, or it holds something else."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        _tell_damaged(path.parent, error.strerror)
        return None
    digest, packed = content[:DIGEST], content[DIGEST:]
    if hashlib.sha256(packed).digest() != digest:
        _tell_damaged(path.parent, "it was changed or cut short")
        return None
    return packed


@cache
def _tell_damaged(folder: Path, reason: str) -> None:
    """Once for all kernels."""
    logging.getLogger(__name__).warning(
        "%s: compiled code there cannot be read (%s); it is compiled again", folder, reason
    )


@cache
def _tell_unwritable(folder: str, reason: str) -> None:
    logging.getLogger(__name__).warning(
        "%s: compiled code cannot be kept there (%s); it is compiled at every start until "
        "NUMBA_CACHE_DIR names a folder with room",
        os.fspath(folder),
        reason,
    )
