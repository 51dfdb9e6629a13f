from piece_oracle import Held

RATES = {"rosenbrock": 0.0005, "stretched": 0.005}
HELD = [
    Held(
        "SGD(WarmRestarts(lr, 1e-4, steps=7, growth=2))",
        "torch.optim.SGD(p, lr=lr)",
        scheduler=(
            "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(o, 7, T_mult=2, eta_min=1e-4)"
        ),
    ),
    Held(
        "SGD(WarmRestarts(lr, 1e-4, steps=9))",
        "torch.optim.SGD(p, lr=lr)",
        scheduler="torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(o, 9, eta_min=1e-4)",
    ),
]
NEAR = [
    (0, "SGD(WarmRestarts(lr, 1e-4, steps=7))"),
    (1, "SGD(WarmRestarts(lr, 1.01e-4, steps=9))"),
]
