"""A thousand answers as people type them, each with the verdict it deserves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.formula import REASONS
from tests.formula.evaluating import check
from tests.rows import each, grouped

FILE = Path(__file__).parents[1] / "activations.jsonl"
LINES = (
    [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines() if line]
    if FILE.exists()
    else []
)


@pytest.mark.parametrize("lines", grouped(LINES, lambda line: line["name"]))
def test_an_answer_gets_the_verdict_it_deserves(lines: list[dict[str, object]]) -> None:
    each(lines, gets_the_verdict_it_deserves)


def gets_the_verdict_it_deserves(line: dict[str, object]) -> None:
    name = str(line["name"]).replace("'", "_prime").rpartition(":")[2]
    verdict = check(name, str(line["given"]))
    assert verdict.outcome == line["outcome"], verdict
    if "reason" in line:
        assert verdict.reason == line["reason"], verdict
        assert dict(verdict.arguments).get("slip") == line.get("slip"), verdict
    assert verdict.reason in REASONS[verdict.outcome]
    if "notes" in line:
        assert list(verdict.notes) == line["notes"], verdict
    if verdict.outcome == "invalid":
        assert verdict.column is not None


def test_every_line_has_a_name_of_its_own() -> None:
    assert len({one["id"] for one in LINES}) == len(LINES)
