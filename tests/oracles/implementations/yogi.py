from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle("optax.yogi(lr, eps=1e-3)"),
    Oracle("pytorch_optimizer.Yogi(p, lr=lr, eps=1e-3)"),
]
REFUSED: dict[str, str] = {}
NEAR = [{"epsilon": 1.01e-3}, {"beta2": 0.9991}]
