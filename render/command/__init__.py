"""The command `steepest`: its words, its options, and what it tells whom."""
