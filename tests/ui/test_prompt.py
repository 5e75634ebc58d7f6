"""The line editor keeps to its line."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("prompt_toolkit")

LOGS = """
import logging
import quiz.ui.prompt
logging.getLogger("prompt_toolkit.buffer").error("Loading history failed")
"""


def test_what_the_editor_logs_is_not_written_over_the_screen():
    """Without a handler what a library logs is printed."""
    done = subprocess.run(
        [sys.executable, "-c", LOGS], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")
