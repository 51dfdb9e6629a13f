from oracle import Oracle

RATES = {"rosenbrock": 1.0, "stretched": 1.0}
GIVEN: dict[str, float] = {"epsilon": 1e-30}
ORACLES = [
    Oracle(
        "pytorch_optimizer.Prodigy(p, lr=lr, eps=1e-30)",
        why="it multiplies ε by the d after the step: the same where ε is nothing, off by 2e-6 "
        "with an ε of 1e-8",
    ),
]
REFUSED = {
    "optax.contrib.prodigy": "corrects m and v for their bias, in the rate, and so in r and s too: "
    "off by 0.9 on rosenbrock, by 9 on stretched",
}
NEAR = [{"beta2": 0.9989}, {"d0": 1.01e-6}]
