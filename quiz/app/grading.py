"""The one place where cards meet `quiz.formula`; it is loaded when first needed."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from quiz.app.equality import equality
from quiz.app.graphs import Curves
from quiz.checks.definitions import definition as definition
from quiz.deck.model import Ask, Function, Reject
from quiz.errors import Exit, QuizError
from quiz.library import Library
from quiz.session import Tools
from quiz.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from quiz.app.pictures import Painter
    from quiz.formula.evaluation.values import Value
    from quiz.formula.grading.grade import Judged
    from quiz.formula.reading.context import Definitions


def tools_for(library: Library) -> Tools:
    """Marking's view of formulas, over the functions of `library`."""
    return tools_of(grader_for(library))


def tools_of(grader: Grader) -> Tools:
    """Marking's view of formulas, through a grader that others use too."""
    grade = _forgiving(grader)
    curves = Curves(grader.library)
    return Tools(
        grade,
        constant,
        parametric,
        curves.functions,
        curves.same,
        equality(grade),
        at_zero,
    )


def _forgiving(grader: Grader) -> Callable[[Function, Ask, str], Verdict]:
    """Grading for a session, where a deck's broken formula must not end it."""

    def grade(function: Function, ask: Ask, text: str) -> Verdict:
        try:
            return grader.grade(function, ask, text)
        except QuizError as error:
            arguments = tuple((key, str(it)) for key, it in error.arguments.items())
            return Verdict(Outcome.UNDECIDED, error.code, arguments=arguments)

    return grade


_LANGUAGES = ("en", "ru")
"""Those that a function's name is given in; a deck's own stands for one it lacks."""


class Grader:
    """Grades formulas; the definitions of each deck are gathered once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._definitions: dict[str, Definitions] = {}
        self._generation = library.generation
        self._latest: tuple[tuple[int, Function, Ask, str], Judged] | None = None

    @property
    def library(self) -> Library:
        """Where the functions come from."""
        return self._library

    def grade(self, function: Function, ask: Ask, text: str) -> Verdict:
        """The verdict on `text` as the function, or as its derivative.

        Raises:
            QuizError: The true formula itself cannot be read.
        """
        return self.judge(function, ask, text).verdict

    def judge(self, function: Function, ask: Ask, text: str) -> Judged:
        """As `grade`, with what a proof would have to show.

        The latest answer is remembered: whoever wants it proved asks again.
        """
        key = self._library.generation, function, ask, text
        if self._latest is None or self._latest[0] != key:
            self._latest = key, self._judged(function, ask, text)
        return self._latest[1]

    def _judged(self, function: Function, ask: Ask, text: str) -> Judged:
        from quiz.formula.grading.grade import judge
        from quiz.formula.reading.complaint import Unreadable
        from quiz.formula.reference import Reference

        reference = Reference(
            definition=definition(function),
            is_derivative=ask is Ask.DERIVATIVE,
            assume=function.assume,
            rounded=function.rounded,
            digits=function.digits,
            exceptions=dict(function.exceptions).get(ask, ()),
            hidden=function.hidden,
            rejects=()
            if ask is Ask.DERIVATIVE
            else tuple(reject.form.text for reject in function.rejects),
        )
        try:
            judged = judge(reference, text, self.definitions(function.deck))
        except Unreadable as unreadable:
            raise QuizError(
                "reference-unreadable",
                exit_code=Exit.WRONG_USAGE,
                given=unreadable.text or function.formula.text,
                column=unreadable.position + 1,
            ) from None
        verdict = judged.verdict
        if verdict.reason in ("other-function", "other-rule"):
            arguments = self._named(verdict, function.deck)
        elif verdict.reason == "reject":
            place = int(dict(verdict.arguments)["reject"])
            arguments = _said(function.rejects[place])
        else:
            return judged
        return replace(judged, verdict=replace(verdict, arguments=arguments))

    def _named(self, verdict: Verdict, deck_id: str) -> tuple[tuple[str, str], ...]:
        """The key of another function, and its name in every language it has."""
        key = dict(verdict.arguments)["name"]
        other = self._library.function(key, deck_id or None)
        names = () if other is None else other.name.variants
        if other is not None:
            codes = dict.fromkeys((*dict(names), *_LANGUAGES))
            names = tuple((code, other.name.get(code)) for code in codes)
        rest = (one for one in verdict.arguments if one[0] != "name")
        own = ((f"name.{code}", text) for code, text in names)
        return (("name", key), *own, *rest)

    def definitions(self, deck_id: str) -> Definitions:
        """The functions that formulas of a deck may name."""
        from quiz.formula.reading.context import Definitions

        if self._generation != self._library.generation:
            self._generation = self._library.generation
            self._definitions.clear()
        if deck_id not in self._definitions:
            functions = self._library.functions(deck_id or None)
            self._definitions[deck_id] = Definitions(map(definition, functions))
        return self._definitions[deck_id]


def _said(reject: Reject) -> tuple[tuple[str, str], ...]:
    """The author's words to an expected slip, in every language they have."""
    if reject.say is None:
        return ()
    own = reject.say.variants
    return (("say", own[0][1]), *((f"say.{code}", text) for code, text in own))


def grader_for(library: Library) -> Grader:
    """A grader over the functions of `library`."""
    return Grader(library)


@lru_cache(maxsize=1_024)
def constant(text: str) -> float | None:
    """The value of a constant expression; None if the text is not one.

    Infinity counts as a value: intervals end there.
    """
    return _value(text, (), ())


def parametric(function: Function, text: str) -> tuple[float, ...] | None:
    """The values of an expression in a function's parameters; None if it is none.

    The first is with the usual values, the second with others, so that `a` and
    `a**2` differ although both are 1 where `a` is usually 1.
    """
    return _twice(function, text, ())


def at_zero(function: Function) -> tuple[float, ...] | None:
    """The value at zero that a deck leaves out, worked out from the formula."""
    if function.vectors:
        return None
    nought = tuple((name, 0.0) for name in function.variables)
    return _twice(function, function.formula.text, nought)


def _twice(
    function: Function, text: str, fixed: tuple[tuple[str, float], ...]
) -> tuple[float, ...] | None:
    usual = [(name, constant(value)) for name, value in function.params]
    first = [(name, 0.6 if value is None else value) for name, value in usual]
    second = [(name, 0.7 * value + 0.13) for name, value in first]
    values = [
        _value(text, (*fixed, *letters), function.param_aliases)
        for letters in (first, second)
    ]
    known = tuple(value for value in values if value is not None)
    return known if len(known) == len(values) else None


def _value(
    text: str,
    letters: tuple[tuple[str, float], ...],
    aliases: tuple[tuple[str, tuple[str, ...]], ...],
) -> float | None:
    from quiz.formula.evaluation.evaluate import Compiler
    from quiz.formula.evaluation.point import Point
    from quiz.formula.evaluation.values import OutOfBounds, Undefined, Unsettled
    from quiz.formula.reading.complaint import Unreadable
    from quiz.formula.reading.context import Context, Definitions
    from quiz.formula.reading.parser import read

    try:
        params = tuple(name for name, _ in letters)
        context = Context(variables=(), params=params, aliases=dict(aliases))
        tree = read(text, context).tree
        at = Point({name: Fraction(value) for name, value in letters})
        value = Compiler(Definitions()).compile(tree)(at)
    except (Unreadable, Undefined, Unsettled, OutOfBounds):
        return None
    return _as_float(value)


def _as_float(value: Value) -> float | None:
    from quiz.formula.evaluation.values import Ball, Infinity

    if isinstance(value, Infinity):
        return value.sign * math.inf
    try:
        if isinstance(value, Ball):
            is_negative, mantissa, exponent, _ = value.mid
            size = math.ldexp(mantissa, exponent)
            return -size if is_negative else size
        return float(value)
    except OverflowError:
        return None


def warm_up(painter: Painter) -> None:
    """Load what typing and marking need while the person reads the question."""
    later = ["quiz.formula.reading.parser", "quiz.formula.grading.grade"]
    if not painter.is_plain:
        later.insert(0, "quiz.ui.prompt")
    threading.Thread(target=_load, args=(later,), name="warm-up", daemon=True).start()
    painter.start()


def _load(names: Iterable[str]) -> None:
    for name in names:
        # What cannot be loaded is noticed, and told, where it is needed.
        with suppress(ImportError, OSError):
            import_module(name)
