"""Formulas as programs, papers, chats and textbooks write them, graded for value.

Each line of the table says who writes so, what is asked, the text and the verdict; a
text that is refused by design has the column and the word of its complaint.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.ui.language import formula_en, formula_ru
from tests.formula.evaluating import check
from tests.rows import each, grouped

FILE = Path(__file__).parents[1] / "notations.jsonl"
LINES = [json.loads(one) for one in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("lines", grouped(LINES, lambda line: line["name"]))
def test_a_notation_is_read_as_what_it_means(lines: list[dict[str, object]]) -> None:
    each(lines, is_read_as_what_it_means)


def is_read_as_what_it_means(line: dict[str, object]) -> None:
    verdict = check(str(line["name"]), str(line["given"]))
    assert verdict.outcome == line["outcome"], verdict
    for key in ("reason", "column"):
        if key in line:
            assert getattr(verdict, key) == line[key], verdict
    wanted = line.get("arguments", {})
    assert isinstance(wanted, dict)
    assert wanted.items() <= dict(verdict.arguments).items()


@pytest.mark.parametrize("table", [formula_en.REASONS, formula_ru.REASONS])
def test_every_complaint_has_a_sentence_of_its_own(table: dict[str, str]) -> None:
    for line in LINES:
        if expected := line.get("arguments", {}).get("expected"):
            assert f"{line['reason']}.{expected}" in table, line


def test_every_line_is_another_one() -> None:
    assert len({(one["name"], one["given"]) for one in LINES}) == len(LINES)
