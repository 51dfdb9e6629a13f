"""What stands inside an optimizer that goes around another, which it keeps as `rule`."""

from collections.abc import Iterator


def inner_of(optimizer: object) -> object | None:
    """The optimizer that it goes around; None where it goes around none."""
    rule = getattr(optimizer, "rule", None)
    walks = all(callable(getattr(rule, name, None)) for name in ("start", "step"))
    return rule if walks and not isinstance(rule, type) else None


def layers_of(optimizer: object) -> Iterator[object]:
    """It, the one that it goes around, the one that that goes around, and so on."""
    met: list[object] = []
    layer: object | None = optimizer
    while layer is not None and not any(layer is one for one in met):
        yield layer
        met.append(layer)
        layer = inner_of(layer)
