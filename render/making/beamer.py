"""What LaTeX is told to show numbered frames as a film, in Beamer and elsewhere."""

import re

TEX = r"""% {title}
% Made by: steepest {command}
% The document needs, before \begin{{document}}:
%   \usepackage{{graphicx}}
%   \usepackage{{animate}}
% and here, with the path of this file: \input{{{folder}/{name}}}
% It plays in Acrobat, Okular and KDE's and Foxit's readers; others show its first frame.
\begingroup
\providecommand\CurrentFilePath{{}}% where this file lies; known since LaTeX of October 2020
\edef\steepestfolder{{\ifx\CurrentFilePath\empty\else\CurrentFilePath/\fi}}%
\animategraphics[loop,autoplay,controls,width=\linewidth]{{{fps}}}%
  {{\steepestfolder {name}-}}{{{first}}}{{{last}}}%
\endgroup
"""


def snippet(
    name: str, *, title: str, command: str, folder: str, fps: float, first: str, last: str
) -> str:
    """The text of NAME.tex, which shows NAME-first to NAME-last, `fps` of them a second."""
    said = " ".join(title.split())
    rate = f"{fps:.6g}"
    return TEX.format(
        title=said, command=command, folder=folder, name=name, fps=rate, first=first, last=last
    )


def plain_name(*words: str) -> str:
    """The words as a name that LaTeX takes as it is."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", "-".join(words)).strip("-") or "film"
