"""How many wrong answers get a specific reason, by the kind of slip that was made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from quiz.app.checking import find_target, question_from
from quiz.verdict import Outcome, Verdict
from tests.formula.evaluating import grader, library
from tests.formula.slips.fresh import made
from tests.formula.slips.kinds import KINDS, is_named, is_specific
from tests.formula.slips.slipping import RULES
from tests.formula.slips.twice import ROWS

FOLDER = Path(__file__).parents[1]
CORPORA = ("slips", "activations", "notations", "blind")


@dataclass(frozen=True, slots=True)
class Answer:
    """A wrong answer, the slip that its author made, and how to grade it."""

    kind: str
    name: str
    given: str
    graded: Callable[[], Verdict]
    reasons: tuple[str, ...] = ()
    """Reasons that name it; none where its kind says which do."""

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}: {self.given}"


@dataclass(slots=True)
class Count:
    """What was said to the answers of one kind."""

    answers: int = 0
    specific: int = 0
    """Anything more specific than `different`."""
    named: int = 0
    """A reason that names this kind."""

    @property
    def share(self) -> float:
        """Of all answers, those with a specific reason."""
        return self.specific / self.answers if self.answers else 1.0

    @property
    def named_share(self) -> float:
        """Of all answers, those whose own slip is named."""
        return self.named / self.answers if self.answers else 1.0


def counted(answers: Iterable[Answer]) -> dict[str, Count]:
    """The counts by kind, in the order of `KINDS`."""
    counts = {kind: Count() for kind in KINDS}
    for one in answers:
        verdict = one.graded()
        assert verdict.outcome is Outcome.WRONG, f"{one}: {verdict.outcome}"
        count = counts[one.kind]
        count.answers += 1
        count.specific += is_specific(verdict)
        count.named += is_named(one.kind, verdict, one.reasons)
    return {kind: count for kind, count in counts.items() if count.answers}


def fresh(count: int) -> Iterator[Answer]:
    """Made answers, at most `count` of each kind."""
    for kind in RULES:
        for one in made(kind, count):
            ask = partial(one.question.graded, one.given)
            yield Answer(kind, one.question.name, one.given, ask)


def in_two_ways() -> Iterator[Answer]:
    """Answers with two slips at once, written by hand."""
    for row in ROWS:
        asked: dict[str, object] = {"name": row.name}
        if row.variables:
            asked = {"against": row.name, "vars": list(row.variables)}
            if row.assume:
                asked["assume"] = ", ".join(row.assume)
        yield _answer({**asked, "given": row.given, "kind": "several"}, row.slips)


def of_corpora() -> Iterator[Answer]:
    """The wrong answers of every corpus, as their authors labelled them."""
    for corpus in CORPORA:
        text = (FOLDER / f"{corpus}.jsonl").read_text(encoding="utf-8")
        for line in map(json.loads, filter(None, text.splitlines())):
            if "kind" in line:
                yield _answer(line)


def _answer(line: dict[str, object], reasons: tuple[str, ...] = ()) -> Answer:
    asked = {"name": line["function"], **line} if "function" in line else line
    target = find_target(library(), question_from(asked))
    given = str(line["given"])
    ask = partial(grader().grade, target.function, target.ask, given)
    name = str(asked.get("name") or asked.get("against"))
    return Answer(str(line["kind"]), name, given, ask, reasons)
