"""Walkers of other libraries: torch, optax, scipy, cma. Each is loaded as it is called."""

from adapters.from_cma import from_cma as from_cma
from adapters.from_optax import from_optax as from_optax
from adapters.from_scipy import from_scipy as from_scipy
from adapters.from_torch import from_torch as from_torch
