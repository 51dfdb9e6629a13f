from piece_oracle import Held

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
HELD = [
    Held(
        "Cautious(Adam(lr, epsilon=1e-16), xi=1)",
        "pytorch_optimizer.AdamP(p, lr=lr, cautious=True, eps=1e-16)",
        why="of a vector AdamP is Adam, with another ε",
    ),
    Held("Cautious(Lion(lr), xi=1)", "pytorch_optimizer.Lion(p, lr=lr, cautious=True)"),
]
NEAR = [
    (0, "Cautious(Adam(lr, epsilon=1e-16), xi=0.999)"),
    (0, "Adam(lr, epsilon=1e-16)"),
    (1, "Cautious(Lion(lr), xi=0.999)"),
    (1, "Lion(lr)"),
]
