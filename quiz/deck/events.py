"""YAML text to nodes, over the parser's events. Nothing else here knows PyYAML.

Events carry the author's spelling, line and column, and keep the second of two
equal keys; loaded values have lost all three. Anchors, aliases and tags are
refused, so a file cannot grow when it is read.
"""

from __future__ import annotations

from typing import Any

import yaml

from quiz.deck.complaints import Complaints
from quiz.deck.nodes import Items, Mark, Node, Pairs, Scalar
from quiz.deck.syntax import Broken, blank_out, classify

DEEPEST = 16
"""Levels of lists and mappings in one another; a deck needs seven."""

MOST_BROKEN_PLACES = 25
"""Each costs one more reading of the file."""

# Characters that the C parser would count in bytes are gone before it starts
# (see `characters`), so its places need no second opinion from the slow one.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str, complaints: Complaints) -> tuple[Node | None, bool]:
    """The root of the first document, and whether broken entries were left out.

    A card or a function that is not YAML is complained about, blanked out, and
    the rest read again: one slip does not cost the whole deck.
    """
    unread = Complaints(complaints.path, text)
    while True:
        attempt = Complaints(complaints.path, text)
        try:
            root = _document(text, attempt)
        except yaml.MarkedYAMLError as error:
            problem = error.problem_mark or error.context_mark
            place = Broken(_place(problem), _place(error.context_mark or problem))
        else:
            complaints.take(attempt)
            complaints.mark_early()
            complaints.take(unread)
            return root, unread.errors > 0
        code, span, arguments = classify(text, place, complaints.path)
        unread.add(code, span, **arguments)
        rest = blank_out(text, span.line - 1)
        if unread.errors == MOST_BROKEN_PLACES and rest is not None:
            unread.add("D014", span, limit=str(MOST_BROKEN_PLACES))
            rest = None
        if rest is None:
            complaints.take(unread)
            return None, True
        text = rest


def _place(mark: Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _document(text: str, complaints: Complaints) -> Node | None:
    loader = _LOADER(text)
    try:
        return _root(loader.get_event, complaints)
    finally:
        loader.dispose()


def _root(next_event: Any, complaints: Complaints) -> Node | None:
    scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
    mapping, sequence = yaml.MappingStartEvent, yaml.SequenceStartEvent
    mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
    document, stream_end = yaml.DocumentStartEvent, yaml.StreamEndEvent
    documents = 0
    root: list[Node] = []
    siblings: list[Node] = root
    above: list[tuple[list[Node], Any]] = []
    while True:
        event = next_event()
        kind = event.__class__
        if kind is scalar:
            if event.anchor or event.tag:
                _refuse(event, complaints)
            siblings.append(
                Scalar(event.value, event.style or "", event.start_mark, event.end_mark)
            )
        elif kind is mapping or kind is sequence:
            if event.anchor or event.tag:
                _refuse(event, complaints)
            above.append((siblings, event))
            siblings = []
            if len(above) == DEEPEST + 1:
                complaints.add("D006", event.start_mark, limit=str(DEEPEST))
        elif kind is mapping_end or kind is sequence_end:
            children = siblings
            siblings, opened = above.pop()
            if len(above) >= DEEPEST:
                children = []  # already complained about
            start, end = opened.start_mark, event.end_mark
            flow = bool(opened.flow_style)
            if kind is mapping_end:
                pairs = list(zip(children[::2], children[1::2], strict=True))
                siblings.append(Pairs(pairs, flow, start, end))
            else:
                siblings.append(Items(children, flow, start, end))
        elif kind is alias:
            complaints.add("D005", event.start_mark, alias=event.anchor)
            siblings.append(Scalar("", "*", event.start_mark, event.end_mark))
        elif kind is document:
            documents += 1
            if documents == 2:
                complaints.add("D007", event.start_mark)
                break
        elif kind is stream_end:
            break
    return root[0] if root else None


def _refuse(event: Any, complaints: Complaints) -> None:
    if event.anchor:
        complaints.add("D004", event.start_mark, anchor=event.anchor)
    if event.tag:
        complaints.add("D003", event.start_mark, tag=event.tag)
