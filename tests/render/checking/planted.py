"""Users' optimizers, written in a hand of their own, and the slips that are planted in them."""

from types import MappingProxyType

import planted_kin_of_adam
import planted_modern
import planted_momentum

HEAD = """
import numpy as np

class Mine:
    def __init__({given}):
        {keep}

    def start(self, position):
        return {{}}

    def step(self, gradient, position, state):
        old = state.get
        zero = np.zeros(position.shape)
        t = old("t", 0) + 1
"""


def source(rule: str, *changes: tuple[str, str]) -> str:
    """The module of a user's class, each change made in it once."""
    given, keep, body = BODIES[rule]
    lines = [f"        {line}" for line in body.strip().splitlines()]
    text = HEAD.format(given=given, keep=keep) + "\n".join(lines) + "\n"
    for before, after in changes:
        assert text.count(before) == 1, (before, text)
        text = text.replace(before, after)
    return text


BODIES = MappingProxyType(
    {
        "sgd": (
            "self, lr",
            "self.lr = lr",
            """
g = gradient(position)
return position - self.lr * g, {"t": t}
""",
        ),
        "momentum": (
            "self, learning_rate, mu=0.9",
            "self.rate, self.mu = learning_rate, mu",
            """
rate = self.rate(t - 1) if callable(self.rate) else self.rate
g = gradient(position)
v = self.mu * old("v", zero) + rate * g
return position - v, {"t": t, "v": v}
""",
        ),
        "nesterov": (
            "self, lr, momentum=0.9",
            "self.lr, self.momentum = lr, momentum",
            """
v = old("v", zero)
g = gradient(position - self.momentum * v)
v = self.momentum * v + self.lr * g
return position - v, {"t": t, "v": v}
""",
        ),
        "adagrad": (
            "self, lr",
            "self.lr = lr",
            """
g = gradient(position)
total = old("total", zero) + g * g
return position - self.lr * g / (np.sqrt(total) + 1e-8), {"t": t, "total": total}
""",
        ),
        "rmsprop": (
            "self, lr, alpha=0.9",
            "self.lr, self.alpha = lr, alpha",
            """
g = gradient(position)
square = old("square", zero)
square = self.alpha * square + (1 - self.alpha) * g * g
return position - g * self.lr / (1e-8 + np.sqrt(square)), {"t": t, "square": square}
""",
        ),
        "adadelta": (
            "self, lr=1.0, rho=0.9, eps=1e-8",
            "self.lr, self.rho, self.eps = lr, rho, eps",
            """
g = gradient(position)
seen = self.rho * old("seen", zero) + (1 - self.rho) * g * g
gone = old("gone", zero)
way = g * np.sqrt((gone + self.eps) / (seen + self.eps))
gone = self.rho * gone + (1 - self.rho) * way * way
return position - self.lr * way, {"t": t, "seen": seen, "gone": gone}
""",
        ),
        "adam": (
            "self, lr, betas=(0.9, 0.999), eps=1e-8",
            "self.lr, (self.one, self.two), self.eps = lr, betas, eps",
            """
g = gradient(position)
m = old("m", zero) + (1 - self.one) * (g - old("m", zero))
v = self.two * old("v", zero) + (1 - self.two) * g * g
m_hat = m / (1 - self.one**t)
v_hat = v / (1 - self.two**t)
return position - self.lr * m_hat / (np.sqrt(v_hat) + self.eps), {"t": t, "m": m, "v": v}
""",
        ),
        **planted_momentum.BODIES,
        **planted_kin_of_adam.BODIES,
        **planted_modern.BODIES,
    }
)

UPHILL = ("return position - ", "return position + ")

SLIPS = (
    ("sgd", [UPHILL], "it goes uphill"),
    ("sgd", [("self.lr * g", "0.5 * self.lr * g")], "half as long"),
    ("sgd", [("self.lr * g", "self.lr * (g + 0.01 * position)")], "weight decay of 0.01"),
    (
        "sgd",
        [("- self.lr * g", '- self.lr * old("g", zero)'), ('"t": t}', '"g": g}')],
        "step before",
    ),
    (
        "momentum",
        [("+ rate * g", "+ g"), ("position - v", "position - rate * v")],
        "after the velocity",
    ),
    ("momentum", [("+ rate * g", "+ (1 - self.mu) * rate * g")], "dampens the gradient"),
    (
        "momentum",
        [("gradient(position)", "gradient(position - self.mu * old('v', zero))")],
        "Nesterov's",
    ),
    ("momentum", [("self.mu * old", "0.99 * old")], "μ = 0.99"),
    ("momentum", [("mu=0.9", "mu=0.95")], "its own numbers are others: momentum is 0.95, not 0.9"),
    ("momentum", [UPHILL], "it goes uphill"),
    ("nesterov", [("position - self.momentum * v)", "position)")], "which is Momentum"),
    (
        "nesterov",
        [("position - self.momentum * v)", "position + self.momentum * v)")],
        "looks back",
    ),
    ("nesterov", [("position - self.momentum * v)", "position - v)")], "by the whole velocity"),
    (
        "nesterov",
        [
            ("gradient(position - self.momentum * v)", "gradient(position)"),
            ("position - v,", "position - self.lr * g - self.momentum * v,"),
        ],
        "the points looked ahead at",
    ),
    ("adagrad", [("(np.sqrt(total) + 1e-8)", "np.sqrt(total + 1e-8)")], "ε stands inside the root"),
    ("adagrad", [('old("total", zero)', 'old("total", zero + 0.1)')], "begins at 0.1"),
    ("adagrad", [("np.sqrt(total)", "total")], "without the root"),
    ("adagrad", [("1e-8", "1e-7")], "ε = 1e-07"),
    ("rmsprop", [("alpha=0.9", "alpha=0.99")], "decay is 0.99, not 0.9"),
    (
        "rmsprop",
        [("self.alpha * square", "0.99 * square"), ("(1 - self.alpha)", "0.01")],
        "β = 0.99",
    ),
    ("rmsprop", [("1e-8 + np.sqrt(square)", "np.sqrt(square + 1e-8)")], "ε stands inside the root"),
    ("rmsprop", [("(1 - self.alpha) * g", "g")], "it sums without 1 − β"),
    ("rmsprop", [("np.sqrt(square)", "np.sqrt(square / (1 - self.alpha**t))")], "for its bias"),
    ("adadelta", [("self.lr * way,", "way,")], "its learning rate has no part"),
    (
        "adadelta",
        [("rho=0.9, eps=1e-8", "rho=0.95, eps=1e-6")],
        "decay is 0.95, not 0.9, epsilon is 1e-06",
    ),
    ("adadelta", [("* way * way", "* g * g")], "averages gradients instead of steps"),
    (
        "adam",
        [("(np.sqrt(v_hat) + self.eps)", "np.sqrt(v_hat + self.eps)")],
        "ε stands inside the root",
    ),
    ("adam", [("m / (1 - self.one**t)", "m")], "does not correct m"),
    ("adam", [("v / (1 - self.two**t)", "v")], "does not correct v"),
    ("adam", [("m / (1 - self.one**t)", "m"), ("v / (1 - self.two**t)", "v")], "neither m nor v"),
    ("adam", [("self.one**t", "self.one"), ("self.two**t", "self.two")], "by β instead of βᵗ"),
    (
        "adam",
        [("self.one**t", "self.one**(t+1)"), ("self.two**t", "self.two**(t+1)")],
        "one too large",
    ),
    (
        "adam",
        [("(np.sqrt(v_hat) + self.eps)", "(np.sqrt(v) + self.eps) * np.sqrt(1 - self.two**t)")],
        "before v is corrected",
    ),
    ("adam", [("betas=(0.9, 0.999)", "betas=(0.999, 0.9)")], "beta1 is 0.999, not 0.9"),
    ("adam", [("self.one, self.two", "self.two, self.one")], "β₁ and β₂ are swapped"),
    ("adam", [("np.sqrt(v_hat)", "v_hat")], "without the root"),
    ("adam", [("self.lr * m_hat", "self.lr * g")], "not by its average"),
    ("adam", [("eps=1e-8", "eps=1e-7")], "epsilon is 1e-07, not 1e-08"),
    (
        "adam",
        [("g = gradient(position)", "g = gradient(position) + 0.01 * position")],
        "to the gradient",
    ),
    (
        "adam",
        [("position - self.lr * m", "position * (1 - 0.01 * self.lr) - self.lr * m")],
        "beside the step",
    ),
    ("adam", [UPHILL], "it goes uphill"),
    (
        "adam",
        [("v / (1 - self.two**t)", "v"), ("self.lr * m_hat", "0.5 * self.lr * m_hat")],
        "yours has m̂ / (√v + ε); the paper has m̂ / (√v̂ + ε); and its steps",
    ),
    (
        "adam",
        [
            ("zero = np.zeros(position.shape)", "zero = np.zeros(position.shape, np.float32)"),
            ("gradient(position)", "gradient(position).astype(np.float32)"),
        ],
        "single precision",
    ),
    ("adam", [("g * g", "np.sum(g * g)")], "its starts get in each other's way"),
    ("adam", [("self.two * old", "self.two * 2 * old")], "no known slip walks so"),
    *planted_momentum.SLIPS,
    *planted_kin_of_adam.SLIPS,
    ("sgd", [("self.lr * g", "self.lr * np.arctan(g)")], "no known slip walks so"),
    *planted_modern.SLIPS,
)
"""A rule, what is changed in the user's right one, and words of what is told."""
