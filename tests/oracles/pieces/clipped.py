from piece_oracle import Held

RATES = {"rosenbrock": 0.002, "stretched": 0.01}
HELD = [
    Held(
        "Clipped(Momentum(lr), norm=5.0)",
        "optax.chain(optax.clip_by_global_norm(5.0), optax.sgd(lr, momentum=0.9))",
    ),
    Held(
        "Clipped(Adam(lr), norm=5.0)", "optax.chain(optax.clip_by_global_norm(5.0), optax.adam(lr))"
    ),
    Held(
        "Clipped(Momentum(lr), norm=5.0)",
        "torch.optim.SGD(p, lr=lr, momentum=0.9)",
        before="torch.nn.utils.clip_grad_norm_(p, 5.0)",
        why="it divides by the norm and 10⁻⁶ more",
        within=1e-5,
    ),
    Held(
        "Clipped(Momentum(lr), value=2.0)",
        "torch.optim.SGD(p, lr=lr, momentum=0.9)",
        before="torch.nn.utils.clip_grad_value_(p, 2.0)",
    ),
    Held("Clipped(SGD(lr), value=2.0)", "optax.chain(optax.clip(2.0), optax.sgd(lr))"),
]
NEAR = [(0, "Clipped(Momentum(lr), norm=5.01)"), (4, "Clipped(SGD(lr), value=2.01)")]
