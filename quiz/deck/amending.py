"""Adding an accepted answer to a card, in the author's own text.

Nothing is written anew: a few characters are put in, and only a text that reads
as the same deck with just that answer more is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quiz.deck.diagnostics import Severity
from quiz.deck.model import Answer, Card, CardId, Cloze, ClozeText, Item, Listing
from quiz.deck.parse import parse_deck

_PLAIN = re.compile(r"[^\W\d_][\w +/.-]*(?<![ .])")
_WORDS_OF_YAML = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
_GAP = re.compile(r"\[\[(.*?)(\s*)(::.*?)?\]\]", re.DOTALL)
_ALSO_IN_LINES = re.compile(
    r"^[ -]*also:[ ]*\n(?P<indent>[ ]*)- .*(?:\n(?P=indent)[- ] .*)*", re.MULTILINE
)
_NOT_IN_A_GAP = ("|", "::", "[[", "]]", "\n")


def is_plain(text: str) -> bool:
    """Whether a text needs no quotes wherever it stands."""
    return bool(_PLAIN.fullmatch(text)) and text.casefold() not in _WORDS_OF_YAML


def quoted(text: str) -> str:
    """A text as YAML reads it back, plain where that is safe.

    >>> quoted("input gate"), quoted("no"), quoted("it's: so")
    ('input gate', "'no'", "'it''s: so'")
    """
    if is_plain(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def with_item(listing: Listing, missed: Item | None, text: str) -> Listing:
    """The list with one answer more: another name of `missed`, or right as well."""
    if missed is None:
        return replace(listing, also=(*listing.also, Item((text,))))
    named = Item((*missed.names, text))
    items = tuple(named if item == missed else item for item in listing.items)
    return replace(listing, items=items)


def with_gap(cloze: Cloze, language: str, number: int, text: str) -> Cloze | None:
    """The text with one more answer to gap `number`, from 0; None if it cannot be."""
    if any(sign in text for sign in _NOT_IN_A_GAP):
        return None
    chosen = cloze.get(language)
    gap = chosen.gaps[number]
    gaps = list(chosen.gaps)
    gaps[number] = replace(gap, names=(*gap.names, text))
    amended = ClozeText(chosen.language, chosen.pieces, tuple(gaps))
    texts = tuple(amended if one is chosen else one for one in cloze.texts)
    return Cloze(texts)


def line_to_add(answer: Answer, wanted: Answer) -> str:
    """What an author would write to make the one answer the other, on one line."""
    match answer, wanted:
        case Listing(items=items), Listing(items=now) if items != now:
            item = next(b for a, b in zip(items, now, strict=True) if a != b)
            return f"- [{', '.join(map(quoted, item.names))}]"
        case Listing(), Listing(also=also):
            names = (quoted(item.names[0]) for item in also)
            return f"also: [{', '.join(names)}]"
        case Cloze(texts=texts), Cloze(texts=now):
            gaps = (
                after
                for old, new in zip(texts, now, strict=True)
                for before, after in zip(old.gaps, new.gaps, strict=True)
                if before != after
            )
            return "".join(f"[[{' | '.join(gap.names)}]]" for gap in gaps)
        case _:
            return ""


def amended(source: str, path: str, card: Card, wanted: Answer) -> str | None:
    """The deck's text with the card's answer as wanted; None if it cannot be had."""
    deck, found = parse_deck(source, path)
    if deck is None or card.id is None:
        return None
    errors = sum(one.severity is Severity.ERROR for one in found)
    expected = {one.id: one.answer for one in deck.cards} | {card.id: wanted}
    starts = [(one.id, one.span.line) for one in deck.cards]
    lines = source.split("\n")
    first, last = _block(len(lines), card.id, starts)
    before = "".join(line + "\n" for line in lines[:first])
    block = "\n".join(lines[first:last])
    after = "".join("\n" + line for line in lines[last:])
    for tried in _candidates(block, card.answer, wanted):
        text = before + tried + after
        now, complaints = parse_deck(text, path)
        if now is None:
            continue
        if sum(one.severity is Severity.ERROR for one in complaints) > errors:
            continue
        if _same({one.id: one.answer for one in now.cards}, expected):
            return text
    return None


def _same(now: dict[CardId | None, Answer], then: dict[CardId | None, Answer]) -> bool:
    """Whether the cards are the same; the places of formulas may have moved."""
    plain = (Listing, Cloze)
    return now.keys() == then.keys() and all(
        one == then[card]
        for card, one in now.items()
        if isinstance(one, plain) or isinstance(then[card], plain)
    )


def _block(
    count: int, card: CardId, starts: list[tuple[CardId | None, int]]
) -> tuple[int, int]:
    """First and last line of a card, from 0; the last one is no longer its own."""
    first = next(line for one, line in starts if one == card)
    later = [line for _, line in starts if line > first]
    return first - 1, min(later, default=count + 1) - 1


def _candidates(block: str, answer: Answer, wanted: Answer) -> Iterator[str]:
    match answer, wanted:
        case Listing(items=items), Listing(items=now) if items != now:
            changed = ((a, b) for a, b in zip(items, now, strict=True) if a != b)
            for item, named in changed:
                yield from _renamed(block, item.names, quoted(named.names[-1]))
        case Listing(also=also), Listing(also=now):
            added = [quoted(item.names[0]) for item in now[len(also) :]]
            yield from _also(block, ", ".join(added), added)
        case Cloze(texts=texts), Cloze(texts=now):
            old = [gap for text in texts for gap in text.gaps]
            new = [gap for text in now for gap in text.gaps]
            changes = [
                (before.names[0], after.names[-1])
                for before, after in zip(old, new, strict=True)
                if before != after
            ]
            yield from _all_widened(block, changes)
        case _:
            return


def _renamed(block: str, names: tuple[str, ...], text: str) -> Iterator[str]:
    """The last name of an item with one more behind it, or a pair where it was one."""
    for spelt in (quoted(names[-1]), names[-1], f'"{names[-1]}"', f"'{names[-1]}'"):
        pattern = re.compile(rf"(?<![\w-]){re.escape(spelt)}(?![\w-])")
        for match in pattern.finditer(block):
            start, end = match.span()
            if len(names) == 1:
                yield f"{block[:start]}[{spelt}, {text}]{block[end:]}"
            yield f"{block[:start]}{spelt}, {text}{block[end:]}"


def _also(block: str, text: str, added: Sequence[str]) -> Iterator[str]:
    for match in re.finditer(r"\balso:\s*\[[^\]]*(?=\])", block):
        yield f"{block[: match.end()]}, {text}{block[match.end() :]}"
    for match in _ALSO_IN_LINES.finditer(block):
        lines = "".join(f"\n{match['indent']}- {one}" for one in added)
        yield f"{block[: match.end()]}{lines}{block[match.end() :]}"
    for match in re.finditer(r"^( *)list:", block, re.MULTILINE):
        at = match.start()
        yield f"{block[:at]}{match[1]}also: [{text}]\n{block[at:]}"


def _all_widened(block: str, changes: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The block with every change made, each where its gap may be."""
    if not changes:
        yield block
        return
    for widened in _widened(block, *changes[0]):
        yield from _all_widened(widened, changes[1:])


def _widened(block: str, hidden: str, text: str) -> Iterator[str]:
    for match in _GAP.finditer(block):
        if match[1].partition("|")[0].strip() == hidden:
            rest = match[2] + (match[3] or "")
            gap = f"[[{match[1]} | {text}{rest}]]"
            yield block[: match.start()] + gap + block[match.end() :]
