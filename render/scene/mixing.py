"""Colours as #rrggbb: mixed, made more vivid, and how far apart they are."""


def mix(colour: str, other: str, share: float) -> str:
    """The colour with a `share` of 0 to 1 of the other in it."""
    pairs = zip(rgb(colour), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def vivid(colour: str, times: float) -> str:
    """The colour, so many times as far from the grey that is as light, as far as there is one."""
    channels = rgb(colour)
    grey = sum(channels) / 3
    moved = [round(min(255.0, max(0.0, grey + times * (one - grey)))) for one in channels]
    return "#" + "".join(f"{one:02x}" for one in moved)


def distance(colour: str, other: str) -> float:
    """How far apart two colours are in red, green and blue."""
    return sum(abs(a - b) for a, b in zip(rgb(colour), rgb(other), strict=True))


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of #rrggbb, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
