"""Coverage-guided fuzzing of reading, picturing and grading; see README.md."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["quiz.formula"]):
    import quiz.formula.grading.grade
    import quiz.formula.pictures.picture
    from quiz.formula.reading.complaint import Unreadable
    from quiz.formula.reading.context import Context
    from quiz.formula.reading.parser import read

from quiz.app.grading import definition, grader_for
from quiz.deck.model import Ask
from quiz.formula import REASONS
from quiz.verdict import Outcome, Verdict
from tests.formula.differing import difference
from tests.formula.evaluating import DECK, functions, grader, library
from tests.formula.taking_over import UntoldError, from_tree
from tests.formula.terms import TRUTHS
from tests.fuzz.inputs import question_and_answer

NAMES = sorted(TRUTHS)
MOST_SECONDS = 2.0
MOST_GROWTH = 150 << 10
"""Kilobytes that the process may gain once it is warm."""
WARM = 3_000
FRESH_EVERY = 200
POINTS = 80
MOST_OF_A_KIND = 25
SUMMARY_EVERY = 5_000
LOG = os.environ.get("QUIZ_FUZZ_LOG", "")

state = {"inputs": 0, "memory": 0, "checked": 0}
outcomes: dict[str, int] = {}
slowest: list[tuple[float, str, str]] = []
reported: dict[str, int] = {}


def verdict_on(name: str, given: str, *, fresh: bool = False) -> Verdict:
    ask = Ask.DERIVATIVE if name.endswith("_prime") else Ask.FORMULA
    function = functions()[name.removesuffix("_prime")]
    return (grader_for(library()) if fresh else grader()).grade(function, ask, given)


def check(name: str, given: str) -> None:
    started = time.process_time()
    verdict = verdict_on(name, given)
    took = time.process_time() - started
    slowest.append((took, name, given))
    slowest.sort(reverse=True)
    del slowest[10:]
    outcomes[verdict.outcome] = outcomes.get(verdict.outcome, 0) + 1
    assert isinstance(verdict, Verdict)
    assert verdict.reason in REASONS[verdict.outcome], verdict
    if verdict.column is not None:
        assert 1 <= verdict.column <= len(given) + 1, verdict
    if verdict.outcome is Outcome.INVALID:
        assert verdict.column is not None
    if verdict.witness is not None:
        assert verdict.witness.given != verdict.witness.expected, verdict
    assert took < MOST_SECONDS, f"slow: {took:.1f} s"
    fresh = state["inputs"] % FRESH_EVERY == 0
    assert verdict_on(name, given, fresh=fresh) == verdict, "another verdict"
    if verdict.outcome is Outcome.CORRECT and not {
        "renamed", "rounded-constant", "shorthand",
    } & {*verdict.notes}:  # fmt: skip
        confirm(name, given)
    draw(name, given)


def context(name: str) -> Context:
    entry = definition(functions()[name.removesuffix("_prime")])
    return Context(
        variables=entry.variables,
        vectors=entry.vectors,
        params=tuple(one for one, _ in entry.params),
        aliases=dict(entry.param_aliases),
        definitions=grader().definitions(DECK),
        itself=entry.key if name.endswith("_prime") else None,
    )


def confirm(name: str, given: str) -> None:
    """An accepted answer has the true values."""
    if TRUTHS[name].vectors:
        return
    try:
        answer = from_tree(read(given, context(name)).tree)
        found = difference(TRUTHS[name], answer, POINTS)
    except (UntoldError, KeyError):
        return
    state["checked"] += 1
    assert found is None, f"accepted, but different at {found}"


def draw(name: str, given: str) -> None:
    started = time.process_time()
    place = 0
    try:
        reading = read(given, context(name))
    except Unreadable as complaint:
        place = complaint.position
        reading = None
    assert 0 <= place <= len(given), "a place outside the text"
    if reading is None:
        return
    assert isinstance(quiz.formula.pictures.picture.one_line(reading.tree), str)
    assert time.process_time() - started < MOST_SECONDS, "slow to read"


def memory_kilobytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * (resource.getpagesize() >> 10)


def one_input(data: bytes) -> None:
    source = atheris.FuzzedDataProvider(data)
    name, given = question_and_answer(source, NAMES)
    state["inputs"] += 1
    try:
        check(name, given)
        if state["inputs"] == WARM:
            state["memory"] = memory_kilobytes()
        elif state["inputs"] > WARM and state["inputs"] % 1000 == 0:
            grown = memory_kilobytes() - state["memory"]
            assert grown < MOST_GROWTH, f"memory grew by {grown >> 10} MB"
    except Exception as failure:
        if not LOG:
            raise
        report(name, given, failure)
    if LOG and state["inputs"] % SUMMARY_EVERY == 0:
        summarise()


def report(name: str, given: str, failure: Exception) -> None:
    """Append a failure to the log, the first ones of each place in the code."""
    frames = traceback.extract_tb(failure.__traceback__)
    last = frames[-1]
    place = f"{type(failure).__name__} {Path(last.filename).name}:{last.lineno}"
    reported[place] = reported.get(place, 0) + 1
    if reported[place] > MOST_OF_A_KIND:
        return
    line = {"name": name, "given": given, "place": place, "why": str(failure)[:400]}
    with Path(LOG).open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


def summarise() -> None:
    """What was done so far, beside the log."""
    memory = memory_kilobytes()
    found = {**state, "outcomes": outcomes, "memory_now": memory, "slowest": slowest}
    Path(LOG + ".summary").write_text(json.dumps(found, indent=1), encoding="utf-8")


def main() -> None:
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
