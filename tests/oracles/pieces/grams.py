from piece_oracle import Held

RATES = {"rosenbrock": 0.02, "stretched": 0.05}
HELD = [Held("Grams(Adam(lr))", "pytorch_optimizer.Grams(p, lr=lr, eps=1e-8)")]
NEAR = [(0, "Grams(Adam(lr, beta2=0.9991))"), (0, "Cautious(Adam(lr))")]
