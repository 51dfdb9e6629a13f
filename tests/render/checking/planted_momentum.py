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
        "schedule_free_sgd": (
            "self, lr, momentum=0.9",
            "self.lr, self.momentum = lr, momentum",
            """
z, x = old("z", position), position
y = self.momentum * x + (1 - self.momentum) * z
g = gradient(y)
z = z - self.lr * g
x = x * (1 - 1 / t) + z / t
return x, {"t": t, "z": z}
""",
        ),
        "schedule_free_adamw": (
            "self, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0",
            "self.lr, (self.near, self.far), self.eps, self.decay = lr, betas, eps, weight_decay",
            """
z, x = old("z", position), position
rate = self.lr(t - 1) if callable(self.lr) else self.lr
y = self.near * x + (1 - self.near) * z
g = gradient(y)
v = self.far * old("v", zero) + (1 - self.far) * g * g
v_hat = v / (1 - self.far**t)
z = z - rate * (g / (np.sqrt(v_hat) + self.eps) + self.decay * y)
weight = rate * rate
total = old("total", 0) + weight
x = x + (z - x) * weight / total
return x, {"t": t, "z": z, "v": v, "total": total}
""",
        ),
        "shampoo": (
            "self, lr, eps=1e-4",
            "self.lr, self.eps = lr, eps",
            """
g = gradient(position)
H = old("H", self.eps * np.eye(2)) + g[:, :, None] * g[:, None, :]
values, vectors = np.linalg.eigh(H)
powers = np.maximum(values, self.eps)[:, None, :] ** -0.5
root = (vectors * powers) @ vectors.transpose(0, 2, 1)
return position - self.lr * (root @ g[:, :, None])[:, :, 0], {"t": t, "H": H}
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
    ("schedule_free_sgd", [("g = gradient(y)", "g = gradient(x)")], "takes the gradient at x"),
    ("schedule_free_sgd", [("g = gradient(y)", "g = gradient(z)")], "takes the gradient at z"),
    (
        "schedule_free_sgd",
        [
            ("return x,", "return z,"),
            ("position), position", "position), old('x', position)"),
            ('"z": z}', '"z": z, "x": x}'),
        ],
        "before the average",
    ),
    (
        "schedule_free_sgd",
        [
            ("position), position", "position), old('x', position)"),
            ("return x,", "y = self.momentum * x + (1 - self.momentum) * z; return y,"),
            ('"z": z}', '"z": z, "x": x}'),
        ],
        "where gradients are taken",
    ),
    (
        "schedule_free_sgd",
        [("(1 - 1 / t) + z / t", "t / (t + 1) + z / (t + 1)")],
        "the start among",
    ),
    (
        "schedule_free_adamw",
        [("self.near * x + (1 - self.near) * z", "self.near * z + (1 - self.near) * x")],
        "β and 1 − β are swapped",
    ),
    ("schedule_free_adamw", [("weight = rate * rate", "weight = 1.0")], "weighs all steps alike"),
    (
        "schedule_free_adamw",
        [
            ("v / (1 - self.far**t)", "v"),
            (
                "if callable(self.lr) else self.lr",
                "if callable(self.lr) else self.lr\n        rate = rate * np.sqrt(1 - self.far**t)",
            ),
        ],
        "in the rate",
    ),
    ("schedule_free_adamw", [("weight_decay=0.0", "weight_decay=0.01")], "weight_decay is 0.01"),
    ("shampoo", [("** -0.5", "** -0.25")], "its power is that for matrices"),
    ("shampoo", [("eigh(H)", "eigh(H * np.eye(2))")], "which is AdaGrad"),
    ("shampoo", [("1e-4", "1e-3")], "epsilon is 0.001, not 0.0001"),
)
