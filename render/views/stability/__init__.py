"""Stability: the learning rate times the sharpness of the ground, by step."""
