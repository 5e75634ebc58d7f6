"""The fuzzer is run by hand (see README.md); pytest leaves it alone."""

from __future__ import annotations

collect_ignore_glob = ["*.py"]
