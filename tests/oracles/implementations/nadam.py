from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN = {"momentum_decay": 1e6}
ORACLES = [
    Oracle(
        "torch.optim.NAdam(p, lr=lr, eps=1e-8, momentum_decay=1e6)",
        why="μ = β₁ from the first step on: with a rising μ it averages m by β₁, not by μ",
    ),
    Oracle("optax.nadam(lr, eps=1e-8)", why="it has no schedule of μ, which is β₁"),
]
REFUSED = {
    "torch.optim.NAdam(p, lr=lr)": "averages m by β₁ while μ rises: up to 0.14 away from "
    "momentum_decay=0.004",
}
NEAR = [{"momentum_decay": 40.0}, {"epsilon": 1e-6}, {"beta2": 0.9991}]
