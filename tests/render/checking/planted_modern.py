"""The rules that came after Adam's kin, in a user's hand, and slips planted in them."""

from types import MappingProxyType

BODIES = MappingProxyType(
    {
        "lion": (
            "self, lr, betas=(0.9, 0.99)",
            "self.lr, (self.one, self.two) = lr, betas",
            """
g = gradient(position)
m = old("m", zero)
c = m * self.one + g * (1 - self.one)
m = m * self.two + g * (1 - self.two)
return position - self.lr * np.sign(c), {"t": t, "m": m}
""",
        ),
        "rprop": (
            "self, lr, increase=1.2, decrease=0.5, step_min=1e-6, step_max=50",
            "self.lr, self.up, self.down = lr, increase, decrease; self.ends = step_min, step_max",
            """
g = gradient(position)
length = old("length", zero + self.lr)
turned = g * old("g", zero) < 0
agrees = g * old("g", zero) > 0
length = np.where(agrees, np.minimum(length * self.up, self.ends[1]), length)
length = np.where(turned, np.maximum(length * self.down, self.ends[0]), length)
g = np.where(turned, 0, g)
return position - length * np.sign(g), {"t": t, "g": g, "length": length}
""",
        ),
        "adopt": (
            "self, lr, betas=(0.9, 0.9999), eps=1e-6",
            "self.lr, (self.one, self.two), self.eps = lr, betas, eps",
            """
g = gradient(position)
if t == 1:
    return position, {"t": 1, "v": g * g, "m": zero}
bound = (t - 1) ** 0.25
share = g / np.maximum(np.sqrt(old("v", zero)), self.eps)
m = self.one * old("m", zero) + (1 - self.one) * np.clip(share, -bound, bound)
v = self.two * old("v", zero) + (1 - self.two) * g * g
return position - self.lr * m, {"t": t, "m": m, "v": v}
""",
        ),
        "adan": (
            "self, lr, betas=(0.98, 0.92, 0.99), eps=1e-8",
            "self.lr, (self.one, self.two, self.three), self.eps = lr, betas, eps",
            """
g = gradient(position)
d = g - old("g", g)
m = self.one * old("m", zero) + (1 - self.one) * g
v = self.two * old("v", zero) + (1 - self.two) * d
n = self.three * old("n", zero) + (1 - self.three) * (g + self.two * d) ** 2
step = m / (1 - self.one**t) + self.two * v / (1 - self.two**t)
root = np.sqrt(n / (1 - self.three**t)) + self.eps
return position - self.lr * step / root, {"t": t, "g": g, "m": m, "v": v, "n": n}
""",
        ),
        "ademamix": (
            "self, lr, betas=(0.9, 0.999), beta3=0.9999, alpha=5.0, eps=1e-8",
            "self.lr, (self.one, self.two), self.eps = lr, betas, eps; "
            "self.three, self.much = beta3, alpha",
            """
g = gradient(position)
m = self.one * old("m", zero) + (1 - self.one) * g
slow = self.three * old("slow", zero) + (1 - self.three) * g
v = self.two * old("v", zero) + (1 - self.two) * g * g
step = m / (1 - self.one**t) + self.much * slow
root = np.sqrt(v / (1 - self.two**t)) + self.eps
return position - self.lr * step / root, {"t": t, "m": m, "slow": slow, "v": v}
""",
        ),
        "prodigy": (
            "self, lr=1.0, betas=(0.9, 0.999), d0=1e-6, eps=1e-8",
            "self.lr, (self.one, self.two), self.d0, self.eps = lr, betas, d0, eps",
            """
g = gradient(position)
begun, d, three = old("begun", position), old("d", self.d0), self.two**0.5
m = self.one * old("m", zero) + (1 - self.one) * d * g
v = self.two * old("v", zero) + (1 - self.two) * (d * g) ** 2
gone = np.sum(g * (begun - position), axis=-1, keepdims=True)
r = three * old("r", 0.0) + self.lr * d * d * gone
s = three * old("s", zero) + self.lr * d * d * g
length = np.abs(s).sum(axis=-1, keepdims=True)
new = np.maximum(d, r / np.where(length > 0, length, 1))
step = self.lr * d * m / (np.sqrt(v) + d * self.eps)
return position - step, {"t": t, "begun": begun, "d": new, "m": m, "v": v, "r": r, "s": s}
""",
        ),
        "sophia": (
            "self, lr, betas=(0.96, 0.99), gamma=0.01, eps=1e-12, k=10",
            "self.lr, (self.one, self.two), self.eps = lr, betas, eps; self.c, self.k = gamma, k",
            """
g = gradient(position)
m = self.one * old("m", zero) + (1 - self.one) * g
h = old("h", zero)
if (t - 1) % self.k == 0:
    bend = gradient.curvature(position)
    h = self.two * h + (1 - self.two) * np.stack([bend[..., 0, 0], bend[..., 1, 1]], axis=-1)
step = np.clip(m / np.maximum(self.c * h, self.eps), -1, 1)
return position - self.lr * step, {"t": t, "m": m, "h": h}
""",
        ),
    }
)

AVERAGED = "np.sqrt(self.two * old('v', zero) + (1 - self.two) * g * g)"
BACK = (
    "way = np.where(turned, -old('way', zero), -length * np.sign(g)); "
    "return position + way, {'way': way, "
)
LONG = "np.linalg.norm(s, axis=-1, keepdims=True)"

SLIPS = (
    ("lion", [("self.one, self.two", "self.two, self.one")], "β₁ and β₂ are swapped"),
    ("lion", [("np.sign(c)", "np.sign(m)")], "which is Signum"),
    ("lion", [("np.sign(c)", "c")], "it takes no sign"),
    ("lion", [('{"t": t, "m": m}', '{"t": t, "m": c}')], "one β for both"),
    (
        "lion",
        [("position - self.lr", "position * (1 - 0.1 * self.lr) - self.lr")],
        "weight decay of 0.1 beside the step",
    ),
    ("rprop", [("g = np.where(turned, 0, g)", "")], "Rprop⁻"),
    (
        "rprop",
        [
            ("g = np.where(turned, 0, g)", "way = np.where(turned, 0, g)"),
            ("np.sign(g)", "np.sign(way)"),
        ],
        "felt twice",
    ),
    (
        "rprop",
        [
            ("return position - length * np.sign(g), {", BACK),
        ],
        "as the paper of 1993 does: Rprop⁺",
    ),
    ("rprop", [("decrease=0.5", "decrease=0.7")], "eta_minus is 0.7, not 0.5"),
    ("adopt", [('np.sqrt(old("v", zero))', AVERAGED)], "with this gradient in it"),
    ("adopt", [("(t - 1) ** 0.25", "t ** 0.25")], "one step further"),
    ("adopt", [("(t - 1) ** 0.25", "np.inf")], "does not clip"),
    (
        "adan",
        [
            ("(g + self.two * d)", "(g + (1 - self.two) * d)"),
            ("+ self.two * v", "+ (1 - self.two) * v"),
        ],
        "as optax 0.2.8 has it",
    ),
    ("adan", [('old("g", g)', 'old("g", zero)')], "from a gradient of 0"),
    ("ademamix", [("self.much * slow", "self.much * slow / (1 - self.three**t)")], "corrects m₂"),
    ("ademamix", [("alpha=5.0", "alpha=8.0")], "alpha is 8, not 5"),
    ("prodigy", [("np.abs(s).sum(axis=-1, keepdims=True)", LONG)], "Euclidean length"),
    ("prodigy", [("d * self.eps", "new * self.eps")], "(the method is right)"),
    ("prodigy", [("self.two**0.5", "self.two")], "averages r and s by β₂"),
    ("sophia", [("m / np.maximum(self.c * h, self.eps)", "m / (self.c * h + self.eps)")], "adds ε"),
    ("sophia", [("self.eps), -1, 1)", "self.eps), -self.c, self.c)")], "it clips at γ"),
    ("sophia", [("k=10", "k=1"), ("gamma=0.01", "gamma=2")], "gamma is 2, not 0.01, interval is 1"),
)
