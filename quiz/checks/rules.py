"""The rules about formulas, by name: what a child process tries one by one.

Rules about texts and ids need no formulas, see `quiz.checks.decks`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from quiz.checks.derivatives import wrong_derivative
from quiz.checks.finding import Finding, Found, Job
from quiz.checks.gaps import unread_gap
from quiz.checks.kinks import smooth_kink
from quiz.checks.numbers import not_a_number
from quiz.checks.options import same_option
from quiz.checks.ranges import contradicted_range, nowhere, unread_domain
from quiz.checks.reading import unreadable, unused
from quiz.checks.rejects import right_reject
from quiz.checks.stable import unstable
from quiz.checks.zeros import wrong_limit, wrong_zero
from quiz.deck.model import Function
from quiz.formula.evaluation.values import OutOfBounds
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definitions

OfFunction = Callable[[Function, Definitions], Found]
OfTexts = Callable[[Sequence[str], Definitions], Found]

OF_FUNCTIONS: Mapping[str, OfFunction] = MappingProxyType(
    {
        "reading": unreadable,
        "letters": unused,
        "formula": nowhere,
        "derivative": wrong_derivative,
        "reject": right_reject,
        "range": contradicted_range,
        "domain": unread_domain,
        "zero": wrong_zero,
        "limits": wrong_limit,
        "kinks": smooth_kink,
        "stable": unstable,
    }
)
OF_TEXTS: Mapping[str, OfTexts] = MappingProxyType(
    {"number": not_a_number, "options": same_option, "cloze": unread_gap}
)


def tried(job: Job, definitions: Definitions) -> tuple[Finding, ...]:
    """Everything that one rule finds.

    What is too large to be worked out, or names a function that cannot be read,
    is told of where it stands and not again here.
    """
    try:
        if job.function is not None:
            return tuple(OF_FUNCTIONS[job.rule](job.function, definitions))
        return tuple(OF_TEXTS[job.rule](job.texts, definitions))
    except (Unreadable, OutOfBounds):
        return ()
