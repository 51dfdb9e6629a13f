from piece_oracle import Held

RATES = {"rosenbrock": 0.0005, "stretched": 0.005}
HELD = [
    Held("Decayed(Adam(lr), 0.1)", "torch.optim.AdamW(p, lr=lr, weight_decay=0.1)"),
    Held("Decayed(Adam(lr), 0.1)", "optax.adamw(lr, weight_decay=0.1)"),
    Held(
        "Decayed(Adam(lr), 0.1, coupled=True)",
        "torch.optim.Adam(p, lr=lr, weight_decay=0.1)",
    ),
    Held(
        "Decayed(Momentum(lr), 0.1, coupled=True)",
        "torch.optim.SGD(p, lr=lr, momentum=0.9, weight_decay=0.1)",
    ),
    Held(
        "Decayed(Momentum(lr), 0.1, coupled=True)",
        "optax.chain(optax.add_decayed_weights(0.1), optax.sgd(lr, momentum=0.9))",
    ),
]
NEAR = [(0, "Decayed(Adam(lr), 0.101)"), (2, "Decayed(Adam(lr), 0.101, coupled=True)")]
