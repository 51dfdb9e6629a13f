"""The oracles of what goes around a rule: a file for each, named as its module.

`HELD` are ours beside theirs, both as the Python that makes them, walked with the learning rates
`RATES` on the problems of `problems.py`. `REFUSED` are implementations of something else, with what
is other. `NEAR` are pieces next to ours, beside the place in `HELD` of what must tell them apart.
"""
