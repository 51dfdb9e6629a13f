"""The rules that an optimizer can be checked against; a new one is a file here and a line."""

from collections.abc import Mapping
from types import MappingProxyType

from render.checking.rules import (
    adadelta,
    adagrad,
    adam,
    adan,
    ademamix,
    adopt,
    lion,
    momentum,
    nesterov,
    prodigy,
    rmsprop,
    rprop,
    sgd,
    sophia,
)
from render.checking.slip import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        module.RULE.name: module.RULE
        for module in (
            sgd,
            momentum,
            nesterov,
            adagrad,
            rmsprop,
            adadelta,
            adam,
            rprop,
            lion,
            adan,
            adopt,
            ademamix,
            prodigy,
            sophia,
        )
    }
)

ALIASES = MappingProxyType({"nag": "nesterov", "gd": "sgd", "heavy_ball": "momentum"})
"""Other names of the same rules."""
