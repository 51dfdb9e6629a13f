from oracle import Oracle

RATES = {"rosenbrock": 1e-4, "stretched": 1e-3}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle(
        "torch.optim.SGD(p, lr=lr, momentum=0.9)",
        why="it multiplies the rate in after the buffer: the same while the rate is constant",
    ),
    Oracle(
        "optax.sgd(lr, momentum=0.9)",
        why="it multiplies the rate in after the buffer: the same while the rate is constant",
    ),
]
REFUSED: dict[str, str] = {}
NEAR = [{"momentum": 0.9001}]
