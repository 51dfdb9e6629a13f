"""A walk's name: another where the noise, its data or its source is another."""

from pathlib import Path

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Gaussian, MiniBatches, Scene, Sparse
from render.dependencies import walks
from render.dependencies.parts import parts_of
from render.dependencies.walks import CODE, walk_of
from surfaces import Averaged, ellipse


def scene(noise, surface=ellipse):
    return Scene("Walk", surface, [(1.0, 1.0)], [SGD(0.01)], 10, [Contour()], noise=noise)


def averaged(data):
    return Averaged(
        name="bowls",
        formula="",
        loss=lambda x, y, a: (x - a) ** 2 + y**2,
        dloss=lambda x, y, a: (2 * (x - a), 2 * y),
        data=(data,),
        domain=((-2, 2), (-2, 2)),
    )


@pytest.mark.parametrize("name", ["gaussian.py", "mini_batches.py", "sparse.py", "seeds.py"])
def test_an_edited_source_of_noise_makes_another_walk(name, tmp_path, monkeypatch) -> None:
    before = walk_of(scene(Gaussian(0.1)))
    for file in CODE:
        copy = tmp_path / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((walks.ROOT / file).read_bytes())
    monkeypatch.setattr(walks, "ROOT", tmp_path)
    assert walk_of(scene(Gaussian(0.1))) == before
    source: Path = tmp_path / "render" / "noise" / name
    source.write_text(source.read_text() + "\nMORE = 1\n")
    assert walk_of(scene(Gaussian(0.1))) != before


def test_every_part_of_a_noise_makes_another_walk_and_another_picture() -> None:
    data = np.linspace(-1, 1, 20)
    each = [
        scene(None),
        scene(Gaussian(0.1)),
        scene(Gaussian(0.1, seed=1)),
        scene(Sparse(y=0.1)),
        scene(Sparse(y=0.2)),
        scene(Sparse(y=0.1, unbiased=False)),
        scene(MiniBatches(2), averaged(data)),
        scene(MiniBatches(3), averaged(data)),
        scene(MiniBatches(2, seed=5), averaged(data)),
        scene(MiniBatches(2, with_replacement=True), averaged(data)),
        scene(MiniBatches(2), averaged(data + 1e-9)),
    ]
    names = [walk_of(one) for one in each]
    assert None not in names
    assert len(set(names)) == len(each)
    pictures = [tuple(sorted(parts_of(one, one.views[0], []).items())) for one in each]
    assert len(set(pictures)) == len(each)


def test_a_noise_of_ones_own_is_seen_through() -> None:
    def kind(size):
        class Own:
            runs = 2

            def gradients(self, surface, *, starts):  # noqa: ARG002  # as the protocol has it
                return lambda step: lambda points: surface.gradient(points) + size * step

        return Own()

    first, again, other = (walk_of(scene(kind(size))) for size in (1.0, 1.0, 2.0))
    assert first == again
    assert first is not None
    assert first != other
