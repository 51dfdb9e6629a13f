from oracle import Oracle

RATES = {"rosenbrock": 0.1, "stretched": 0.3}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle(
        "pytorch_optimizer.Shampoo(p, lr=lr, matrix_eps=1e-4)",
        why="its default ε is 1e-6; it keeps H itself, and in its squares half the digits are lost",
        within=1e-11,
    )
]
REFUSED: dict[str, str] = {}
NEAR = [{"epsilon": 1.01e-4}]
