"""watched(): which files are saved, of those that a scene was read from."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from render.preview.reading import Reader

STEP, LONGEST = 40, 400
"""Milliseconds without a change after which saving is over, and for which it is waited at most."""

LOOK = 1000
"""Milliseconds after which files are looked at in any case: some systems tell of no change."""

Stamps: TypeAlias = Mapping[Path, tuple[int, int]]


async def watched(reader: Reader) -> None:
    """Tells the reader what is saved, for ever.

    Folders are watched, not files: many editors save by putting another file in the place.
    """
    from watchfiles import awatch

    known = _stamps(reader)
    while True:
        stop, reader.found = asyncio.Event(), asyncio.Event()
        folders = _folders(reader)
        moving = asyncio.create_task(_until_others(reader, folders, stop))
        watching = awatch(
            *folders,
            watch_filter=None,
            debounce=LONGEST,
            step=STEP,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            stop_event=stop,
            recursive=False,
            ignore_permission_denied=True,
        )
        try:
            async for changes in watching:
                before, known = known, _stamps(reader)
                reader.saved(
                    {
                        *(Path(path) for _, path in changes),
                        *_others(before, known, reader.path.parent),
                    }
                )
        finally:
            moving.cancel()


async def _until_others(reader: Reader, folders: set[Path], stop: asyncio.Event) -> None:
    """Sets `stop` once the scene is read from files in other folders."""
    while _folders(reader) <= folders:
        await reader.found.wait()
        reader.found.clear()
    stop.set()


def _folders(reader: Reader) -> set[Path]:
    return {file.parent for file in (reader.path, *reader.files) if file.parent.is_dir()}


def _stamps(reader: Reader) -> Stamps:
    """When each file was modified, and its size: those that were read, all sources beside."""
    found = {}
    for file in {*reader.files, *reader.path.parent.glob("*.py")}:
        try:
            stat = file.stat()
        except OSError:
            continue
        found[file] = (stat.st_mtime_ns, stat.st_size)
    return found


def _others(before: Stamps, now: Stamps, folder: Path) -> set[Path]:
    """Files that are others than before or gone, and sources new in the scene's folder."""
    return (before.keys() - now.keys()) | {
        file
        for file, stamp in now.items()
        if before.get(file, stamp) != stamp
        or (file not in before and file.parent == folder and file.suffix == ".py")
    }
