"""What is wrong with the views of a scene, looked at by themselves."""

import re
from collections.abc import Sequence
from itertools import combinations
from types import UnionType

from render.messages.wording import grouped
from render.scene.limits import VIEWS
from render.scene.line_up import shown
from render.scene.panels import Panels

NAME = "[a-z0-9][a-z0-9_-]{0,99}"
"""Of a view."""


def view_faults(views: object) -> list[str]:
    """A line for each fault: of a list that is none, of what is no view, of names."""
    if not isinstance(views, Sequence):
        hint = "; write it in brackets: views=[…]" if hasattr(views, "stage") else ""
        return [f"views is {views!r}, not a list{hint}"]
    if not views:
        return ["views is empty; name at least one, such as Landscape()"]
    if len(views) > VIEWS:
        return [f"views has {grouped(len(views))}; at most {VIEWS} can be named"]
    found = [
        f"views hold classes, {view}; write instances: Landscape() | Contour()"
        if isinstance(view, UnionType)
        else f"view {shown(view)} is no view; is it an instance, such as Landscape()?"
        for view in views
        if isinstance(view, type) or not (isinstance(view, Panels) or hasattr(view, "stage"))
    ]
    if found:
        return found
    found = [
        f"view name {view.name!r:.120} must be of lower-case letters, digits, - and _, at most 100"
        for view in views
        if not isinstance(view.name, str) or not re.fullmatch(NAME, view.name)
    ]
    for one, other in combinations(views, 2):
        if one.name == other.name:
            way = ".named(…)" if isinstance(one, Panels) else "name="
            both = f"{shown(one)} and {shown(other)}"
            found.append(f"views {both} are both named {one.name!r}; give {way}")
    return found
