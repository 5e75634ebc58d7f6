"""Marking of *Which function is this graph?*: by name, or by formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from quiz.deck.model import Ask, Function, Source
from quiz.session.names import best_match, same_name
from quiz.session.parts import Marking, uncounted
from quiz.verdict import Outcome, Verdict

Functions = Callable[[Function], Sequence[Function]]
"""The functions that could be meant beside this one."""
SameCurve = Callable[[Function, Function], bool]
"""Whether the second cannot be told from the graph of the first, as it is drawn."""
Grade = Callable[[Function, Ask, str], Verdict]

_AROUND = re.compile(
    r"^(?:[a-z]\s*=\s*)?(?:(?:the|это|функция|function|график|graph of)\s+)*"
    r"(?:[a-z]+\.)*|\(\s*[a-z]?\s*\)$|\s+(?:function|функция)$",
    re.IGNORECASE,
)
_ALIKE = "looks-same"
_LOOKS_LIKE_FORMULA = re.compile(r"[-+*/^()=|]|\bif\b|\d\s*[a-z]")


def mark_graph(
    truth: Function,
    given: str,
    functions: Functions,
    same_curve: SameCurve,
    grade: Grade,
) -> Marking:
    """Whether `given` names the function whose curve was shown, or writes it out.

    A function of another name is right only if the graph does not tell them apart.
    A name that is known to no deck costs nothing.
    """
    if not given.strip():
        return Marking(Verdict(Outcome.INVALID, "empty"))
    name = _AROUND.sub("", given.strip()).strip()
    own = names_of(truth)
    others = [one for one in functions(truth) if not _is_same(one, truth)]
    groups = [own, *map(names_of, others)]
    matched = best_match(name, groups) or best_match(given, groups)
    if matched is None:
        return _by_formula(truth, given, same_curve, grade)
    place, is_slip = matched
    notes = ("misspelt",) if is_slip else ()
    if place == 0:
        return Marking(Verdict(Outcome.CORRECT, "right", notes=notes))
    if same_curve(truth, others[place - 1]):
        return Marking(Verdict(Outcome.CORRECT, "right", notes=(*notes, _ALIKE)))
    variants = others[place - 1].name.variants
    arguments = (
        ("name", variants[0][1]),
        *((f"name.{code}", text) for code, text in variants),
    )
    return Marking(Verdict(Outcome.WRONG, "another-curve", arguments=arguments))


def names_of(function: Function) -> tuple[str, ...]:
    """Everything that the function is called."""
    own = (text for _, text in function.name.variants)
    return tuple(dict.fromkeys((*own, *function.aliases, function.key)))


def _is_same(one: Function, other: Function) -> bool:
    return any(same_name(a, b) for a in names_of(one) for b in names_of(other))


def _by_formula(
    truth: Function, given: str, same_curve: SameCurve, grade: Grade
) -> Marking:
    verdict = uncounted(grade(truth, Ask.FORMULA, given))
    if verdict.outcome is Outcome.CORRECT:
        return Marking(Verdict(Outcome.CORRECT, "right"))
    if verdict.outcome is Outcome.WRONG:
        typed = replace(truth, formula=Source(given, truth.span), derivative=None)
        if same_curve(truth, typed):
            return Marking(Verdict(Outcome.CORRECT, "right", notes=(_ALIKE,)))
        arguments = (("name", given),)
        return Marking(Verdict(Outcome.WRONG, "another-curve", arguments=arguments))
    if verdict.reason != "unknown-letter" and not _LOOKS_LIKE_FORMULA.search(given):
        return Marking(Verdict(Outcome.INVALID, "unknown-function"))
    return Marking(verdict)
