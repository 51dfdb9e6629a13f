from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [Oracle("torch.optim.Adamax(p, lr=lr, eps=1e-8)"), Oracle("optax.adamax(lr, eps=1e-8)")]
REFUSED: dict[str, str] = {}
NEAR = [{"epsilon": 1e-6}, {"beta2": 0.9991}]
