"""`quiz deck check`: a deck's own tests, those on formulas in a child process."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from quiz.checks.decks import deck_findings
from quiz.checks.finding import Finding, finding
from quiz.checks.jobs import FIRST, Task, tasks_of
from quiz.checks.run import Run
from quiz.deck.codes import SEVERITIES
from quiz.deck.diagnostics import Diagnostic, Span
from quiz.deck.model import Deck
from quiz.deck.places import Places
from quiz.library import Library
from quiz.library.files import read_text
from quiz.ui.text import mathematics

if TYPE_CHECKING:
    from quiz.checks.finding import Job
    from quiz.formula.reading.context import Definitions
    from quiz.grader import Grader

CARD_S = 10.0
"""Seconds that the formulas of one card may take."""
WHOLE_S = 120.0
"""Seconds that the formulas of all decks together may take."""

_MOST_CHILDREN = 4

Try = Callable[["Job", "Definitions", float], tuple[Finding, ...] | None]
"""Tries one rule within seconds; None if it takes longer."""
Step = Callable[[str, float], None]
"""Told what is checked, and which share of all was checked before it."""


def checked(
    library: Library, within: Sequence[Path], attempt: Try, step: Step | None = None
) -> Iterator[Diagnostic]:
    """What is wrong with decks beyond their shape.

    Args:
        within: Only decks of these files and folders; none: all, the formulas of
            bundled decks left out.
        attempt: Tries a rule about formulas.
        step: Told of each card or function with formulas as it is begun.
    """
    decks = [
        deck
        for one in library.deck_ids()
        if (deck := library.deck(one)) is not None
        and (not within or any(map(Path(deck.path).is_relative_to, within)))
    ]
    run = Run(
        library.deck_ids(), lambda one: library.card(one) is not None, mathematics
    )
    shelf: dict[str, Places] = {}
    for deck in decks:
        for owner, found in deck_findings(deck, run):
            yield _told(deck, owner, found, shelf)
    # Formulas of the decks that come with quiz were tried before it came.
    own = [one for one in decks if within or not library.is_bundled(one.id)]
    tasks = [(deck, task) for deck in own for task in tasks_of(deck)]
    yield from _worked_out(tasks, library, attempt, step, shelf)


def _worked_out(
    tasks: list[tuple[Deck, Task]],
    library: Library,
    attempt: Try,
    step: Step | None,
    shelf: dict[str, Places],
) -> Iterator[Diagnostic]:
    if not tasks:
        return
    from quiz.app.grading import grader_for

    grader = grader_for(library)
    scopes = {deck.id: grader.definitions(deck.id) for deck, _ in tasks}
    ends_at = time.monotonic() + WHOLE_S
    begun = count(1)

    def worked_out(deck: Deck, task: Task) -> list[Finding] | None:
        left_s = ends_at - time.monotonic()
        if left_s <= 0:
            return None
        if step is not None:
            step(task.name, next(begun) / len(tasks))
        return list(_tried(task, scopes[deck.id], attempt, min(CARD_S, left_s)))

    pool = ThreadPoolExecutor(getattr(attempt, "children", 1))
    with pool, ExitStack() as cut_short:
        if isinstance(attempt, InChildren):
            # Else the pool waits for what they work on.
            cut_short.callback(attempt.close)
        cut_short.callback(pool.shutdown, wait=False, cancel_futures=True)
        results = list(pool.map(lambda one: worked_out(*one), tasks))
        cut_short.pop_all()
    left = [task for task, result in zip(tasks, results, strict=True) if result is None]
    for (deck, task), result in zip(tasks, results, strict=True):
        for found in result or ():
            yield _told(deck, task.owner, found, shelf)
    if left:
        deck, task = left[0]
        over = finding("D391", count=str(len(left)), n=str(int(WHOLE_S)))
        yield _told(deck, task.owner, over, shelf)


def _tried(
    task: Task, definitions: Definitions, attempt: Try, budget_s: float
) -> Iterator[Finding]:
    ends_at = time.monotonic() + budget_s
    for job in task.jobs:
        left_s = ends_at - time.monotonic()
        found = attempt(job, definitions, left_s) if left_s > 0 else None
        if found is None:
            way = (job.rule,) if job.function is not None else ()
            yield finding("D390", *way, name=task.name, n=str(round(budget_s)))
            return
        yield from map(task.placed, found)
        if found and job.rule == FIRST:
            return


def _told(
    deck: Deck, owner: Span | None, found: Finding, shelf: dict[str, Places]
) -> Diagnostic:
    if deck.path not in shelf:
        text, _ = read_text(Path(deck.path))
        shelf[deck.path] = Places(text or "", deck.path)
    span = shelf[deck.path].span(owner, found.way, found.piece)
    return Diagnostic(span, found.code, found.arguments, SEVERITIES[found.code])


class InChildren:
    """Tries rules in child processes; one that takes too long is ended.

    Several may be asked at a time, by as many threads.
    """

    def __init__(self) -> None:
        self.children = max(1, min(os.cpu_count() or 1, _MOST_CHILDREN))
        self._free: SimpleQueue[Grader | None] = SimpleQueue()
        self._all: list[Grader] = []
        for _ in range(self.children):
            self._free.put(None)  # started when first needed

    def __call__(
        self, job: Job, definitions: Definitions, budget_s: float
    ) -> tuple[Finding, ...] | None:
        from quiz.grader import CHECKER, CheckRequest, Grader
        from quiz.grader.checks import read_found
        from quiz.grader.process import STARTING_S

        request = CheckRequest(job=job, definitions=definitions)
        child = self._free.get()
        if child is None:
            child = Grader(CHECKER)
            self._all.append(child)
        try:
            ticket = child.ask(request, budget_s=budget_s)
            ticket.wait(budget_s + STARTING_S)
        finally:
            self._free.put(child)
        reply = ticket.reply
        if reply is None or "found" not in reply:
            return None
        return read_found(reply["found"])

    def close(self) -> None:
        """End the children."""
        for child in self._all:
            child.close()


def in_this_process(
    job: Job, definitions: Definitions, budget_s: float
) -> tuple[Finding, ...] | None:
    """Tries a rule here, for as long as it takes."""
    from quiz.checks.rules import tried

    return tried(job, definitions)
