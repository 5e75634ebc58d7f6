"""Cloze texts: ``[[hidden | alias :: hint]]``, several in a text."""

from __future__ import annotations

from quiz.deck.complaints import Complaints
from quiz.deck.diagnostics import Span
from quiz.deck.fields import Fields, complain_of_counts, read_text
from quiz.deck.model import Cloze, ClozeText, Gap
from quiz.deck.nodes import Node

OPEN, CLOSE, ALIAS, HINT = "[[", "]]", "|", "::"


def read_cloze(fields: Fields) -> Cloze | None:
    """The text under `cloze` in its languages, which must agree in their gaps."""
    complaints = fields.complaints
    texts: list[ClozeText] = []
    for language, node in fields.all_variants("cloze"):
        text = read_text(node, "cloze", complaints)
        split = None if text is None else _split(text, node, complaints)
        if split is None:
            continue
        pieces, gaps = split
        if texts and len(gaps) != len(texts[0].gaps):
            key, own_count = f"cloze.{language}", len(texts[0].gaps)
            complain_of_counts(node, key, len(gaps), "cloze", own_count, complaints)
            continue
        texts.append(ClozeText(language, pieces, gaps))
    return Cloze(tuple(texts)) if texts else None


def _split(
    text: str, node: Node, complaints: Complaints
) -> tuple[tuple[str, ...], tuple[Gap, ...]] | None:
    first, *rest = text.split(OPEN)
    if not rest:
        complaints.add("D128", node)
        return None
    pieces = [first]
    gaps: list[Gap] = []
    for number, part in enumerate(rest):
        hidden, closed, after = part.partition(CLOSE)
        if not closed:
            complaints.add("D127", _nth_opening(number, node, complaints))
            return None
        spelt, _, hint = hidden.partition(HINT)
        names = [name.strip() for name in spelt.split(ALIAS)]
        if not all(names):
            complaints.add("D129", _nth_opening(number, node, complaints))
            return None
        gaps.append(Gap(tuple(names), hint.strip()))
        pieces.append(after)
    return tuple(pieces), tuple(gaps)


def _nth_opening(number: int, node: Node, complaints: Complaints) -> Span:
    raw = complaints.source[node.start.index : node.end.index]
    index = -1
    for _ in range(number + 1):
        index = raw.find(OPEN, index + 1 if index < 0 else index + len(OPEN))
    if index < 0:  # spelt with escapes
        return complaints.span(node)
    before = raw[:index]
    line = before.count("\n")
    offset = index - before.rindex("\n") - 1 if line else node.start.column + index
    return Span(complaints.path, node.start.line + line + 1, offset + 1, len(OPEN))
