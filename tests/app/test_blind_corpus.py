"""Answers written from the specification alone, by someone who had not seen the code.

Each line is a question as `quiz check --batch` takes it, with the outcome it
deserves and the reasons that would explain it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quiz.app.checking import find_target, question_from
from quiz.app.grading import Grader, grader_for
from quiz.library import Library, bundled_folder
from tests.rows import each, grouped

Line = dict[str, Any]

FILE = Path(__file__).parent.with_name("formula") / "blind.jsonl"
LINES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


@cache
def bundled() -> tuple[Library, Grader]:
    library = Library((bundled_folder(),))
    return library, grader_for(library)


@pytest.mark.parametrize("lines", grouped(LINES, lambda line: line.get("name")))
def test_an_answer_gets_what_the_specification_says(lines: list[Line]) -> None:
    each(lines, gets_what_the_specification_says)


def gets_what_the_specification_says(line: Line) -> None:
    library, grader = bundled()
    target = find_target(library, question_from(line))
    verdict = grader.grade(target.function, target.ask, line["given"])
    assert verdict.outcome == line["outcome"], verdict
    assert verdict.reason in line.get("reasons", ["equal"]), verdict
    assert verdict.column == line.get("column", verdict.column), verdict
    assert set(line.get("notes", ())) <= set(verdict.notes), verdict


def test_no_question_is_asked_twice() -> None:
    asked = [
        json.dumps({key: line[key] for key in sorted(line) if key not in ("why",)})
        for line in LINES
    ]
    assert len(set(asked)) == len(asked)
