from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle(
        "optax.amsgrad(lr, eps=1e-8, bias_correction_mu=False, bias_correction_nu=False)",
        why="it corrects the bias of m and of v before the maximum unless told",
    ),
]
REFUSED = {
    "torch.optim.Adam(p, lr=lr, amsgrad=True)": "corrects m, and the largest v by the bias of now: "
    "up to 3.8 away",
    "optax.amsgrad(lr)": "corrects m, and v before the largest is taken: up to 3.8 away",
}
NEAR = [{"epsilon": 1e-6}, {"beta2": 0.9991}]
