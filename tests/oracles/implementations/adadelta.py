from oracle import Oracle

RATES = {"rosenbrock": 1.0, "stretched": 1.0}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle("torch.optim.Adadelta(p, lr=lr, rho=0.9, eps=1e-8)", why="its default ε is 1e-6"),
    Oracle("optax.adadelta(lr, rho=0.9, eps=1e-8)", why="without a rate it ascends"),
]
REFUSED: dict[str, str] = {}
NEAR = [{"epsilon": 1.01e-8}]
