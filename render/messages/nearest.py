"""The nearest right names, for the end of an error message."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 100
"""Letters of a word, beyond which it is near to no name."""


def folded(name: str) -> str:
    """A name as it is looked up: whatever its case, its hyphens, underscores and spaces."""
    return name.lower().replace("-", "").replace("_", "").replace(" ", "")


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """`did you mean 'saddle'?`, or None where no name is near. Case does not matter."""
    if len(word) > LONGEST:
        return None
    by_case = {name.casefold(): name for name in sorted(known)}
    near = get_close_matches(word.casefold(), by_case, n=2, cutoff=0.65)
    if not near:
        return None
    return f"did you mean {' or '.join(repr(by_case[name]) for name in near)}?"


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """`no scene 'sadle'; did you mean 'saddle'?`, or all that there is where none is near."""
    known = sorted(known)
    near = did_you_mean(word, known)
    if near:
        return f"no {what} {word!r}; {near}"
    return f"no {what} {brief(word)!r}; known: {', '.join(known) or 'none'}"


def brief(word: str) -> str:
    """The word; of a very long one the beginning and the end."""
    half = LONGEST // 2
    return word if len(word) <= 3 * LONGEST else f"{word[:half]} … {word[-half:]}"
