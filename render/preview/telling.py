"""What the process that holds a scene tells its parent: a line of JSON, and bytes after it."""

import json
from dataclasses import dataclass, field
from typing import IO, Any

LINE = 2**22
"""How long the line may be, bytes."""

MOST = 2**28
"""How many bytes may follow."""


@dataclass(frozen=True, eq=False)
class Told:
    """One message.

    kind: "ready", the table of what can be set and the files that were read; "packet", one for
    pages; "error", which leaves what was; "source"; "done", after all that a wish brought;
    "note", a line for whoever runs the command
    """

    kind: str
    details: dict[str, Any] = field(default_factory=dict)
    content: bytes = b""

    def written(self) -> bytes:
        """As it goes through a pipe."""
        line = json.dumps({"kind": self.kind, "length": len(self.content), **self.details})
        return line.encode() + b"\n" + self.content


def head_of(line: bytes) -> tuple[str, int, dict[str, Any]]:
    """The kind of a message, how many bytes follow, and its details; ValueError for another."""
    try:
        match json.loads(line):
            case {"kind": str(kind), "length": int(length), **rest} if 0 <= length <= MOST:
                return kind, length, {str(name): value for name, value in rest.items()}
    except RecursionError:
        pass
    raise ValueError("no message of the process that holds the scene")


def tell(pipe: IO[bytes], told: Told) -> None:
    """Through the pipe at once. Raises BrokenPipeError where the parent is gone."""
    pipe.write(told.written())
    pipe.flush()
