"""The kind of an optimizer of another library: which colour a picture gives it."""

import optimizers


def kind_of(name: str) -> str:
    """Ours of the same name, whatever its case, so that both have one hue; or the name itself."""
    ours = (one for one in dir(optimizers) if hasattr(getattr(optimizers, one), "step"))
    return next((one for one in ours if one.casefold() == name.casefold()), name)
