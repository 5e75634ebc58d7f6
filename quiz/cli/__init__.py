"""The command line: reads the flags, calls `quiz.app` once, shows, exits."""

from __future__ import annotations

from quiz.cli.boundary import main

__all__ = ["main"]
