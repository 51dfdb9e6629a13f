"""A transformation of optax, compiled for walkers that step together and know nothing of another.

Each is compiled once a process: its functions are what it is known by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizers import Gradient, Points

KEPT = 64
"""Compiled transformations."""


@dataclass(eq=False)
class Compiled:
    """How walkers of a transformation start and step; `asked` is whose gradient it asks for."""

    init: Callable[[Any], Any]
    update: Callable[..., Any]
    asked: Asked
    asking: Lock = field(default_factory=Lock)

    def start(self, position: Points) -> tuple[Any, NDArray[np.bool_]]:
        """The states at positions (starts, 2), and whether all numbers of each are finite."""
        import jax

        with jax.enable_x64(True):  # noqa: FBT003  # its name is private
            inner, finite = self.init(position)
            return inner, np.array(finite)

    def step(
        self,
        gradient: Gradient,
        position: Points,
        inner: Any,  # noqa: ANN401  # optax's own
    ) -> tuple[Points, Any, NDArray[np.bool_]]:
        """The next positions, the states after the step, and whether each of these is finite."""
        import jax

        slopes = gradient(position)
        value = getattr(gradient, "value", None)
        values = None if value is None else value(position)
        # It is one for all threads, and so asks for one of them at a time.
        with self.asking, jax.enable_x64(True):  # noqa: FBT003  # its name is private
            self.asked.gradient = gradient
            after, inner, finite = self.update(position, slopes, values, inner)
            return np.array(after), inner, np.array(finite)


@dataclass(eq=False)
class Asked:
    """What a line search asks, as it stands while a step is taken."""

    gradient: Any = None

    def value(self, points: Any) -> NDArray[np.float64]:  # noqa: ANN401  # an array of jax
        """F at points (..., 2)."""
        found: NDArray[np.float64] = self.gradient.value(np.asarray(points))
        return found

    def slope(self, points: Any) -> NDArray[np.float64]:  # noqa: ANN401  # likewise
        """∇f at points (..., 2)."""
        return np.asarray(self.gradient(np.asarray(points)))


@lru_cache(maxsize=KEPT, typed=True)
def compiled(transformation: Any) -> Compiled:  # noqa: ANN401  # optax's own
    """The transformation for walkers, compiled as they first step."""
    import jax
    import optax

    asked = Asked()
    rule = optax.with_extra_args_support(transformation)
    value_fn = _differentiable(asked)

    def started(position: Any) -> Any:  # noqa: ANN401  # traced by jax
        inner = _firm(rule.init(position))
        return inner, _finite(inner)

    def stepped(position: Any, slope: Any, value: Any, inner: Any) -> Any:  # noqa: ANN401
        told = {} if value is None else {"value": value, "grad": slope, "value_fn": value_fn}
        updates, inner = rule.update(slope, inner, position, **told)
        inner = _firm(inner)
        return optax.apply_updates(position, updates), inner, _finite(inner)

    return Compiled(jax.vmap(started), jax.jit(jax.vmap(stepped)), asked)


def _firm(inner: Any) -> Any:  # noqa: ANN401  # traced by jax
    """The same state with no type left open, for which a second step would be compiled anew."""
    import jax
    import jax.numpy as jnp

    def firm(leaf: Any) -> Any:  # noqa: ANN401  # an array, a number or a key
        array = jnp.asarray(leaf)
        plain = jnp.issubdtype(array.dtype, jnp.number)
        return jax.lax.convert_element_type(array, array.dtype) if plain else array

    return jax.tree.map(firm, inner)


def _finite(inner: Any) -> Any:  # noqa: ANN401  # traced by jax
    """Whether all floating-point numbers of a state are finite."""
    import jax
    import jax.numpy as jnp

    leaves = [jnp.asarray(leaf) for leaf in jax.tree.leaves(inner)]
    sound = [jnp.isfinite(one).all() for one in leaves if jnp.issubdtype(one.dtype, jnp.floating)]
    return jnp.stack([jnp.ones((), dtype=bool), *sound]).all()


def _differentiable(asked: Asked) -> Callable[[Any], Any]:
    """The function f of one point, which jax may differentiate and batch."""
    import jax
    import jax.numpy as jnp

    def called(function: Callable[[Any], Any], point: Any, shape: tuple[int, ...]) -> Any:  # noqa: ANN401
        like = jax.ShapeDtypeStruct(shape, jnp.float64)
        return jax.pure_callback(function, like, point, vmap_method="broadcast_all")

    def plain(point: Any) -> Any:  # noqa: ANN401  # traced by jax
        return called(asked.value, point, ())

    f = jax.custom_vjp(plain)
    f.defvjp(
        lambda point: (f(point), point),
        lambda point, above: (above * called(asked.slope, point, (2,)),),
    )
    return f  # type: ignore[no-any-return]  # jax is looked into no further
