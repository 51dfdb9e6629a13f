"""A preview that runs: what is tuned, saved, broken, mended, and how it ends."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from running import PATIENT, SCENE, is_alive, page, running

from optimizers import Momentum
from render import simulate
from render.loading.load import load
from render.preview.tuned import changed

pytestmark = pytest.mark.preview


@pytest.fixture
def scene(tmp_path):
    path = tmp_path / "first.py"
    path.write_text(SCENE)
    return path


def test_a_slider_brings_what_simulate_gives_of_that_walker_alone(scene) -> None:
    with running(scene) as preview, page(preview) as talking:
        document = talking.until("scene")
        update = talking.set(1, "momentum", 0.5)
        declared = load(str(scene)).scene
        line_up = [declared.optimizers[0], Momentum(0.02, momentum=0.5)]
        expected = simulate(changed(declared, optimizers=line_up, starts=declared.starts))
        (walker,) = update["walkers"]
        assert walker["index"] == 1
        low, high = np.transpose(document["domain"])
        shares = (expected[1].points - low) / (high - low)
        assert np.array_equal(walker["shares"], shares.astype(walker["shares"].dtype))


def test_of_many_messages_the_newest_counts_and_is_answered(scene) -> None:
    with running(scene) as preview, page(preview) as talking:
        talking.until("scene")
        for k in range(1, 301):
            talking.say(set=[0, "learning_rate", k / 1000], serial=k)
        answers = 0
        while (update := talking.until("update"))["serial"] != 300:
            answers += 1
        assert answers < 299
        assert update["settings"][0]["parameters"][0]["value"] == 0.3


def test_a_number_that_cannot_be_is_told_and_taken_back_by_one_that_can(scene) -> None:
    with running(scene) as preview, page(preview) as talking:
        talking.until("scene")
        talking.say(set=[0, "learning_rate", -1], serial=1)
        assert "greater than 0" in talking.until("error")["message"]
        talking.set(0, "learning_rate", 0.1)
        assert talking.until("error")["message"] == ""


def test_a_page_that_is_opened_later_shows_what_has_been_tuned(scene) -> None:
    with running(scene) as preview, page(preview) as first:
        first.until("scene")
        first.set(0, "learning_rate", 0.123)
        with page(preview) as second:
            document = second.until("scene")
            assert document["live"]["parameters"][0]["parameters"][0]["value"] == 0.123


def test_a_saved_file_is_read_anew_broken_told_with_its_line_and_mended(scene) -> None:
    with running(scene) as preview, page(preview) as talking:
        assert talking.until("scene")["title"] == "First"
        scene.write_text(SCENE.replace("First", "Second"))
        assert talking.until("scene")["title"] == "Second"
        scene.write_text(SCENE.replace("SGD(0.05)", "SGD(-1)"))
        message = talking.until("error")["message"]
        assert message.startswith(f"{scene}:10: SGD: learning_rate is -1")
        assert talking.set(1, "momentum", 0.5)["kind"] == "update"  # the last good one lives
        other = scene.with_suffix(".new")
        other.write_text(SCENE.replace("First", "Third"))
        other.replace(scene)  # as many editors save
        assert talking.until("scene")["title"] == "Third"
        assert len(preview.children()) <= 3


def test_a_scene_that_is_removed_or_whose_folder_is_moved_is_told_and_found_again(
    tmp_path,
) -> None:
    scene = tmp_path / "scenes" / "first.py"
    scene.parent.mkdir()
    scene.write_text(SCENE)
    with running(scene) as preview, page(preview) as talking:
        talking.until("scene")
        scene.unlink()
        assert talking.until("error")["message"] == f"no scene file '{scene}'"
        assert talking.set(1, "momentum", 0.5)["kind"] == "update"  # the last good one lives
        scene.write_text(SCENE.replace("First", "Second"))
        assert talking.until("scene")["title"] == "Second"
        moved = scene.parent.rename(tmp_path / "elsewhere")
        assert talking.until("error")["message"] == f"no scene file '{scene}'"
        moved.rename(scene.parent)
        assert talking.until("scene")["title"] == "Second"


def test_a_module_of_the_scenes_is_watched_too(scene) -> None:
    beside = scene.with_name("rates.py")
    beside.write_text("RATE = 0.05\n")
    scene.write_text("from rates import RATE\n" + SCENE.replace("SGD(0.05)", "SGD(RATE)"))
    with running(scene) as preview, page(preview) as talking:
        talking.until("scene")
        beside.write_text("RATE = 0.25\n")
        document = talking.until("scene")
        assert document["live"]["parameters"][0]["parameters"][0]["value"] == 0.25


def test_a_scene_that_fails_at_first_is_shown_once_it_is_mended(scene) -> None:
    scene.write_text("from missing import thing\n" + SCENE)
    with running(scene) as preview, page(preview) as talking:
        assert f"{scene}:1: " in talking.until("error")["message"]
        scene.with_name("missing.py").write_text("thing = 1\n")
        assert talking.until("scene")["title"] == "First"


ENDLESS = """
class Endless:
    def __init__(self):
        self.rate, self.label = 0.1, "Endless"

    def start(self, position):
        return None

    def step(self, gradient, position, state):
        while self.rate > 0.5:
            pass
        return position - self.rate * gradient(position), state

"""


def test_one_that_loops_for_ever_is_told_with_its_line_and_a_save_begins_again(scene) -> None:
    own = SCENE.replace("Momentum(0.02)", "Endless()")
    scene.write_text(own.replace("\nscene =", f"{ENDLESS}\nscene ="))
    with running(scene, "--limit", "8") as preview, page(preview) as talking:
        talking.until("scene")
        talking.say(set=[1, "rate", 0.7], serial=1)
        message = talking.until("error")["message"]
        assert f"{scene}:" in message
        assert "took more than 8 s" in message
        assert int(message.split(":")[1]) in range(14, 19)
        scene.write_text(SCENE)
        assert talking.until("scene")["title"] == "First"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("while True: pass", "reading it took more than 8 s"),
        ("import sys; sys.exit(3)", "the scene file exits"),
        ("import os; os._exit(3)", "ended with status 3"),
        ("import os; os.close(1), os.close(2)", ""),
    ],
)
def test_one_that_cannot_be_read_is_told_and_a_save_begins_again(scene, line, told) -> None:
    scene.write_text(f"{line}\n{SCENE}")
    with running(scene, "--limit", "8") as preview, page(preview) as talking:
        if told:
            message = talking.until("error")["message"]
            assert told in message
            assert message.startswith(f"{scene}:")
            scene.write_text(SCENE)
        assert talking.until("scene")["title"] == "First"


def test_one_whose_process_dies_is_told_and_a_reset_begins_again(scene) -> None:
    own = SCENE.replace("Momentum(0.02)", "Endless()")
    deadly = ENDLESS.replace("pass", "__import__('os').kill(__import__('os').getpid(), 9)")
    scene.write_text(own.replace("\nscene =", f"{deadly}\nscene ="))
    with running(scene) as preview, page(preview) as talking:
        talking.until("scene")
        talking.say(set=[1, "rate", 0.7], serial=1)
        assert "was killed by SIGKILL" in talking.until("error")["message"]
        talking.say(reset=True)
        assert talking.until("scene")["title"] == "First"


def test_an_error_of_the_scenes_own_code_is_told_and_the_last_walk_stays(scene) -> None:
    own = SCENE.replace("Momentum(0.02)", "Endless()")
    raising = ENDLESS.replace("pass", "raise RuntimeError('too fast')")
    scene.write_text(own.replace("\nscene =", f"{raising}\nscene ="))
    with running(scene) as preview, page(preview) as talking:
        talking.until("scene")
        talking.say(set=[1, "rate", 0.7], serial=1)
        message = talking.until("error")["message"]
        assert message.endswith("RuntimeError: too fast")
        assert message.startswith(f"{scene}:")
        assert talking.set(1, "rate", 0.2)["kind"] == "update"


def test_the_source_that_is_copied_holds_what_was_tuned(scene) -> None:
    with running(scene) as preview, page(preview) as talking:
        talking.until("scene")
        talking.set(0, "learning_rate", 0.125)
        talking.say(copy=True)
        assert talking.until("source")["text"] == SCENE.replace("SGD(0.05)", "SGD(0.125)")


def test_what_a_scene_prints_does_not_end_its_preview(scene) -> None:
    scene.write_text("import os\nprint('hello')\nos.write(1, b'\\x00' * 9)\n" + SCENE)
    with running(scene) as preview, page(preview) as talking:
        assert talking.until("scene")["title"] == "First"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_all_with_its_status(scene, number) -> None:
    with running(scene) as preview, page(preview) as talking:
        talking.until("scene")
        assert preview.children()
        assert preview.stop(number) == 128 + number


def test_a_preview_that_is_killed_leaves_no_process_behind(scene) -> None:
    with running(scene) as preview, page(preview) as talking:
        talking.until("scene")
        held = preview.children()
        preview.process.kill()
        preview.process.wait(PATIENT)
        until = time.monotonic() + PATIENT
        while any(map(is_alive, held)) and time.monotonic() < until:
            os.sched_yield()
        assert not any(map(is_alive, held))


def test_a_port_that_is_taken_is_told_in_a_line(scene) -> None:
    with running(scene) as preview:
        command = [sys.executable, "-P", "-m", "render", "preview", str(scene)]
        told = subprocess.run(
            [*command, "--port", str(preview.port)],
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENT,
        )
        assert told.returncode == 1
        assert told.stderr.startswith(f"port {preview.port}: Address already in use; give another")
        assert told.stderr.count("\n") == 1
