"""How numbers, intervals and strings are written in code."""


def written(number: float) -> str:
    """A number as it is written in code."""
    return repr(float(number) + 0.0).removesuffix(".0")


def interval(ends: tuple[float, float]) -> str:
    """A pair of numbers, in brackets."""
    low, high = ends
    return f"({written(low)}, {written(high)})"


def quoted(text: str) -> str:
    """A string as it is written in code, in double quotes."""
    plain = repr(text)
    return f'"{plain[1:-1]}"' if plain[0] == "'" and '"' not in text else plain
