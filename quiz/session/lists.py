"""Marking of lists: named items, in any spelling a person would accept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.deck.model import Item, Listing
from quiz.session.layouts import other_layout
from quiz.session.names import best_match
from quiz.session.parts import Marking, Part, State
from quiz.verdict import Outcome, Verdict

_SEPARATORS = re.compile(r"[,;\n]+")
_WORDS_BETWEEN = re.compile(r"\s*/\s*|\s+(?:and|и|&)\s+", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_LONGEST_NAME_WORDS = 4

_Named = tuple[str, int | None, bool]
"""What was typed, which item it is (None: not one), and whether by a slip."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a list has come."""

    parts: tuple[Part, ...]
    """What was typed so far, in turn; nothing of what is missing."""
    counted: int
    needed: int
    places: tuple[int, ...]
    """The items named, in turn; those that are right but not required come last."""

    @property
    def is_full(self) -> bool:
        """Whether enough was named."""
        return self.counted >= self.needed

    @property
    def extra(self) -> int:
        """How many names do not belong."""
        return sum(part.state is State.EXTRA for part in self.parts)


def tally(answer: Listing, lines: Sequence[str]) -> Tally:
    """What the lines typed so far name: one item a line, or several."""
    items = (*answer.items, *answer.also)
    parts: list[Part] = []
    found: list[int] = []
    for line in lines:
        for text, place, slip in _named(line, items):
            if place is None:
                parts.append(Part("", text, State.EXTRA))
            elif place in found:
                parts.append(Part(items[place].names[0], text, State.REPEATED))
            else:
                found.append(place)
                state = State.SLIP if slip else State.FOUND
                if place >= len(answer.items) and answer.need is None:
                    state = State.ALSO
                parts.append(Part(items[place].names[0], text, state))
    required = sum(place < len(answer.items) for place in found)
    return Tally(
        tuple(parts),
        counted=len(found) if answer.need is not None else required,
        needed=answer.need if answer.need is not None else len(answer.items),
        places=tuple(found),
    )


def mark_list(answer: Listing, lines: Sequence[str]) -> Marking:
    """Which items were named, which were missed, what else was typed."""
    told = tally(answer, lines)
    if not told.parts:
        return Marking(Verdict(Outcome.INVALID, "empty"))
    missed = tuple(
        Part(item.names[0], "", State.MISSED)
        for place, item in enumerate(answer.items)
        if place not in told.places
    )
    required = [place for place in told.places if place < len(answer.items)]
    counts = (("found", str(told.counted)), ("needed", str(told.needed)))
    if not told.is_full:
        reason = "missing-items"
    elif told.extra > told.counted:
        reason = "extra-items"
    elif answer.ordered and required != sorted(required):
        reason = "wrong-order"
    else:
        notes = ("extra-items",) if told.extra else ()
        verdict = Verdict(Outcome.CORRECT, "right", notes=notes, arguments=counts)
        # Where some suffice, those left out were not missed.
        rest = () if answer.need is not None else missed
        return Marking(verdict, told.parts + rest)
    verdict = Verdict(Outcome.WRONG, reason, arguments=counts)
    return Marking(verdict, told.parts + missed)


def _named(given: str, items: tuple[Item, ...]) -> list[_Named]:
    """What a line names, read as it is, or as typed in the other layout."""
    groups = [item.names for item in items]
    readings = [
        _read(text, groups) for text in (given, *other_layout(given)) if text.strip()
    ]
    return max(readings, key=_found, default=[])


def _found(named: list[_Named]) -> int:
    return sum(place is not None for _, place, _ in named)


def _read(given: str, groups: list[tuple[str, ...]]) -> list[_Named]:
    result: list[_Named] = []
    for chunk in _SEPARATORS.split(given):
        chunk = _BULLET.sub("", chunk).strip()
        if not chunk:
            continue
        matched = best_match(chunk, groups)
        if matched is not None:
            result.append((chunk, *matched))
            continue
        for piece in filter(None, map(str.strip, _WORDS_BETWEEN.split(chunk))):
            result.extend(_segmented(piece.split(), groups))
    return result


def _segmented(words: list[str], groups: list[tuple[str, ...]]) -> list[_Named]:
    """Names typed with nothing but spaces between them, the longest first."""
    result: list[_Named] = []
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
