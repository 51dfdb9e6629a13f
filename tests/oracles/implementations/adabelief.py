from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle("optax.adabelief(lr, eps=1e-16, eps_root=1e-16)"),
    Oracle("pytorch_optimizer.AdaBelief(p, lr=lr, eps=1e-16)"),
]
REFUSED = {
    "pytorch_optimizer.AdaBelief(p, lr=lr, rectify=True)": "rectifies as RAdam does, "
    "and corrects no bias of s: 20 away, and out of bounds in the valley",
}
NEAR = [{"epsilon": 1e-8}, {"beta2": 0.9991}]
