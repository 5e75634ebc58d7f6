"""The table of complaints in the guide, made of the pages of `quiz deck explain`.

``python -m tests.data.complaints`` writes it anew.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from quiz.ui.problems import Page, group_of, pages

GUIDE = Path(__file__).parents[2] / "data" / "README.md"
TITLE = "## Every complaint\n"
HEADINGS = {
    "file": "The file as YAML",
    "shape": "The shape of a deck",
    "traps": "What YAML does to texts",
    "formulas": "What is said of formulas",
}


def section() -> str:
    """The tables, in the order of the codes."""
    parts = [
        TITLE,
        "`quiz deck explain CODE` says the same with an example, wrong and mended.\n",
    ]
    for group, listed in groupby(pages("en"), lambda one: group_of(one.code)):
        rows = "".join(map(_row, listed))
        parts.append(f"### {HEADINGS[group]}\n")
        parts.append(
            f"| code | what is wrong | why it matters |\n|---|---|---|\n{rows}"
        )
    return "\n".join(parts)


def replaced(guide: str) -> str:
    """The guide with its section on complaints as it should be."""
    before, _, after = guide.partition(TITLE)
    end = after.find("\n## ")
    rest = after[end:] if end >= 0 else ""
    return before + section() + rest


def _row(one: Page) -> str:
    name = one.code if one.severity == "error" else f"{one.code} (warning)"
    cells = (name, one.title, one.text)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    GUIDE.write_text(replaced(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
