"""A small disk of its own, mounted in a folder."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A disk in memory at the folder, with these options of mount; skips the test without root."""
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        # Nothing stands in for it: a process's own limit gives another error than a full disk, and
        # root's rights are what a read-only disk is needed against. Where tests are not root's,
        # test_encoder_process.py still fills its disk by such a limit.
        pytest.skip("only root may mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def read_only(folder: Path) -> None:
    """Lets nothing more be written to a mounted disk, if need be by force."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True, capture_output=True)
