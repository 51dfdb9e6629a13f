"""Curves: a quantity of every walker against the step."""
