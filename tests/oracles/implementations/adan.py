from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [Oracle("pytorch_optimizer.Adan(p, lr=lr)")]
REFUSED = {
    "optax.adan": "weighs the change of the gradient by 1 − β₂, the paper's, though its β₂ is one "
    "less the paper's: off by 0.02 on rosenbrock, by 0.03 on stretched, with eps_root=0",
}
NEAR = [{"beta2": 0.9201}, {"beta3": 0.9901}, {"epsilon": 1e-6}]
