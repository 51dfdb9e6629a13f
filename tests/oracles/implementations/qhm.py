from oracle import Oracle

RATES = {"rosenbrock": 1e-3, "stretched": 5e-3}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle(
        "pytorch_optimizer.QHM(p, lr=lr, nu=0.7, momentum=0.999)",
        why="its defaults, ν = 1 and β = 0, are plain SGD",
    )
]
REFUSED = {
    "pytorch_optimizer.QHM(p, lr=lr)": "is plain SGD by its defaults, ν = 1 and β = 0: up to 1.9 "
    "away on a way of 4.1",
}
NEAR = [{"nu": 0.7001}, {"beta": 0.9991}]
