"""Schedule-Free SGD, and how it is written wrongly."""

from optimizers import Gradient, Points, ScheduleFreeSGD
from render.checking.rules.schedule_free import AVERAGING, averaged, looked_at
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta = h["learning_rate"], h["beta"]
    here, z, y = looked_at(x, s, beta, slips)
    z = z - rate * gradient(y)
    return averaged(here, z, s, rate=rate, beta=beta, slips=slips)


RULE = Rule(
    name="schedule_free_sgd",
    source="Schedule-Free SGD (Defazio et al. 2024)",
    make=ScheduleFreeSGD,
    step=_step,
    slips=(*AVERAGING, *other_numbers("beta", "β", 0.5, 0.95, 0.98), *COMMON, *DECOUPLED),
    rate=0.003,
)
