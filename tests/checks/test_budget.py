"""Checks of formulas run apart and under a budget; what was not checked is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.app import deck_checks
from quiz.app.deck_checks import InChildren, checked, in_this_process
from quiz.checks.finding import Finding, Job
from quiz.checks.rules import tried
from quiz.deck.diagnostics import Diagnostic
from quiz.deck.model import Ask
from quiz.formula.reading.context import Definitions
from quiz.grader.checks import (
    CheckRequest,
    check_request,
    found_rows,
    read_found,
)
from quiz.grader.wire import Malformed
from quiz.library import Library, bundled_folder
from tests.formula.evaluating import definitions, functions

HEAD = "quiz: 1\nid: my/deck\ntitle: Mine\nlang: en\n"
TWO = (
    HEAD + "functions:\n"
    "  first:\n    formula: 'x^2'\n    derivative: 'x'\n"
    "  second:\n    formula: 'x^3'\n    zero: '1'\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "deck.yaml").write_text(TWO, encoding="utf-8")
    return Library([tmp_path], bundled=tmp_path / "none")


def told(found: Iterator[Diagnostic]) -> list[tuple[str, int]]:
    return sorted((one.code, one.span.line) for one in found)


def test_a_rule_that_takes_too_long_is_said_where_it_stands(library: Library) -> None:
    def slow(
        job: Job, known: Definitions, budget_s: float
    ) -> tuple[Finding, ...] | None:
        late = job.rule == "derivative"
        return None if late else in_this_process(job, known, budget_s)

    assert told(checked(library, [], slow)) == [("D311", 11), ("D390", 8)]


def test_when_all_time_is_used_up_it_is_said_how_much_is_left(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck_checks, "WHOLE_S", 0.0)
    (found,) = checked(library, [], in_this_process)
    assert found.code == "D391"
    assert dict(found.arguments)["count"] == "2"


def test_each_card_is_told_of_as_it_is_begun(library: Library) -> None:
    seen: list[tuple[str, float]] = []
    list(checked(library, [], in_this_process, lambda *one: seen.append(one)))
    assert seen == [("first", 0.5), ("second", 1.0)]


def test_a_child_finds_what_this_process_does_and_may_be_lost(library: Library) -> None:
    children = InChildren()
    try:
        here = told(checked(library, [], in_this_process))
        assert here == [("D301", 8), ("D311", 11)]
        assert told(checked(library, [], children)) == here
        job = Job("reject", functions()["tanh"])
        assert children(job, definitions(), 0.0) is None
        assert children(job, definitions(), 30.0) == ()
    finally:
        children.close()


@pytest.mark.parametrize("name", ["selu", "softmax", "threshold", "glu"])
def test_a_request_says_all_that_a_rule_looks_at(name: str) -> None:
    function = functions().get(name) or next(iter(functions().values()))
    for rule in ("reading", "letters", "derivative", "zero"):
        job = Job(rule, function)
        request = check_request(
            CheckRequest(job=job, definitions=definitions()).document()
        )
        other = request.job.function
        assert other is not None
        for key in ("params", "assume", "limits", "kinks", "rounded", "digits"):
            assert getattr(other, key) == getattr(function, key)
        assert dict(other.exceptions).get(Ask.DERIVATIVE) == dict(
            function.exceptions
        ).get(Ask.DERIVATIVE)
        found = tried(request.job, request.definitions)
        assert read_found(found_rows(found)) == found == tried(job, definitions())


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"rule": "reading", "texts": [], "definitions": {}},
        {"rule": "reading", "texts": [1], "definitions": []},
        {"rule": "reading", "texts": [], "definitions": [], "function": {"key": 1}},
        {"rule": 1, "texts": [], "definitions": []},
    ],
)
def test_a_request_that_nobody_honest_sends_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(Malformed):
        check_request(row)


@pytest.mark.parametrize("is_asked", [True, False])
def test_formulas_of_bundled_decks_are_tried_where_they_are_asked_for(
    library: Library, tmp_path: Path, is_asked: bool
) -> None:
    """They were tried before they came; whoever checks all decks does not wait."""
    bundled = Library([tmp_path], bundled=tmp_path)
    within = [tmp_path] if is_asked else []
    assert bool(told(checked(bundled, within, in_this_process))) is is_asked
    assert told(checked(library, [], in_this_process))


def test_the_decks_that_come_with_quiz_are_clean() -> None:
    folder = bundled_folder()
    attempt = InChildren()
    try:
        assert list(checked(Library([folder]), [folder], attempt)) == []
    finally:
        attempt.close()
