"""The oracles of each optimizer: a file for each, named as its module.

`RATES` are the learning rates on the problems of `problems.py`, `ORACLES` what is walked there,
`GIVEN` what our optimizer is given besides its rate, so that it is the same. `REFUSED` are
implementations of another rule, with what is other. `NEAR` are hyperparameters next to those given,
each of which must be told apart. A rule that keeps other positions than its libraries do has a
function `stored(optimizer, position, state)` that gives theirs; one whose libraries must be told
more than a gradient has `step(rule, problem, theta, t)`, which makes torch's step; one without any
oracle says in `REFUSED` why.
"""
