"""video(film, clip): a film as HTML that needs nothing beside itself."""

from base64 import b64encode
from html import escape
from io import BytesIO

from render.encode.frames import Frame
from render.film.film import Film
from render.messages.wording import counted

QUALITY = 85
"""Of the poster's JPEG, of 100: half as large as a PNG, and seen only until the film plays."""


def video(film: Film, clip: bytes) -> str:
    """A player of the film's MP4, as wide as the film or, where that is less, the cell.

    It plays at once, without sound and again and again. Until it does its last frame is seen.
    """
    width, height = film.size
    told = escape(described(film))
    return (
        f'<video width="{width}" height="{height}" style="max-width: 100%; height: auto" '
        f'autoplay loop muted playsinline controls aria-label="{told}" '
        f'poster="data:image/jpeg;base64,{_base64(jpeg(film[-1]))}" '
        f'src="data:video/mp4;base64,{_base64(clip)}">{told}</video>'
    )


def described(film: Film) -> str:
    """What the film is, for who does not see it."""
    scene = film.scene
    long = f"{len(film) / film.fps:.1f} seconds"
    who = ", ".join(scene.labels)
    return f"Film of {long}, {counted(scene.steps, 'step')} of {who}: {scene.title}"


def jpeg(frame: Frame) -> bytes:
    """A frame's pixels as a JPEG."""
    from PIL import Image

    file = BytesIO()
    Image.fromarray(frame).save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")
