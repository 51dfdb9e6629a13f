"""Scenes that are wrong, each met by the command: refused in one line, and nothing else changes."""

import pytest
from sources import ground, scene, walker
from trial import Trial

HERE = r"scenes/valley\.py:\d+: "

REFUSED = {
    "start outside the domain": (scene(starts="[(5, 1)]"), r"start \(5, 1\) lies outside the dom"),
    "start not finite": (scene(starts="[(0, float('nan'))]"), r"start \(0, nan\) is not finite$"),
    "start of three numbers": (scene(starts="[(0, 0, 0)]"), r"starts has shape \(1, 3\); it must"),
    "duplicate labels": (
        scene(optimizers="[SGD(0.1), SGD(0.2)]"),
        r"SGD\(0\.1\) and SGD\(0\.2\) are both labelled 'SGD'; give label=$",
    ),
    "empty line-up": (scene(optimizers="[]"), r"optimizers is empty; name at least one$"),
    "no steps": (scene(steps="0"), r"steps is 0; it must be a whole number, at least 1$"),
    "steps below zero": (scene(steps="-4"), r"steps is -4; it must be a whole number, at least 1$"),
    "half a step": (scene(steps="2.5"), r"steps is 2\.5; it must be a whole number, at least 1$"),
    "rate of zero": (scene(optimizers="[SGD(0)]"), r"SGD: learning_rate is 0; it must be gr"),
    "rate not a number": (
        scene(optimizers="[SGD(float('nan'))]"),
        r"SGD: learning_rate is nan; it",
    ),
    "rate infinite": (
        scene(optimizers="[SGD(float('inf'))]"),
        r"SGD: learning_rate is inf; it mus",
    ),
    "beta of one": (
        scene(optimizers="[Adam(0.1, beta1=1)]"),
        r"Adam: beta1 is 1; it must be at le",
    ),
    "unknown optimizer": (
        scene(optimizers="[Adm(0.1)]"),
        r"NameError: .*; did you mean 'Adam' or 'RAdam'\?$",
    ),
    "unknown surface": (scene(surface="sadle"), r"NameError: .*; did you mean 'saddle'"),
    "unknown parameter": (
        scene(optimizers="[SGD(lr=1)]"),
        r"TypeError: .* mean 'learning_rate'\?$",
    ),
    "surface of another shape": (
        ground("x[..., :1]"),
        r"surface 'own': f returns shape .* for points of",
    ),
    "surface of complex values": (
        ground("x + 1j"),
        r"surface 'own': f returns complex128 values, n",
    ),
    "surface of objects": (
        ground("x.astype(object)"),
        r"surface 'own': f returns object values, n",
    ),
    "surface that calls itself": (
        ground("f(x, y)"),
        r"surface 'own': f fails on .*: RecursionError",
    ),
    "domain without an inside": (scene(domain="((1, 1), (0, 1))"), r"domain is \(\(1, 1\), \(0, 1"),
    "exit of success": (scene("sys.exit(0)"), r"the scene file exits \(sys\.exit\); it must not$"),
    "interrupt of its own": (scene("raise KeyboardInterrupt"), r"KeyboardInterrupt$"),
    "endless recursion": (scene("def f(): f()\nf()"), r"RecursionError: maximum recursion depth"),
    "import that fails": (scene("import surfases"), r"ModuleNotFoundError: .* mean 'surfaces'\?$"),
    "message of many lines": (
        scene("raise LookupError('a\\nb\\r\\x1b[2Jc')"),
        r"LookupError: a; b; ",
    ),
    "message that fails": (
        scene("class E(Exception):\n    def __str__(self): sys.exit()\nraise E"),
        r"E: its message cannot be told \(SystemExit\)$",
    ),
    "notes and groups": (
        scene("e = ExceptionGroup('two', [KeyError(1), OSError('x')]); e.add_note('n')\nraise e"),
        r"ExceptionGroup: two \(2 sub-exceptions\); n; KeyError: 1; OSError: x$",
    ),
    "ring of causes": (scene("e = KeyError(1); e.__cause__ = e\nraise e"), r"KeyError: 1$"),
}


@pytest.mark.parametrize(("source", "told"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_scene_is_refused_in_one_line(trial: Trial, source: str, told: str) -> None:
    trial.scene(source)
    trial.refused("render", "valley", "-o", "clip.mp4", told=HERE + told)


PLACELESS = {
    "exit of the process": (scene("os._exit(0)"), "valley.py: its process ended with status 0$"),
    "crash": (scene("os.abort()"), "valley.py: its process was killed by SIGABRT$"),
    "null bytes": (
        scene() + "\0",
        "valley.py: SyntaxError: source code string cannot contain null",
    ),
    "unknown encoding": ("# coding: none\n", "valley.py: SyntaxError: unknown encoding: none$"),
    "nothing in it": ("\n", "valley.py declares no `scene`$"),
    "brackets without end": (
        "x = " + "(" * 10_000,
        "valley.py:1: SyntaxError: too many nested par",
    ),
}


@pytest.mark.parametrize(("source", "told"), PLACELESS.values(), ids=PLACELESS)
def test_a_file_that_is_no_scene_is_refused_by_its_name(
    trial: Trial, source: str, told: str
) -> None:
    trial.scene(source)
    trial.refused("render", "valley", "-o", "clip.mp4", told=f"scenes/{told}")


LATE = {
    "raises in mid-grid": (
        ground("x if np.all(x < 0.95) else 1 / 0", "np.ones_like(x), np.zeros_like(y)"),
        HERE + r"surface 'own' fails at \(0\.9[5-9]\d*, -0\.9\d*\): ZeroDivisionError",
    ),
    "raises on large arrays": (
        ground(large="raise IndexError('large')"),
        HERE + r"surface 'own' fails on arrays of shape \(\d+, \d+\): IndexError: large$",
    ),
    "shape of large arrays": (
        ground(large="return x[1:]"),
        r"scenes/valley\.py: surface 'own' fails on arrays of .* returns an array of shape",
    ),
    "not finite in half of the domain": (
        ground("np.where(x < 0, np.nan, x)"),
        r"scenes/valley\.py: surface 'own' is nan at \(-.*; show a domain on which it is finite$",
    ),
    "masked in half of the domain": (
        ground("np.ma.masked_less(x, 0)"),
        r"scenes/valley\.py: surface 'own' is nan at \(-.*; show a domain on which it is finite$",
    ),
    "exits in mid-grid": (
        ground(large="sys.exit(0)"),
        HERE + r"the scene file exits \(sys\.exit\)",
    ),
    "step of another shape": (
        walker("return (position if self.steps < 3 else position[0]), state"),
        r"scenes/valley\.py: Mine\.step returned positions of shape \(2,\) for positions of shape",
    ),
    "step that raises at 100": (
        walker(
            "if self.steps == 100: raise OSError('no')\n        return position, 0", steps="200"
        ),
        HERE + "OSError: no$",
    ),
}


@pytest.mark.parametrize(("source", "told"), LATE.values(), ids=LATE)
def test_a_scene_that_fails_while_it_is_walked_or_drawn_is_refused_in_one_line(
    trial: Trial, source: str, told: str
) -> None:
    trial.scene(source)
    trial.refused("render", "valley", "-o", "clip.mp4", "--size", "160x90", told=told)


def test_faults_of_one_scene_have_a_line_each(trial: Trial) -> None:
    trial.scene(scene(steps="0", starts="[(5, 5)]", optimizers="[SGD(1), SGD(2)]", title="''"))
    ran = trial.run("render", "valley", "-o", "clip.mp4")
    assert ran.status == 1
    assert len(ran.lines) == 4
    assert all(line.startswith("scenes/valley.py:8: ") for line in ran.lines)
    trial.left_nothing()


def test_names_that_are_not_there_are_told_with_the_nearest(trial: Trial) -> None:
    trial.scene(scene())
    trial.refused("render", "valey", "-o", "clip.mp4", told="no scene 'valey'; did you mean 'vall")
    view = ("--view", "conture")
    told = r"scenes/valley\.py: no view 'conture'; did you mean 'contour'\?$"
    trial.refused("render", "valley", "-o", "clip.mp4", *view, told=told)
    trial.refused(
        "render",
        "valley",
        "-o",
        "clip.avi",
        told=r"clip\.avi: .* formats: \.gif \.html \.mov \.mp4 ",
    )


@pytest.mark.parametrize("command", ["build", "list"])
def test_a_scene_that_never_ends_fails_within_its_time_alone(trial: Trial, command: str) -> None:
    trial.scene("while True: pass", name="endless")
    trial.scene(scene("os._exit(0)"), name="gone")
    ran = trial.run(command, "endless", "gone", "--loading", "3")
    assert ran.status == 1
    told = {
        "scenes/endless.py: did not finish loading in 3 s",
        "scenes/gone.py: its process ended with status 0",
    }
    assert told <= set(ran.lines)
    trial.left_nothing()
