"""LaTeX takes the frames as they are; `make beamer` installs it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from render.command.cli import steepest

pytestmark = pytest.mark.beamer

TALK = r"""\documentclass[aspectratio=169]{beamer}
\usepackage{graphicx}
\usepackage{animate}
\begin{document}
\begin{frame}{A saddle}\input{%s}\end{frame}
\end{document}
"""


@pytest.mark.parametrize("folder", ["films/of a/saddle", "."])
def test_a_talk_plays_every_frame(folder: str, tmp_path: Path) -> None:
    place = tmp_path / folder / "frames"
    words = ["frames", "saddle", f"--output={place}", "--fps=2", "--size=320x180", "--here"]
    assert CliRunner().invoke(steepest, words).exit_code == 0
    count = len({path.read_bytes() for path in place.glob("*.png")})  # those alike are one
    talk = tmp_path / "talk.tex"
    talk.write_text(TALK % f"{place.relative_to(tmp_path)}/saddle-landscape")
    latex = shutil.which("pdflatex")
    assert latex is not None, "`make beamer` installs it"
    for _ in range(2):
        subprocess.run(
            [latex, "-interaction=batchmode", "-halt-on-error", talk.name],
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )
    made = (tmp_path / "talk.pdf").read_bytes()
    assert made.count(b"/Subtype /Image") + made.count(b"/Subtype/Image") >= count
