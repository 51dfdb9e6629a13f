from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [Oracle("optax.contrib.adopt(lr)")]
REFUSED = {
    "pytorch_optimizer.ADOPT": "clips at (t + 1)¹ᐟ⁴: the same here, where nothing is clipped, and "
    "off by 0.03 where slopes rise, in 60 steps on x² − y² from (0.5, 0.001) with η = 0.02",
}
NEAR = [{"beta1": 0.9001}, {"beta2": 0.9998}]
