"""YAML text to nodes, over the parser's events. Nothing else here knows PyYAML.

Events carry the author's spelling, line and column, and keep the second of two
equal keys; loaded values have lost all three. Anchors, aliases and tags are
refused, so a file cannot grow when it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from quiz.deck.complaints import Complaints
from quiz.deck.nodes import Items, Mark, Node, Pairs, Scalar
from quiz.deck.syntax import Broken

DEEPEST = 16
"""Levels of lists and mappings in one another; a deck needs seven."""

# Characters that the C parser would count in bytes are gone before it starts
# (see `characters`), so its places need no second opinion from the slow one.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


OnCard = Callable[[list[Node], Node], None]
"""Takes the nodes of the head so far, keys and values in turn, and a card."""


def compose(text: str, complaints: Complaints, on_card: OnCard) -> Node | None:
    """The root of the first document, its cards handed over as they are read.

    What is handed over is not kept: a large deck is never in memory as nodes.

    Args:
        on_card: Gets every list or mapping directly under the first `cards`.

    Raises:
        Broken: The text is not YAML, or is nested more than `DEEPEST` levels.
    """
    loader = _LOADER(text)
    try:
        return _root(loader.get_event, complaints, on_card)
    except yaml.MarkedYAMLError as error:
        problem = error.problem_mark or error.context_mark
        context = error.context_mark or problem
        raise Broken(_place(problem), _place(context)) from None
    finally:
        loader.dispose()


def _place(mark: Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _root(next_event: Any, complaints: Complaints, on_card: OnCard) -> Node | None:
    scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
    mapping, sequence = yaml.MappingStartEvent, yaml.SequenceStartEvent
    mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
    document, stream_end = yaml.DocumentStartEvent, yaml.StreamEndEvent
    may_refuse = "&" in complaints.source or "!" in complaints.source
    documents = 0
    root: list[Node] = []
    siblings: list[Node] = root
    above: list[tuple[list[Node], Any]] = []
    cards: list[Node] | None = None
    while True:
        event = next_event()
        kind = event.__class__
        if kind is scalar:
            if may_refuse and (event.anchor or event.tag):
                _refuse(event, complaints)
            siblings.append(
                Scalar(event.value, event.style or "", event.start_mark, event.end_mark)
            )
        elif kind is mapping or kind is sequence:
            if may_refuse and (event.anchor or event.tag):
                _refuse(event, complaints)
            above.append((siblings, event))
            children: list[Node] = []
            if cards is None and kind is sequence and _is_cards(above):
                cards = children
            siblings = children
            if len(above) > DEEPEST:
                # Stop here: the parser takes quadratic time to go on.
                place = _place(event.start_mark)
                raise Broken(place, place, depth=DEEPEST)
        elif kind is mapping_end or kind is sequence_end:
            children = siblings
            siblings, opened = above.pop()
            start, end = opened.start_mark, event.end_mark
            flow = bool(opened.flow_style)
            node: Node
            if kind is mapping_end:
                pairs = list(zip(children[::2], children[1::2], strict=True))
                node = Pairs(pairs, flow, start, end)
            else:
                node = Items(children, flow, start, end)
            if siblings is cards:
                on_card(above[1][0], node)
            else:
                siblings.append(node)
        elif kind is alias:
            complaints.refuse("D005", event.start_mark, alias=event.anchor)
            siblings.append(Scalar("", "*", event.start_mark, event.end_mark))
        elif kind is document:
            documents += 1
            if documents == 2:
                complaints.add("D007", event.start_mark)
                break
        elif kind is stream_end:
            break
    return root[0] if root else None


def _is_cards(above: list[tuple[list[Node], Any]]) -> bool:
    if len(above) != 2 or above[0][1].__class__ is not yaml.MappingStartEvent:
        return False
    head = above[1][0]
    key = head[-1] if len(head) % 2 else None
    return isinstance(key, Scalar) and key.text == "cards"


def _refuse(event: Any, complaints: Complaints) -> None:
    if event.anchor:
        complaints.refuse("D004", event.start_mark, anchor=event.anchor)
    if event.tag:
        complaints.refuse("D003", event.start_mark, tag=event.tag)
