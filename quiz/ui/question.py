"""The question of every kind of card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.model import (
    Ask,
    Basic,
    Card,
    Choice,
    Claim,
    Cloze,
    ClozeText,
    Formula,
    Function,
    Listing,
    Number,
    Points,
    Property,
)
from quiz.session import Manner, manner
from quiz.session.intervals import example_beside
from quiz.ui.asking import clock, option_key, quietly, words
from quiz.ui.grid import numbered
from quiz.ui.items import items_view
from quiz.ui.language import sentence
from quiz.ui.look import Look, indented, listed, stack
from quiz.ui.readable import number, shown
from quiz.ui.text import one_line, prose, visible

_LONG_DECIMAL = re.compile(r"[0-9][.,][0-9]{4}")
"""A number that a deck has to round: nobody types it whole."""
_RUSSIAN = re.compile("[А-Яа-яЁё]")
_TYPED_SIGNS = {"σ": "sigmoid", "Φ": "Phi"}
"""Signs that no keyboard has, and the names of their functions."""
TRUTH_KEYS = ("truth.true", "truth.false", "truth.partly")


def question_view(
    card: Card, look: Look, *, shuffled: Sequence[int] = (), has_boxes: bool = False
) -> RenderableType:
    """What is asked, and what one needs to know to answer.

    Args:
        shuffled: For a choice, the places of its options in the order to show.
        has_boxes: Whether a choice of several is drawn with boxes below.
    """
    if has_boxes and manner(card.answer) is Manner.PICKS:
        return stack(
            asked_view(card, look), Text(words("picks.ask", look), style="quiet")
        )
    return stack(
        asked_view(card, look), _given(card, look, shuffled), _timed(card, look)
    )


def _timed(card: Card, look: Look) -> Text | None:
    """The time meant for an answer; explanations say it in their own sentence."""
    if card.time_seconds is None or isinstance(card.answer, Points):
        return None
    return quietly("clock.meant", look, limit=clock(card.time_seconds))


def hint_view(card: Card, number: int, look: Look) -> RenderableType:
    """Hint `number` of the card, counted from 1."""
    key = "hint.only" if len(card.hints) == 1 else "hint.label"
    label = look.label(key, n=number, of=len(card.hints))
    hint = prose(card.hints[number - 1].get(look.language))
    return Text.assemble(label, " ", hint)


def hints_view(card: Card, numbers: range, look: Look) -> RenderableType | None:
    """Several hints of the card below each other; None for none."""
    shown = [hint_view(card, number, look) for number in numbers]
    return Group(*shown) if shown else None


def ways_view(
    key: str, card: Card, look: Look, *, colon: str = "", n: int = 0
) -> RenderableType:
    """What can be done here, on one quiet line.

    Args:
        key: The sentence for the first way.
        colon: What a command starts with where text is typed.
    """
    ways = [look.say(key, n=n)]
    if card.hints:
        ways.append(look.say("answer.hint", key=f"{colon}h"))
    ways.append(look.say("answer.keys", key=f"{colon}?"))
    return items_view(ways, look)


def asked_view(card: Card, look: Look) -> Text:
    """The question alone, without what one may answer."""
    if card.question is not None:
        asked = prose(card.question.get(look.language))
    else:
        asked = Text(_own_words(card, look))
    asked.stylize("question")
    return asked


def asked_words(function: Function, ask: Ask, language: str) -> str:
    """What a made card asks. Russian names stand in quotes, so as not to decline."""
    name = one_line(function.name.get(language))
    if _RUSSIAN.search(name):
        name = sentence("ask.named", language, name=name)
    return sentence(f"ask.{ask.value}", language, name=name)


def _own_words(card: Card, look: Look) -> str:
    match card.answer:
        case Formula(function=function, ask=ask) | Property(function=function, ask=ask):
            return asked_words(function, ask, look.language)
        case Cloze(texts=texts):
            return look.say("ask.cloze", n=len(texts[0].gaps))
        case Claim():
            return look.say("ask.claim")
        case _:
            return look.say("ask.anything")


def _given(card: Card, look: Look, shuffled: Sequence[int]) -> RenderableType | None:
    match card.answer:
        case Basic():
            return None
        case Points(points=points):
            key = "given.points" if card.time_seconds is None else "given.points-timed"
            seconds = card.time_seconds or 0
            return look.label(key, n=len(points), seconds=seconds)
        case Listing():
            needed = card.answer.need or len(card.answer.items)
            key = "given.list-ordered" if card.answer.ordered else "given.list"
            return look.label(key, n=needed)
        case Formula(function=function, ask=ask):
            return letters_view(
                function, look, conventions=ask, signs=_signs(card, look)
            )
        case Property(function=function, ask=ask):
            range_text = function.range.text if function.range else ""
            example = example_beside(range_text)
            note = look.label(f"given.{ask.value}", example=example)
            notes = [note]
            if ask is Ask.RANGE and _LONG_DECIMAL.search(range_text):
                notes.append(look.label("given.rounded"))
            if function.params and ask is not Ask.GRAPH:
                notes.insert(0, letters_view(function, look, conventions=ask))
            return Group(*notes)
        case Choice(options=options):
            several = sum(option.right for option in options) > 1
            rows = [
                (
                    option_key(options, at),
                    prose(options[place].text.get(look.language)),
                    "",
                )
                for at, place in enumerate(shuffled or range(len(options)), start=1)
            ]
            label = look.label("given.several") if several else None
            return Group(*([label] if label else []), numbered(rows, look))
        case Claim():
            truths = enumerate(TRUTH_KEYS, start=1)
            return numbered([(n, Text(look.say(key)), "") for n, key in truths], look)
        case Number(unit=unit):
            if unit is None:
                return None
            return look.label("given.unit", unit=one_line(unit.get(look.language)))
        case Cloze():
            return indented(_with_gaps(card.answer.get(look.language)), look)
        case _:
            assert_never(card.answer)


def letters_view(
    function: Function,
    look: Look,
    *,
    conventions: Ask = Ask.FORMULA,
    signs: Sequence[str] = (),
) -> Text:
    """The letters an answer may use, with usual values and assumptions.

    Args:
        signs: Functions that the question calls by a sign.
    """
    letters = function.variables or tuple(
        name for name, usual in function.params if not usual
    )
    parts = []
    if letters:
        parts.append(look.say("given.letters", letters=", ".join(letters)))
    vectors = [name for name in function.variables if name in function.vectors]
    if vectors:
        parts.append(
            look.say("given.vectors", n=len(vectors), names=", ".join(vectors))
        )
    for name, usual in function.params:
        if name in letters:
            continue  # where there are no others
        value, is_whole = number(usual)
        key = "given.param-usual" if is_whole else "given.param-near"
        key = key if usual else "given.param"
        parts.append(look.say(key, name=name, value=value))
    if function.assume:
        parts.append(", ".join(function.assume))
    for ask, points in function.exceptions:
        if ask is conventions and points:
            at = listed([shown(point) for point in points], look)
            parts.append(look.say("given.except", points=at, n=len(points)))
    for sign in signs:
        name = f"{_TYPED_SIGNS[sign]}({function.variables[0]})"
        parts.append(look.say("given.sign", sign=sign, name=name))
    return Text(visible("; ".join(parts)), style="quiet")


def _signs(card: Card, look: Look) -> list[str]:
    """Signs in the question for functions that an answer may name."""
    if not isinstance(card.answer, Formula) or card.question is None:
        return []
    asked, function = (
        prose(card.question.get(look.language)).plain,
        card.answer.function,
    )
    letters = {*function.variables, *(name for name, _ in function.params)}
    return [
        sign
        for sign, name in _TYPED_SIGNS.items()
        if sign in asked
        and sign not in letters
        and not (function.key == name and card.answer.ask is Ask.FORMULA)
    ]


def _with_gaps(text: ClozeText) -> Text:
    result = Text()
    for gap_number, piece in enumerate(text.pieces, start=1):
        result.append_text(prose(piece, is_piece=True))
        if gap_number <= len(text.gaps):
            gap = text.gaps[gap_number - 1]
            blank = one_line(gap.hint)
            blank = f"[{gap_number}: {blank}]" if blank else f"[{gap_number}]"
            result.append(blank, style="key")
    return result
