"""How the command writes sizes."""


def in_pixels(size: tuple[int, int]) -> str:
    """Width and height."""
    return f"{size[0]} × {size[1]}"


def in_millimetres(size: tuple[float, float]) -> str:
    """Width and height, given in points."""
    width, height = (side / 72 * 25.4 for side in size)
    return f"{width:.1f} × {height:.1f} mm"


def in_bytes(count: int) -> str:
    """Kilobytes, or megabytes from a million on."""
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
