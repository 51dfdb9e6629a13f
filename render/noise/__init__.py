"""Noise on the gradient: what is drawn at each step, the same for everyone."""
