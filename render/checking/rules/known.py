"""The rules that an optimizer can be checked against; a new one is a file here and a line."""

from collections.abc import Mapping
from types import MappingProxyType

from render.checking.rules import (
    adabelief,
    adadelta,
    adagrad,
    adam,
    adamax,
    adamw,
    adan,
    ademamix,
    adopt,
    aggmo,
    amsgrad,
    lion,
    momentum,
    nadam,
    nesterov,
    prodigy,
    qhm,
    radam,
    rmsprop,
    rprop,
    schedule_free_adamw,
    schedule_free_sgd,
    sgd,
    shampoo,
    sophia,
    yogi,
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
            qhm,
            aggmo,
            schedule_free_sgd,
            schedule_free_adamw,
            shampoo,
            adamw,
            amsgrad,
            nadam,
            radam,
            adamax,
            adabelief,
            yogi,
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
