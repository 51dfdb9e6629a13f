"""Frames in order, drawn by a few threads while the last one is encoded."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from render.encode.frames import Frame, Frames

THREADS = max(2, min(4, os.cpu_count() or 2))

LARGE = 66_000_000
"""Pixels of the frames that are drawn at once, two at least: each takes memory while it is."""

WAITING, MOST = 30_000_000, 12
"""Bytes of frames that may be ready, or nearly, and frames: the encoder takes them in bursts."""


def threads_for(size: tuple[int, int]) -> int:
    """How many threads draw frames of this width and height."""
    return max(2, min(THREADS, LARGE // (size[0] * size[1])))


def drawn_ahead(
    film: Frames,
    indices: Iterable[int],
    *,
    threads: int | None = None,
    made: Callable[[Frame], Frame] | None = None,
) -> Generator[Frame, None, None]:
    """Yields film[i] for every index; threads + 2 frames are in memory, or more small ones.

    `made` is what becomes of each in the thread that draws it, where it is to be something else.
    A frame that is no C-contiguous uint8 array of shape (height, width, 3), or 4
    where the film is transparent, raises ValueError.
    What drawing raises is raised here, at its turn. Closing the iterator drops the frames not
    begun and waits for those that are.
    """
    threads = threads_for(film.size) if threads is None else threads
    most = max(threads, min(MOST, WAITING // (3 * film.size[0] * film.size[1])))
    pool = ThreadPoolExecutor(threads, thread_name_prefix="draw")
    pending: deque[Future[Frame]] = deque()

    def drawn(index: int) -> Frame:
        frame = _drawn(film, index)
        return frame if made is None else made(frame)

    try:
        for index in indices:
            pending.append(pool.submit(drawn, index))
            if len(pending) > most:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _drawn(film: Frames, index: int) -> Frame:
    frame = film[index]
    shape = (film.size[1], film.size[0], 4 if film.transparent else 3)
    if not isinstance(frame, np.ndarray):
        raise ValueError(f"frame {index} is no array, but {type(frame).__name__}")  # noqa: TRY004  # one kind for all
    if frame.dtype != np.uint8 or frame.shape != shape or not frame.flags.c_contiguous:
        order = "" if frame.flags.c_contiguous else ", not C-contiguous"
        raise ValueError(
            f"frame {index} is {frame.dtype} of shape {frame.shape}{order}; "
            f"needed: uint8 of shape {shape}, C-contiguous"
        )
    return frame
