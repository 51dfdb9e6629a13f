"""hold(): a scene in this process, walked anew as its parent asks for it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from select import select
from typing import IO

from render.dependencies.sources import imported
from render.loading.load import LoadedScene, find, load
from render.loading.scene_code import SceneError, scene_code
from render.page.packet import packed
from render.preview.late import no_longer_than
from render.preview.source import source_of
from render.preview.telling import Told, tell
from render.preview.tuned import Tuned
from render.preview.wish import Wishes
from render.scene.scene import Scene


@dataclass(frozen=True)
class Holder:
    """Where wishes come from, where answers go, and how many seconds each may take."""

    requests: IO[bytes]
    answers: IO[bytes]
    limit: float

    def hold(self, name: str) -> None:
        """Waits for a first line, then reads the scene, then does what each further line wishes.

        Returns where the parent wishes no more. What the scene's code raises is told; where that
        is as it is read, all ends.
        """
        if not select([self.requests], [], [], 0)[0]:  # nobody waits
            rehearse()
        if not self.requests.readline():
            return
        try:
            path = find(name)
            with self._in_time(path, "reading it"):
                loaded = load(name)
                with scene_code(path):
                    tuned = Tuned.of(loaded.scene)
                    document = packed(tuned.document())
        except (SceneError, OSError) as error:
            read = [str(one) for one in sorted(imported())]
            tell(self.answers, Told("error", {"message": str(error), "read": read, "fatal": True}))
            return
        read = [str(one) for one in sorted(loaded.read)]
        tell(self.answers, Told("ready", {"table": tuned.table.message(), "read": read}))
        tell(self.answers, Told("packet", {"of": "scene"}, document))
        tell(self.answers, Told("done"))
        while line := self.requests.readline():
            tuned = self._done(Wishes.told(json.loads(line)), tuned, loaded)
            tell(self.answers, Told("done"))

    def _done(self, wishes: Wishes, tuned: Tuned, loaded: LoadedScene) -> Tuned:
        """All that is wished; the scene as it was where its code fails at it."""
        found: list[Told] = []
        try:
            with self._in_time(loaded.path, "walking"), scene_code(loaded.path):
                later, anew = tuned.after(wishes)
                if wishes.captions or wishes.whole:
                    later = later.followed()
                found += answers(wishes, tuned, later, anew)
            if wishes.copy:
                with self._in_time(loaded.path, "copying it"):
                    found.append(Told("source", {"text": source_of(later, loaded)}))
        except SceneError as error:
            tell(self.answers, Told("error", {"message": str(error)}))
            return tuned
        for told in found:
            tell(self.answers, told)
        return later

    @contextmanager
    def _in_time(self, path: Path, doing: str) -> Iterator[None]:
        def late(message: str) -> None:
            tell(self.answers, Told("error", {"message": message, "fatal": True}))

        with no_longer_than(self.limit, path, doing=doing, told=late):
            yield


def answers(wishes: Wishes, before: Tuned, later: Tuned, anew: frozenset[int]) -> Iterator[Told]:
    """What is told of what has changed, or of the whole where that is wished."""
    if wishes.whole:
        yield Told("packet", {"of": "scene"}, packed(later.document()))
    elif wishes.changes:
        moved = later.scene.starts is not before.scene.starts
        yield Told("packet", {"of": "update"}, packed(later.update(anew, moved=moved)))
    if wishes.captions and not wishes.whole and (late := later.late()) is not None:
        yield Told("packet", {"of": "late"}, packed(late))


def rehearse() -> None:
    """Makes the document of a small scene, so that all is loaded that reading any scene loads."""
    from optimizers import SGD
    from render.views.landscape.landscape import Landscape
    from surfaces import sphere

    views = [Landscape(elevation=None)]  # from where it is seen best is found by drawing
    Tuned.of(
        Scene("Rehearsed", sphere, [(1, 1)], [SGD(0.1)], 1, views, captions="events")
    ).document()
