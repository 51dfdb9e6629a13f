from piece_oracle import Held

RATES = {"rosenbrock": 0.0005, "stretched": 0.005}
HELD = [
    Held(
        "PolyakAverage(Momentum(lr))",
        "torch.optim.SGD(p, lr=lr, momentum=0.9)",
        average="torch.optim.swa_utils.AveragedModel(m)",
        why="it is told of the start as well",
    ),
]
NEAR = [(0, "PolyakAverage(Momentum(lr), since=1)"), (0, "Momentum(lr)")]
