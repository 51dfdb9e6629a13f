from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [Oracle("torch.optim.Adam(p, lr=lr, eps=1e-8)"), Oracle("optax.adam(lr, eps=1e-8)")]
REFUSED = {"keras.optimizers.Adam": "adds ε to √v before the bias is corrected: another ε, ε-hat"}
NEAR = [{"epsilon": 1e-6}, {"beta2": 0.9991}]
