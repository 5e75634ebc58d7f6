"""Benchmarks are run by hand (see README.md); a test tries their frame alone."""

from __future__ import annotations

collect_ignore_glob = ["[!t]*.py"]
"""They import what only a benchmark needs."""
