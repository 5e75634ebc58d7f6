"""Marking: one answer against one card, as data.

Formulas and numbers are read by `quiz.formula`; it comes in as `Tools`, so that
a session can be described and tested without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import assert_never

from quiz.deck.diagnostics import Span
from quiz.deck.model import (
    Answer,
    Ask,
    Basic,
    Choice,
    Claim,
    Cloze,
    ClozeText,
    Formula,
    Function,
    Gap,
    Listing,
    Number,
    Points,
    Property,
    Source,
    Truth,
)
from quiz.session.graphs import Functions, SameCurve, mark_graph
from quiz.session.intervals import same_interval
from quiz.session.lists import mark_list
from quiz.session.names import best_match
from quiz.session.numbers import Parametric, bare, same_number, same_value
from quiz.session.parts import Marking, Part, State, uncounted
from quiz.verdict import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Tools:
    """What marking needs of `quiz.formula`, handed in by the caller."""

    grade: Callable[[Function, Ask, str], Verdict]
    """A typed formula against a function, or against its derivative."""
    constant: Callable[[str], float | None]
    """The value of a constant expression; None if the text is not one."""
    parametric: Callable[[Function, str], tuple[float, ...] | None]
    """The values of an expression in a function's parameters: with their usual
    values, then with others; None if the text is no such expression."""
    functions: Functions = lambda truth: ()
    """The functions that a typed name could mean."""
    same_curve: SameCurve = lambda truth, other: False
    """Whether the graph of the first does not tell them apart."""
    equal: Callable[[str, str], bool] = lambda truth, typed: False
    """Whether two expressions in the same letters are one function."""
    at_zero: Callable[[Function], tuple[float, ...] | None] = lambda function: None
    """The value at zero where a deck leaves it out, as `parametric` gives values."""


class Manner(StrEnum):
    """How a card is answered."""

    ALOUD = "aloud"
    """In the learner's head; a key reveals."""
    LINE = "line"
    """One typed line."""
    GAPS = "gaps"
    """One typed line for each gap."""
    PICK = "pick"
    """One of a few numbered choices."""
    PICKS = "picks"
    """Any number of numbered choices."""


def manner(answer: Answer) -> Manner:
    """How an answer of this kind is given."""
    match answer:
        case Basic() | Points():
            return Manner.ALOUD
        case Formula() | Listing() | Number():
            return Manner.LINE
        case Property(function=function, ask=ask):
            is_known = ask is not Ask.RANGE or function.range is not None
            return Manner.LINE if is_known else Manner.ALOUD
        case Choice(options=options):
            several = sum(option.right for option in options) > 1
            return Manner.PICKS if several else Manner.PICK
        case Claim():
            return Manner.PICK
        case Cloze():
            return Manner.GAPS
        case _:
            assert_never(answer)


def may_try_again(answer: Answer) -> bool:
    """Whether a wrong answer of this kind may be mended before the truth is shown."""
    match answer:
        case Formula() | Number() | Property():
            return True
        case _:
            return False


def most_wrong(answer: Answer) -> int | None:
    """With how many wrong answers the truth is shown; None: it is asked for.

    A value or a range has one more try: with many it would be found by halving.
    """
    return None if isinstance(answer, Formula) else 2


def mark(
    answer: Answer,
    given: tuple[str, ...],
    tools: Tools,
    *,
    language: str,
    shuffled: tuple[int, ...] = (),
) -> Marking:
    """The marking of `given`.

    Args:
        given: One text; for a cloze one a gap; for choices the numbers picked,
            from 1, in the order shown.
        shuffled: For a choice, the places of its options in the order shown.
    """
    match answer:
        case Basic() | Points():
            return SELF_GRADED
        case Formula(function=function, ask=ask):
            return Marking(uncounted(tools.grade(function, ask, given[0])))
        case Property():
            return _mark_property(answer, given[0] if given else "", tools)
        case Listing():
            return mark_list(answer, given)
        case Choice(options=options):
            right = {
                number
                for number, place in enumerate(shuffled, start=1)
                if options[place].right
            }
            return _mark_picks(given, right, len(options))
        case Claim(truth=truth):
            return _mark_claim(given, truth)
        case Number():
            return same_number(answer, given[0], tools.constant)
        case Cloze():
            return _mark_gaps(answer.get(language), given, tools)
        case _:
            assert_never(answer)


SELF_GRADED = Marking(Verdict(Outcome.UNDECIDED, "self-graded"))
GAVE_UP = Marking(Verdict(Outcome.WRONG, "gave-up"))
_FORMULA = re.compile(r"[-+*/^()=²³√0-9]")
"""What a hidden text has that is a formula rather than a name."""
_IDLE = frozenset(
    {
        "a", "an", "the", "one", "per", "for", "each", "every", "of",
        "на", "по", "для", "один", "одна", "одно", "одну", "одной", "одному",
        "каждый", "каждая", "каждое", "каждую", "каждой", "каждого", "каждому",
    }
)  # fmt: skip
"""Words around a name that say how many there are, not what it is."""
_NOWHERE = Span("", 0, 0)
TRUTHS = (Truth.TRUE, Truth.FALSE, Truth.PARTLY)
"""The choices of a claim, in the order shown."""


def _mark_property(answer: Property, given: str, tools: Tools) -> Marking:
    if manner(answer) is Manner.ALOUD:
        return SELF_GRADED
    function = answer.function
    if answer.ask is Ask.GRAPH:
        return mark_graph(
            function, given, tools.functions, tools.same_curve, tools.grade
        )
    values = partial(tools.parametric, function)
    if answer.ask is Ask.RANGE and function.range is not None:
        return same_interval(function.range.text, given, values)
    if function.zero is None:
        wanted = tools.at_zero(function)
        return SELF_GRADED if wanted is None else same_value(wanted, given, values)
    return _mark_zero(function.zero, given, tools, values)


def _mark_zero(truth: Source, given: str, tools: Tools, values: Parametric) -> Marking:
    is_number = tools.constant(truth.text) is not None
    has_letters = tools.constant(text := bare(given)) is None and values(text)
    if (has_letters or not is_number) and (wanted := values(truth.text)):
        return same_value(wanted, given, values)
    return same_number(Number(truth), given, tools.constant)


def _mark_picks(given: tuple[str, ...], right: set[int], count: int) -> Marking:
    numbers = [int(text) for text in given if re.fullmatch("[0-9]{1,3}", text)]
    if not given:
        return Marking(Verdict(Outcome.INVALID, "empty"))
    if len(numbers) != len(given) or not set(numbers) <= set(range(1, count + 1)):
        choices = (("count", str(count)),)
        return Marking(Verdict(Outcome.INVALID, "no-such-choice", arguments=choices))
    picked = set(numbers)
    if picked == right:
        return Marking(Verdict(Outcome.CORRECT, "right"))
    reason = "wrong-option" if picked - right else "missing-option"
    if len(picked) == len(right) == 1:
        reason = "wrong-choice"
    return Marking(Verdict(Outcome.WRONG, reason))


def _mark_claim(given: tuple[str, ...], truth: Truth) -> Marking:
    marking = _mark_picks(given, {TRUTHS.index(truth) + 1}, len(TRUTHS))
    if marking.verdict.outcome is not Outcome.WRONG:
        return marking
    return Marking(replace(marking.verdict, reason="wrong-truth"))


def _mark_gaps(text: ClozeText, given: tuple[str, ...], tools: Tools) -> Marking:
    if not any(one.strip() for one in given):
        return Marking(Verdict(Outcome.INVALID, "empty"))
    parts = []
    padded = (*given, *[""] * len(text.gaps))
    for gap, typed in zip(text.gaps, padded, strict=False):
        typed = typed.strip()
        matched = _named_gap(gap, typed) if typed else None
        if matched is not None:
            state = State.SLIP if matched[1] else State.FOUND
        else:
            is_same = bool(typed) and any(
                _same_gap(name, typed, tools) for name in gap.names
            )
            state = State.FOUND if is_same else State.MISSED
        parts.append(Part(gap.names[0], typed, state))
    missed = sum(part.state is State.MISSED for part in parts)
    if missed:
        counts = (("missed", str(missed)), ("count", str(len(parts))))
        return Marking(
            Verdict(Outcome.WRONG, "wrong-gap", arguments=counts), tuple(parts)
        )
    return Marking(Verdict(Outcome.CORRECT, "right"), tuple(parts))


def _named_gap(gap: Gap, typed: str) -> tuple[int, bool] | None:
    """The name that a gap was filled with, maybe with words that add nothing to it.

    Where the hint says *one per label*, *a sigmoid for each label* is a sigmoid.
    """
    matched = best_match(typed, [gap.names])
    if matched is not None:
        return matched
    words = re.findall(r"\w+", typed.casefold())
    idle = _IDLE.union(re.findall(r"\w+", gap.hint.casefold()))
    rest = [word for word in words if word not in idle]
    if not rest or len(rest) == len(words):
        return None
    return best_match(" ".join(rest), [gap.names])


def _same_gap(hidden: str, typed: str, tools: Tools) -> bool:
    """Whether a gap that reads as a formula was filled with its value."""
    if tools.constant(hidden) is not None:
        number = Number(Source(hidden, _NOWHERE))
        marking = same_number(number, typed, tools.constant)
        return marking.verdict.outcome is Outcome.CORRECT
    return bool(_FORMULA.search(hidden)) and tools.equal(hidden, typed)
