"""The oracles of what goes around a rule: a file for each, named as its module.

`HELD` are ours beside theirs, both as the Python that makes them, walked with the learning rates
`RATES` on the problems of `problems.py`. `NEAR` are pieces next to ours, after the place in `HELD`
of what must tell them apart.
"""
