"""Coding: what a format leaves open of how a film is coded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Coding:
    """How a film is coded, where its format leaves a choice.

    level: which of the format's levels of quality, 0 the best
    loops: how often the file says that it is to be shown; 0 for ever
    codec: one of the format's by its name; its first unless given
    """

    level: int = 0
    loops: int = 0
    codec: str = ""
