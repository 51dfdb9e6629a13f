"""What a player in a page of HTML shows, read by the rules of HTML and of its files."""

import re
from base64 import b64decode
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image


@dataclass(frozen=True)
class Player:
    """The attributes of a `<video>`, and the text for who cannot play it."""

    attributes: dict[str, str | None]
    text: str

    @property
    def frames(self) -> list[NDArray[np.uint8]]:
        """What it plays, each (height, width, 3)."""
        with av.open(BytesIO(held(self.attributes["src"], "video/mp4"))) as file:
            return [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]

    @property
    def poster(self) -> NDArray[np.uint8]:
        """What is seen before, (height, width, 3)."""
        poster = held(self.attributes["poster"], "image/jpeg")
        return np.asarray(Image.open(BytesIO(poster)).convert("RGB"))


def held(address: str | None, kind: str) -> bytes:
    """The data that an address of that kind holds in itself."""
    found = re.fullmatch(rf"data:{kind};base64,([A-Za-z0-9+/]+=*)", address or "")
    assert found, (address or "")[:100]
    return b64decode(found[1], validate=True)


def players(page: str) -> list[Player]:
    """Those of a page, in their order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.depth == 0
    return [Player(attributes, "".join(words)) for attributes, words in reader.found]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str | None], list[str]]] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "video":
            self.found.append((dict(attrs), []))
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "video"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.found[-1][1].append(data)
