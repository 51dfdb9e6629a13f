"""What an extra brings, loaded as it is first needed."""

from importlib import import_module
from typing import Any


def extra(name: str, *, by: str) -> Any:  # noqa: ANN401  # its modules are unannotated
    """The module of that name, such as "scipy.optimize".

    Raises ModuleNotFoundError, with the command that installs it, where it is not there.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        top = name.partition(".")[0]
        raise ModuleNotFoundError(
            f"{by} needs {top}, which is not installed: pip install 'steepest[adapters]'",
            name=error.name,
        ) from error
