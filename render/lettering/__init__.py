"""Words and formulas: which can be set, and in which fonts."""
