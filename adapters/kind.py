"""The kind of an optimizer of another library: which colour a picture gives it."""

OURS = (
    "SGD",
    "Momentum",
    "Nesterov",
    "AdaGrad",
    "RMSProp",
    "AdaDelta",
    "Adam",
    "QHM",
    "AggMo",
    "ScheduleFreeSGD",
    "AdaMax",
    "AMSGrad",
    "NAdam",
    "AdamW",
    "RAdam",
    "Yogi",
    "AdaBelief",
    "Adan",
    "ADOPT",
    "AdEMAMix",
    "Prodigy",
    "ScheduleFreeAdamW",
    "Rprop",
    "Lion",
    "Cautious",
    "Grams",
    "Sophia",
    "Shampoo",
)
"""Those of ours that have colours: named, as what a scene holds must be seen through."""


def kind_of(name: str) -> str:
    """Ours of the same name, whatever its case, so that both have one hue; or the name itself."""
    return next((one for one in OURS if one.casefold() == name.casefold()), name)
