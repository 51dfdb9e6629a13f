"""A run as a walker on a plane: where its weights are nearest, with the loss that they have."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from networks.plane import Plane
from networks.run import Run
from optimizers import Ground, Points, Walk


@dataclass(frozen=True, eq=False)
class Projected:
    """A run's path on a plane, to stand in a line-up under its optimizer's name and colour.

    `points` has shape (steps + 1, 2). `values` are the run's true training losses, not those of
    the plane below it: as far as the run leaves the plane, the two differ. `measures` become the
    picture's readings: "training loss", "test loss", and "accuracy" on the test data.
    """

    label: str
    kind: str
    points: NDArray[np.float64]
    values: NDArray[np.float64]
    measures: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for array in (self.points, self.values, *self.measures.values()):
            array.setflags(write=False)

    def walk(self, ground: Ground, starts: Points, *, steps: int) -> Walk:  # noqa: ARG002  # the path is known
        """The first steps of the path.

        Raises ValueError where more steps are asked for than were taken, or the start is another.
        """
        taken = len(self.points) - 1
        if steps > taken:
            raise ValueError(f"{self.label}: {taken} steps were taken; the scene has {steps}")
        if starts.shape != (1, 2) or not np.allclose(starts[0], self.points[0], rtol=1e-9):
            x, y = self.points[0]
            raise ValueError(
                f"{self.label}: starts from ({x:.6g}, {y:.6g}) alone; write starts=section.starts"
            )
        some = slice(steps + 1)
        return Walk(
            points=self.points[some, None],
            values=self.values[some, None],
            readings={name: array[some, None] for name, array in self.measures.items()},
        )


def projected(run: Run, plane: Plane) -> Projected:
    """The run on the plane; not finite beyond its last finite step, where it diverged."""
    points = plane.coordinates(run.weights)
    if run.stopped_at is not None:
        points[run.stopped_at + 1 :] = np.nan
    return Projected(
        label=run.label,
        kind=run.kind,
        points=points,
        values=np.array(run.losses),
        measures={
            "training loss": np.array(run.losses),
            "test loss": np.array(run.test_losses),
            "accuracy": np.array(run.accuracies),
        },
    )
