"""Walkers of other libraries: torch, optax, scipy, cma. Each is loaded as it is called."""
