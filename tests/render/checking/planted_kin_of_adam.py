"""The rules grown out of Adam, in a user's hand, and slips that are planted in them."""

from types import MappingProxyType

NUMBERS = (
    "self, lr, betas=(0.9, 0.999), eps=1e-8",
    "self.lr, (self.one, self.two), self.eps = lr, betas, eps",
)
AVERAGES = """
g = gradient(position)
m = self.one * old("m", zero) + (1 - self.one) * g
v = self.two * old("v", zero) + (1 - self.two) * g * g
"""

BODIES = MappingProxyType(
    {
        "adamw": (
            "self, lr, betas=(0.9, 0.999), eps=1e-8, wd=0.01",
            "self.lr, (self.one, self.two), self.eps, self.wd = lr, betas, eps, wd",
            AVERAGES
            + """
step = m / (1 - self.one**t) / (np.sqrt(v / (1 - self.two**t)) + self.eps)
return position * (1 - self.lr * self.wd) - self.lr * step, {"t": t, "m": m, "v": v}
""",
        ),
        "amsgrad": (
            *NUMBERS,
            AVERAGES
            + """
top = np.maximum(old("top", zero), v)
new = position - self.lr * m / (np.sqrt(top) + self.eps)
return new, {"t": t, "m": m, "v": v, "top": top}
""",
        ),
        "nadam": (
            *NUMBERS,
            """
mu, then = (self.one * (1 - 0.96 ** (0.004 * k) / 2) for k in (t, t + 1))
g = gradient(position)
m = mu * old("m", zero) + (1 - mu) * g
v = self.two * old("v", zero) + (1 - self.two) * g * g
all = old("all", 1.0) * mu
ahead = then * m / (1 - all * then) + (1 - mu) * g / (1 - all)
root = np.sqrt(v / (1 - self.two**t)) + self.eps
return position - self.lr * ahead / root, {"t": t, "m": m, "v": v, "all": all}
""",
        ),
        "radam": (
            *NUMBERS,
            AVERAGES
            + """
end = 2 / (1 - self.two) - 1
now = end - 2 * t * self.two**t / (1 - self.two**t)
step = m / (1 - self.one**t)
if now > 5:
    r = np.sqrt((now - 4) / (end - 4) * (now - 2) / (end - 2) * end / now)
    step = r * step / (np.sqrt(v / (1 - self.two**t)) + self.eps)
return position - self.lr * step, {"t": t, "m": m, "v": v}
""",
        ),
        "adamax": (
            *NUMBERS,
            """
g = gradient(position)
m = self.one * old("m", zero) + (1 - self.one) * g
u = np.maximum(self.two * old("u", zero), abs(g) + self.eps)
return position - self.lr * m / (1 - self.one**t) / u, {"t": t, "m": m, "u": u}
""",
        ),
        "adabelief": (
            "self, lr, betas=(0.9, 0.999), eps=1e-16",
            NUMBERS[1],
            """
g = gradient(position)
m = self.one * old("m", zero) + (1 - self.one) * g
s = self.two * old("s", zero) + (1 - self.two) * (g - m) ** 2 + self.eps
step = m / (1 - self.one**t) / (np.sqrt(s / (1 - self.two**t)) + self.eps)
return position - self.lr * step, {"t": t, "m": m, "s": s}
""",
        ),
        "yogi": (
            "self, lr, betas=(0.9, 0.999), eps=1e-3",
            NUMBERS[1],
            """
g = gradient(position)
m = self.one * old("m", zero + 1e-6) + (1 - self.one) * g
v = old("v", zero + 1e-6)
v = v + (1 - self.two) * np.sign(g * g - v) * g * g
step = m / (1 - self.one**t) / (np.sqrt(v / (1 - self.two**t)) + self.eps)
return position - self.lr * step, {"t": t, "m": m, "v": v}
""",
        ),
    }
)

UPHILL = ("return position - ", "return position + ")

SLIPS = (
    (
        "adamw",
        [
            ("gradient(position)", "gradient(position) + self.wd * position"),
            ("position * (1 - self.lr * self.wd)", "position"),
        ],
        "Adam with an L2 penalty",
    ),
    (
        "adamw",
        [("(1 - self.lr * self.wd)", "(1 - self.wd)")],
        "not multiplied by the learning rate",
    ),
    (
        "adamw",
        [
            (
                "position * (1 - self.lr * self.wd) - self.lr * step",
                "(position - self.lr * step) * (1 - self.lr * self.wd)",
            )
        ],
        "what the step has led to",
    ),
    ("adamw", [("self.lr * self.wd)", "0)")], "it has no weight decay, which is Adam"),
    ("adamw", [("wd=0.01", "wd=1e-4")], "weight_decay is 0.0001, not 0.01"),
    (
        "amsgrad",
        [
            ("self.lr * m /", "self.lr * m / (1 - self.one**t) /"),
            ("np.sqrt(top)", "np.sqrt(top / (1 - self.two**t))"),
        ],
        "as torch does",
    ),
    (
        "amsgrad",
        [
            ("self.lr * m /", "self.lr * m / (1 - self.one**t) /"),
            ('"top", zero), v)', '"top", zero), v / (1 - self.two**t))'),
        ],
        "as optax does",
    ),
    ("amsgrad", [("np.sqrt(top)", "np.sqrt(v)")], "Adam without correction"),
    (
        "nadam",
        [("mu * old", "self.one * old"), ("zero) + (1 - mu) * g", "zero) + (1 - self.one) * g")],
        "as torch and Keras do",
    ),
    ("nadam", [("0.96 ** (0.004 * k) / 2", "0")], "as optax has it"),
    ("nadam", [("then * m / (1", "mu * m / (1"), ("all * then", "all * mu")], "for the next one's"),
    ("radam", [("now > 5", "now > 4")], "a step sooner"),
    ("radam", [("step = r * step", "step = step")], "it is not rectified"),
    (
        "radam",
        [("if now > 5:", "step = step * (now > 5)\n        if now > 5:")],
        "stands still until it adapts",
    ),
    (
        "adamax",
        [
            ("abs(g) + self.eps)", "abs(g))"),
            ("m / (1 - self.one**t) / u,", "m / (1 - self.one**t) / (u + self.eps),"),
        ],
        "as Keras has it",
    ),
    ("adamax", [("self.two * old", "old")], "its maximum never fades"),
    ("adabelief", [("(g - m) ** 2", "g**2")], "it is Adam: s averages g²"),
    ("adabelief", [("(g - m)", '(g - old("m", zero))')], "which has not seen it"),
    ("adabelief", [("** 2 + self.eps", "** 2")], "ε is not added to s"),
    ("yogi", [('"m", zero + 1e-6', '"m", zero')], "as in TensorFlow"),
    ("yogi", [("np.sign(g * g - v) * g * g", "(g * g - v)")], "it is Adam"),
    ("yogi", [UPHILL], "it goes uphill"),
)
"""As in `planted`."""
