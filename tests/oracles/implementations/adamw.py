from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle("torch.optim.AdamW(p, lr=lr, eps=1e-8, weight_decay=0.01)"),
    Oracle("optax.adamw(lr, eps=1e-8, weight_decay=0.01)", why="its default λ is 1e-4"),
]
REFUSED = {
    "torch.optim.Adam(p, lr=lr, weight_decay=0.01)": "adds λθ to the gradient, where "
    "√v̂ divides it: up to 0.04 away",
}
NEAR = [{"weight_decay": 0.0101}, {"epsilon": 1e-6}, {"beta2": 0.9991}]
