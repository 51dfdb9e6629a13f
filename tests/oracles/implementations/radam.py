from oracle import Oracle

RATES = {"rosenbrock": 1e-3, "stretched": 2e-3}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle(
        "torch.optim.RAdam(p, lr=lr, eps=1e-8)",
        why="it adds its ε to √v before the correction of its bias",
        within=1e-8,
    ),
    Oracle("optax.radam(lr, eps=1e-8)"),
]
REFUSED = {
    "optax.radam(lr, threshold=4.0)": "adapts a step sooner, as the paper has it: up to 0.5 away",
    "pytorch_optimizer.RAdam(p, lr=lr)": "does not move before it adapts: up to 3.2 away",
}
NEAR = [{"epsilon": 1e-5}, {"beta2": 0.9991}]
