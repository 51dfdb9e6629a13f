from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [Oracle("pytorch_optimizer.AdEMAMix(p, lr=lr)"), Oracle("optax.contrib.ademamix(lr)")]
REFUSED: dict[str, str] = {}
NEAR = [{"alpha": 5.01}, {"beta3": 0.9998}, {"epsilon": 1e-6}]
