from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.1}
GIVEN: dict[str, float] = {}
ORACLES = [Oracle("torch.optim.Rprop(p, lr=lr)")]
REFUSED = {
    "optax.rprop": "takes each step one step late, by the gradient of the place before: off by 0.1 "
    "on rosenbrock, by 1 on stretched",
}
NEAR = [{"eta_plus": 1.2001}, {"eta_minus": 0.5001}]
