"""What stands in a page, read by the standard library's parser; a page that is askew fails."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "source", "track", "input", "br"}
"""Elements that have no end, of those that our pages have."""


@dataclass
class Element:
    """One element: its attributes, None for one without a value, and the text directly in it."""

    name: str
    attributes: dict[str, str | None]
    inside: tuple[str, ...]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page or a part of one, in order."""

    source: str
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()
        assert self.open == [], "an element is not closed"

    def all(self, name: str) -> list[Element]:
        return [one for one in self.elements if one.name == name]

    def one(self, name: str) -> Element:
        (found,) = self.all(name)
        return found

    def values(self, attribute: str) -> list[str]:
        return [
            value for one in self.elements if (value := one.attributes.get(attribute)) is not None
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        element = Element(tag, dict(attrs), tuple(one.name for one in self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1].text += data
