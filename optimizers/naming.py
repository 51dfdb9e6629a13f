"""What an optimizer is called, and the class whose colour it takes."""


def label_of(optimizer: object) -> str:
    """The optimizer's label, or its class name where it has none."""
    return str(getattr(optimizer, "label", type(optimizer).__name__))


def kind_of(optimizer: object) -> str:
    """The name of the class whose colour a member of the line-up takes.

    It is its own, or that which it names by an attribute `kind`, as one does that stands for
    another's walk.
    """
    kind = getattr(optimizer, "kind", None)
    return kind if isinstance(kind, str) else type(optimizer).__name__
