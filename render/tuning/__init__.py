"""Learning rates are tried out: the same ones, on the same ground, for everyone."""
