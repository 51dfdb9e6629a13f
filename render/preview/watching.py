"""watched(): which files are saved, of those that a scene was read from."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path

from render.preview.reading import Reader

STEP, LONGEST = 40, 400
"""Milliseconds without a change after which saving is over, and for which it is waited at most."""


async def watched(reader: Reader) -> None:
    """Tells the reader what is saved, for ever.

    Folders are watched, not files: many editors save by putting another file in the place.
    """
    from watchfiles import awatch

    known = _stamps(reader.files)
    while True:
        stop, reader.found = asyncio.Event(), asyncio.Event()
        folders = _folders(reader.files)
        moving = asyncio.create_task(_until_others(reader, folders, stop))
        try:
            if changed := _changed(known):  # while nobody watched
                reader.saved(changed)
            async for changes in awatch(
                *folders,
                watch_filter=None,
                debounce=LONGEST,
                step=STEP,
                stop_event=stop,
                recursive=False,
                ignore_permission_denied=True,
            ):
                known = _stamps(reader.files)
                reader.saved(Path(path) for _, path in changes)
            known = {**_stamps(reader.files), **known}
        finally:
            moving.cancel()


async def _until_others(reader: Reader, folders: set[Path], stop: asyncio.Event) -> None:
    """Sets `stop` once the scene is read from files in other folders."""
    while _folders(reader.files) <= folders:
        await reader.found.wait()
        reader.found.clear()
    stop.set()


def _folders(files: Iterable[Path]) -> set[Path]:
    return {file.parent for file in files if file.parent.is_dir()}


def _stamps(files: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    found = {}
    for file in files:
        try:
            stat = file.stat()
        except OSError:
            continue
        found[file] = (stat.st_mtime_ns, stat.st_size)
    return found


def _changed(known: Mapping[Path, tuple[int, int]]) -> set[Path]:
    now = _stamps(known)
    return {file for file, stamp in known.items() if now.get(file) != stamp}
