"""The log of a bug: what a report needs, and nothing that the learner typed."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

import quiz
from quiz.app.clock import now
from quiz.app.places import find_places


def write_log(
    error: Exception, arguments: Sequence[str], environment: Mapping[str, str]
) -> Path:
    """Write the traceback to the data folder, else to a temporary one."""
    text = "\n".join(
        [
            f"quiz {quiz.__version__}, Python {sys.version}",
            platform.platform(),
            f"command: {arguments[:1]}",
            "",
            "".join(traceback.format_exception(error)),
        ]
    )
    name = f"bug-{now().at_ms}.log"
    for folder in (find_places(environment).logs, Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / name
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return Path(name)
