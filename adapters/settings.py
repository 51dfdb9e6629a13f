"""What is wrong with the settings that adapters share: labels, seeds, sizes."""

import math

from optimizers.number import is_real, is_whole

LONGEST = 60
"""Letters of a value that are told as they are written."""


def label_faults(by: str, label: object) -> list[str]:
    """What keeps a label from being one."""
    if isinstance(label, str) and label.strip():
        return []
    return [f"{by}: label is {label!r}; it must be a word"]


def seed_faults(by: str, seed: object, *, least: int = 0) -> list[str]:
    """What keeps a seed from being one."""
    if is_whole(seed) and least <= seed < 2**32:
        return []
    return [f"{by}: seed is {seed!r}; it must be a whole number, {least} to 2³² − 1"]


def positive_faults(by: str, name: str, number: object) -> list[str]:
    """What keeps a number from being greater than 0 and finite."""
    if is_real(number) and 0 < number < math.inf:
        return []
    return [f"{by}: {name} is {number!r}; it must be a number, greater than 0 and finite"]


def shown(thing: object) -> str:
    """What was given, in a few words: the name of a class or function, or how it is written."""
    name = getattr(thing, "__name__", None)
    if isinstance(name, str):
        return f"the class {name}" if isinstance(thing, type) else name
    written = " ".join(repr(thing).split())
    return written if len(written) <= LONGEST else f"a value of type {type(thing).__name__}"


def told(error: BaseException) -> str:
    """An error of another library in one line, with its type."""
    return " ".join(f"{type(error).__name__}: {error}".removesuffix(": ").split())
