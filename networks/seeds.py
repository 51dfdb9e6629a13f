"""Seeds and counts: whole numbers from some least on, or a ValueError that says so."""

from optimizers.number import is_whole


def refuse_seed(where: str, seed: object) -> None:
    """Raise ValueError for a seed that is no whole number of at least 0."""
    refuse_count(where, least=0, seed=seed)


def refuse_count(where: str, *, least: int = 1, **counts: object) -> None:
    """Raise ValueError for those that are no whole numbers of at least so much, by their names."""
    for name, value in counts.items():
        if not is_whole(value) or value < least:
            told = f"{where}: {name} is {value!r}"
            raise ValueError(f"{told}; it must be a whole number, at least {least}")
