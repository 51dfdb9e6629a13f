from oracle import Oracle

RATES = {"rosenbrock": 1e-4, "stretched": 1e-3}
GIVEN: dict[str, float] = {}
ORACLES = [Oracle("pytorch_optimizer.AggMo(p, lr=lr, betas=(0.0, 0.9, 0.99))")]
REFUSED: dict[str, str] = {}
NEAR = [{"beta2": 0.9001}, {"beta3": 0.9901}, {"beta1": 0.0001}]
