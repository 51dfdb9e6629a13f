from oracle import Oracle

RATES = {"rosenbrock": 1e-3, "stretched": 2e-3}
GIVEN: dict[str, float] = {}
ORACLES = [Oracle("torch.optim.SGD(p, lr=lr)"), Oracle("optax.sgd(lr)")]
REFUSED: dict[str, str] = {}
NEAR: list[dict[str, float]] = []
