"""No word mixes Latin letters with Cyrillic twins, or holds a letter of no width.

Nobody sees the difference, and nothing that is typed matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.checks.finding import Finding, finding
from quiz.checks.run import Owned
from quiz.checks.texts import texts_of
from quiz.deck.characters import name_of
from quiz.deck.diagnostics import Span
from quiz.deck.model import Cloze, Deck, Formula, Function, Listing
from quiz.deck.ways import Piece, Way

_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]{2,}")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_LATIN_TWINS = frozenset("aceopxyABCEHKMOPTXk")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u206a-\u206f\u3164\uffa0"
    "\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)
"""Reading refuses those that also steer a terminal; these may stand in good faith."""
_CYRILLIC_TWINS = frozenset("асеорхуАВСЕНКМОРТХк")


def mixed_alphabets(deck: Deck) -> Owned:
    """Words with a letter that cannot be seen for what it is, wherever they stand."""
    for told in texts_of(deck):
        for language, text in told.text.variants:
            for found in _mixed(told.way_in(language), text):
                yield told.owner, found
    for function in deck.functions:
        yield from _in_function(function.span, function)
    for card in deck.cards:
        match card.answer:
            case Listing(items=items, also=also):
                for key, listed in (("list", items), ("also", also)):
                    for place, item in enumerate(listed):
                        for number, name in enumerate(item.names):
                            for found in _mixed((key, place, number), name):
                                yield card.span, found
            case Cloze(texts=texts):
                for one in texts:
                    own = one.language == deck.language
                    key = "cloze" if own else f"cloze.{one.language}"
                    for gap in one.gaps:
                        for name in gap.names:
                            for found in _mixed((key,), name, is_part=True):
                                yield card.span, found
            case Formula(function=function) if function.span == card.span:
                yield from _in_function(card.span, function)
            case _:
                pass


def _in_function(owner: Span, function: Function) -> Owned:
    keys = ("formula", "derivative", "stable", "range", "domain", "zero")
    for key in keys:
        source = getattr(function, key)
        if source is not None:
            for found in _mixed((key,), source.text):
                yield owner, found
    for place, reject in enumerate(function.rejects):
        for found in _mixed(("reject", place, "form"), reject.form.text):
            yield owner, found
    for place, alias in enumerate(function.aliases):
        for found in _mixed(("aliases", place), alias):
            yield owner, found


def _mixed(way: Way, text: str, *, is_part: bool = False) -> Iterator[Finding]:
    if text.isascii():
        return
    for match in _UNSEEN.finditer(text):
        piece = Piece(-1 if is_part else match.start(), match[0])
        yield finding("D151", *way, piece=piece, character=name_of(match[0]))
    if _LATIN.search(text) is None:
        return
    for match in _WORD.finditer(text):
        word = match[0]
        latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
        if not latin or not cyrillic:
            continue
        few, twins = (latin, _LATIN_TWINS)
        if len(cyrillic) <= len(latin):
            few, twins = (cyrillic, _CYRILLIC_TWINS)
        if set(few) <= twins:
            piece = Piece(-1 if is_part else match.start(), word)
            letters = ", ".join(dict.fromkeys(few))
            yield finding("D153", *way, piece=piece, word=word, letters=letters)
