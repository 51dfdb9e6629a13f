"""Chapters of a film as WebVTT, by what happens in it.

Source: W3C, WebVTT: The Web Video Text Tracks Format, 2019, sections 4.1 and 4.4.
"""

from render.publishing.description import Description


def chapters(description: Description) -> str:
    """A chapter from each happening to the next; the first, of the start, has the title's name."""
    begins = [0.0, *(happening.begin for happening in description.happenings)]
    ends = [*begins[1:], description.seconds]
    names = [description.title, *(happening.sentence for happening in description.happenings)]
    cues = [
        f"{_time(begin)} --> {_time(end)}\n{_escaped(name)}\n"
        for begin, end, name in zip(begins, ends, names, strict=True)
        if _time(begin) < _time(end)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def _time(seconds: float) -> str:
    milliseconds = round(1000 * seconds)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
