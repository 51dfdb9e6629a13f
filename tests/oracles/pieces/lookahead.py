from piece_oracle import Held

RATES = {"rosenbrock": 0.0005, "stretched": 0.005}
HELD = [
    Held(
        "Lookahead(Momentum(lr))",
        "optax.lookahead(optax.sgd(lr, momentum=0.9), sync_period=5, slow_step_size=0.5)",
    ),
    Held(
        "Lookahead(Momentum(lr))",
        "pytorch_optimizer.Lookahead(torch.optim.SGD(p, lr=lr, momentum=0.9), k=5, alpha=0.5)",
    ),
    Held(
        "Lookahead(Adam(lr), every=7, share=0.8)",
        "optax.lookahead(optax.adam(lr), sync_period=7, slow_step_size=0.8)",
    ),
]
NEAR = [
    (0, "Lookahead(Momentum(lr), share=0.501)"),
    (0, "Lookahead(Momentum(lr), every=6)"),
    (2, "Lookahead(Adam(lr), every=7)"),
]
