"""Sensitivity: what every learning rate would have come to."""
