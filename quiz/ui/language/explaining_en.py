"""`quiz deck explain`, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "wrong": "Wrong:",
    "right": "Mended:",
    "file": "The file as YAML",
    "shape": "The shape of a deck",
    "traps": "What YAML does to texts",
    "formulas": "What is said of formulas",
    "one": "`quiz deck explain D102` tells more about one of them.",
    "checking": "Checking {name}, {n} s",
    "checking.left": "Checking {name}, {n} s, about {left} s more",
}
