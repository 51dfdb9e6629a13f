"""A table in .npz: one array a column, or the points of walks as one array."""

import io
import zipfile
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.messages.wording import in_bytes
from render.recordings.columns import OUTLINED, SPREAD, named
from render.recordings.place import LARGEST
from render.recordings.table import Numbers, Table, Words

POINTS = ("points", "positions", "trajectory", "path")


def npz_table(held: bytes, path: str) -> Table:
    """The table in the bytes of a .npz.

    Beside `points` of shape (rows, 2) or (rows, starts, 2), arrays have shape (rows,) or (rows,
    starts); without it, all have shape (rows,). An array `spread` holds what is tried around each
    place, with two axes more, members and 2; `outlined` says of each row whether as corners.

    Raises ValueError for other shapes, arrays of objects, which would have to be unpickled, and
    what is no .npz or takes more than LARGEST bytes unpacked.
    """
    found = _arrays(held, path)
    spread = found.pop(SPREAD) if np.ndim(found.get(SPREAD, 0)) > 2 else None
    if (name := named(found, POINTS)) is not None:
        found = _unfolded(found, name, path)
    columns: dict[str, Numbers | Words] = {}
    rows = {array.shape for array in found.values()}
    if not found or len(rows) > 1 or len(next(iter(rows))) != 1:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in found.items())
        told = f"{path}: holds {shapes or 'nothing'}"
        raise ValueError(f"{told}; it must hold points (rows, 2), or columns of one length")
    for name, array in found.items():
        if array.dtype.kind == "U":
            columns[name] = [str(word) for word in array]
        elif array.dtype.kind in "fiub":
            columns[name] = array.astype(np.float64)
        else:
            raise ValueError(f"{path}: {name} holds {array.dtype}, neither numbers nor words")
    if spread is None:
        return Table(path, columns)
    count = len(next(iter(columns.values())))
    outlined = columns.pop(OUTLINED, np.zeros(count))
    around = _around(spread, count, path)
    return Table(path, columns, spread=around, outlined=np.asarray(outlined) == 1)


def _around(spread: NDArray[Any], count: int, path: str) -> Numbers:
    """What is tried around each of so many rows, (count, members, 2)."""
    whole = spread.swapaxes(0, 1) if spread.ndim == 4 else spread
    of, members = whole.shape[:-2], whole.shape[-2]
    right = spread.ndim <= 4 and spread.shape[-1] == 2 and members and np.prod(of) == count
    if not right or spread.dtype.kind not in "fiu":
        told = f"{path}: {SPREAD} has shape {spread.shape} of {spread.dtype}"
        raise ValueError(f"{told}; it must be numbers, (rows, members, 2), for {count} rows")
    return whole.reshape(count, members, 2).astype(np.float64)


def _arrays(held: bytes, path: str) -> dict[str, NDArray[Any]]:
    """What is packed, by name; pickled objects are never unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(held)) as packed:
            taken = sum(entry.file_size for entry in packed.infolist())
        if taken <= LARGEST:
            with np.load(io.BytesIO(held), allow_pickle=False) as arrays:
                return {name: np.asarray(arrays[name]) for name in arrays.files}
    except ValueError as error:
        if "allow_pickle" not in str(error):
            raise ValueError(f"{path}: is damaged: {error}") from None
        told = f"{path}: holds Python objects, which are not read; keep numbers and strings"
        raise ValueError(told) from None
    except (OSError, EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        raise ValueError(f"{path}: is no .npz, or a damaged one; write it with np.savez") from None
    told = f"{path}: takes {in_bytes(taken)} unpacked"
    raise ValueError(f"{told}; at most {in_bytes(LARGEST)} are read")


def _unfolded(found: dict[str, NDArray[Any]], name: str, path: str) -> dict[str, NDArray[Any]]:
    """Columns of one length for points of one or several starts, start after start."""
    points = found[name]
    if points.ndim not in {2, 3} or points.shape[-1] != 2 or not points.size:
        told = f"{path}: {name} has shape {points.shape}"
        raise ValueError(f"{told}; it must be (rows, 2) or (rows, starts, 2)")
    rows, starts = len(points), points.shape[1] if points.ndim == 3 else 1
    flat = points.reshape(rows, starts, 2).swapaxes(0, 1).reshape(-1, 2)
    columns = {"x": flat[:, 0], "y": flat[:, 1]}
    if starts > 1:
        columns["start"] = np.repeat(np.arange(starts), rows)
    for other, array in found.items():
        if other == name:
            continue
        if array.shape == (rows,):
            columns[other] = np.tile(array, starts)
        elif array.shape == (rows, starts):
            columns[other] = array.T.ravel()
        elif array.shape == ():
            columns[other] = np.repeat(array, rows * starts)
        else:
            allowed = f"({rows},)" if starts == 1 else f"({rows},) or ({rows}, {starts})"
            told = f"{path}: {other} has shape {array.shape}"
            raise ValueError(f"{told}; beside {name} of {points.shape} it must be {allowed}")
    return columns
