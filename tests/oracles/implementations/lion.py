from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle("pytorch_optimizer.Lion(p, lr=lr)"),
    Oracle("optax.lion(lr, weight_decay=0.0)", why="its default λ is 1e-3"),
]
REFUSED: dict[str, str] = {}
NEAR = [{"beta1": 0.85}, {"beta2": 0.98}]
