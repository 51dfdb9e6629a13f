"""Each optimizer's rule again, and what is known of it: a file for each, named as its module.

`twin` is the rule in plain floats, straight from its formulas: it yields θ after every step.
`gradient(x, y)` gives (∂f/∂x, ∂f/∂y); every hyperparameter is a function of the step. `GIVEN` are
hyperparameters none of which is a default, `DEFAULTS` those that have one. `WRONG` are expressions
of the module, each with one that makes it another rule, which the twin must reject. A rule that
moves where no slope pushes it has `RESTS`: what it is given besides so that it rests, or None.
"""
