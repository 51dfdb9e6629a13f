from oracle import Oracle

RATES = {"rosenbrock": 0.01, "stretched": 0.02}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle("torch.optim.RMSprop(p, lr=lr, alpha=0.9, eps=1e-8)", why="its default α is 0.99"),
    Oracle(
        "optax.rmsprop(lr, decay=0.9, eps=1e-8, eps_in_sqrt=False)",
        why="it puts ε inside the root unless told",
    ),
]
REFUSED: dict[str, str] = {}
NEAR = [{"decay": 0.9001}]
