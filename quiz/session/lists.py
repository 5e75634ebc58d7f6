"""Marking of lists: named items, in any spelling a person would accept."""

from __future__ import annotations

import re

from quiz.deck.model import Item, Listing
from quiz.session.names import best_match
from quiz.session.parts import Marking, Part, State
from quiz.verdict import Outcome, Verdict

_SEPARATORS = re.compile(r"[,;\n]+")
_WORDS_BETWEEN = re.compile(r"\s*/\s*|\s+(?:and|и|&)\s+", re.IGNORECASE)
_LONGEST_NAME_WORDS = 4


def mark_list(answer: Listing, given: str) -> Marking:
    """Which items were named, which were missed, what else was typed."""
    items = (*answer.items, *answer.also)
    named = _named(given, items)
    if not named:
        return Marking(Verdict(Outcome.INVALID, "empty"))
    needed = answer.need if answer.need is not None else len(answer.items)
    parts: list[Part] = []
    found: list[int] = []
    extra = 0
    for text, place, slip in named:
        if place is None or place in found:
            extra += place is None
            parts.append(Part("", text, State.EXTRA))
            continue
        found.append(place)
        state = State.SLIP if slip else State.FOUND
        parts.append(Part(items[place].names[0], text, state))
    required = [place for place in found if place < len(answer.items)]
    counted = len(found if answer.need is not None else required)
    parts.extend(
        Part(item.names[0], "", State.MISSED)
        for place, item in enumerate(answer.items)
        if place not in found
    )
    counts = (("found", str(counted)), ("needed", str(needed)))
    if counted < needed:
        reason = "missing-items"
    elif extra > counted:
        reason = "extra-items"
    elif answer.ordered and required != sorted(required):
        reason = "wrong-order"
    else:
        notes = ("extra-items",) if extra else ()
        verdict = Verdict(Outcome.CORRECT, "right", notes=notes, arguments=counts)
        return Marking(verdict, tuple(parts))
    return Marking(Verdict(Outcome.WRONG, reason, arguments=counts), tuple(parts))


def _named(given: str, items: tuple[Item, ...]) -> list[tuple[str, int | None, bool]]:
    groups = [item.names for item in items]
    result: list[tuple[str, int | None, bool]] = []
    for chunk in filter(None, map(str.strip, _SEPARATORS.split(given))):
        matched = best_match(chunk, groups)
        if matched is not None:
            result.append((chunk, *matched))
            continue
        for piece in filter(None, map(str.strip, _WORDS_BETWEEN.split(chunk))):
            result.extend(_segmented(piece.split(), groups))
    return result


def _segmented(
    words: list[str], groups: list[tuple[str, ...]]
) -> list[tuple[str, int | None, bool]]:
    """Names typed with nothing but spaces between them, the longest first."""
    result: list[tuple[str, int | None, bool]] = []
    unknown: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST_NAME_WORDS, len(words) - place), 0, -1):
            text = " ".join(words[place : place + length])
            matched = best_match(text, groups)
            if matched is not None:
                if unknown:
                    result.append((" ".join(unknown), None, False))
                    unknown = []
                result.append((text, *matched))
                place += length
                break
        else:
            unknown.append(words[place])
            place += 1
    if unknown:
        result.append((" ".join(unknown), None, False))
    return result
