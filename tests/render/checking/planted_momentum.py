"""Users' QHM, AggMo, Schedule-Free and Shampoo, and the slips that are planted in them."""

from types import MappingProxyType

BODIES = MappingProxyType(
    {
        "qhm": (
            "self, lr, nu=0.7, momentum=0.999",
            "self.lr, self.nu, self.momentum = lr, nu, momentum",
            """
g = gradient(position)
mean = old("mean", zero)
mean = mean + (1 - self.momentum) * (g - mean)
return position - self.lr * (g + self.nu * (mean - g)), {"t": t, "mean": mean}
""",
        ),
        "aggmo": (
            "self, lr, betas=(0.0, 0.9, 0.99)",
            "self.lr, self.betas = lr, betas",
            """
g = gradient(position)
rate = self.lr(t - 1) if callable(self.lr) else self.lr
v = [b * each + g for b, each in zip(self.betas, old("v", [zero] * 3))]
return position - rate * np.mean(v, axis=0), {"t": t, "v": v}
""",
        ),
    }
)

SLIPS = (
    ("qhm", [("(g + self.nu * (mean - g))", "(mean + self.nu * (g - mean))")], "swapped"),
    ("qhm", [("(1 - self.momentum) * (g - mean)", "g - (1 - self.momentum) * mean")], "it sums"),
    ("qhm", [("nu=0.7, momentum=0.999", "nu=1.0, momentum=0.0")], "nu is 1, not 0.7, beta is 0,"),
    ("qhm", [("(mean - g)", "(mean / (1 - self.momentum**t) - g)")], "corrects m for its bias"),
    ("qhm", [("return position - ", "return position + ")], "it goes uphill"),
    ("aggmo", [("np.mean(v, axis=0)", "np.sum(v, axis=0)")], "sum, not their mean"),
    ("aggmo", [("each + g", "each + (1 - b) * g")], "dampens the gradient"),
    (
        "aggmo",
        [("each + g", "each + rate * g"), ("- rate * np", "- np")],
        "into the velocities, which shows while that changes",
    ),
    ("aggmo", [("(0.0, 0.9, 0.99)", "(0.0, 0.9, 0.999)")], "β₃ = 0.999"),
)
