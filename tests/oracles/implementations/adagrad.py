from oracle import Oracle

RATES = {"rosenbrock": 0.1, "stretched": 0.3}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle("torch.optim.Adagrad(p, lr=lr, eps=1e-8)", why="its default ε is 1e-10"),
    Oracle(
        "optax.adagrad(lr, initial_accumulator_value=0.0, eps=1e-16)",
        why="it starts the sum at 0.1 unless told, and keeps its ε, here 1e-16, in the root",
        within=1e-8,
    ),
]
REFUSED = {"keras.optimizers.Adagrad": "starts the accumulator at 0.1"}
NEAR = [{"epsilon": 1e-6}]
