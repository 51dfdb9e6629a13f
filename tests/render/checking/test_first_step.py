"""Where to look, told from the first step, where no slip is known that walks so."""

import pytest
from planted import source

from optimizers import SGD, AdaGrad
from render.checking.check import check
from render.checking.first_step import paper_line
from render.checking.rules.known import RULES


def reason(rule: str, *changes: tuple[str, str]) -> str:
    names: dict[str, type] = {}
    exec(source(rule, *changes), names)
    verdict = check(names["Mine"], RULES[rule], name="mine", given={}, steps=25)
    assert not verdict.agrees
    return verdict.lines[2]


@pytest.mark.parametrize(
    ("rule", "change", "words"),
    [
        (
            "adam",
            ("return position -", "return position - (1 + 0.1 * (t > 1)) *"),
            "look at what it carries",
        ),
        ("sgd", ("self.lr * g", "0.37 * self.lr * g"), "0.37 times the paper's everywhere"),
        ("sgd", ("self.lr * g", "self.lr * np.cbrt(g)"), "as |g|^0.33, the paper's as |g|^1:"),
        ("sgd", ("self.lr * g", "self.lr * g * (1 + 0.1 * np.sin(g))"), "look at the formula"),
    ],
)
def test_what_no_slip_explains_is_told_by_its_first_steps(
    rule: str, change: tuple[str, str], words: str
) -> None:
    said = reason(rule, change)
    assert "no known slip walks so; " in said
    assert words in said


def test_the_papers_step_is_told_beside_what_yours_has() -> None:
    names: dict[str, type] = {}
    exec(source("adam", ("np.sqrt(v_hat) + self.eps", "np.sqrt(v_hat + self.eps)")), names)
    lines = check(names["Mine"], RULES["adam"], name="mine", given={}).lines
    assert lines[2].endswith("yours has m̂ / √(v̂ + ε); the paper has m̂ / (√v̂ + ε)")
    assert lines[3].endswith("θ ← θ − ηm̂ / (√v̂ + ε)")


def test_the_papers_step_is_the_one_that_the_class_states() -> None:
    assert paper_line(RULES["sgd"]) == "θ ← θ − η∇f(θ)"
    assert f"{paper_line(RULES['adagrad'])}." in str(AdaGrad.__doc__)


class Takes:
    """Gradient descent that takes a schedule as the note says, or, without, a number alone."""

    def __init__(self, lr: object) -> None:
        self.lr = lr

    def start(self, position: object) -> int:  # noqa: ARG002  # as the protocol has it
        return 0

    def step(self, gradient, position, t: int):
        lr = self.lr
        return position - (lr(t) if callable(lr) else lr) * gradient(position), t + 1


class TakesNone(Takes):
    """Gradient descent whose rate is a number."""

    def step(self, gradient, position, t: int):
        return position - self.lr * gradient(position), t + 1


def test_who_takes_no_falling_rate_is_told_how_and_so_written_it_is_tried() -> None:
    (_, note) = check(TakesNone, RULES["sgd"], name="mine", given={}).lines
    assert "raises TypeError; where it uses the rate, write (lr(t) if callable(lr) else lr)" in note
    (line,) = check(Takes, RULES["sgd"], name="mine", given={}).lines
    assert "over 8 surfaces" in line
    assert check(SGD, RULES["sgd"], name="ours", given={}).agrees
