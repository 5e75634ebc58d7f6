"""Collecting complaints about one file, with places."""

from __future__ import annotations

from quiz.deck.codes import SEVERITIES
from quiz.deck.diagnostics import Diagnostic, Severity, Span
from quiz.deck.nodes import Mark, Node, Pairs


class Complaints:
    """What has been found in one text so far."""

    __slots__ = ("_spots", "errors", "found", "has_comments", "path", "source")

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source
        self.has_comments = " #" in source
        self.found: list[Diagnostic] = []
        self.errors = 0
        self._spots: list[tuple[int, int]] = []

    def add(self, code: str, at: Node | Mark | Span, **arguments: str) -> None:
        """Complain about a place."""
        span = at if isinstance(at, Span) else self.span(at)
        severity = SEVERITIES[code]
        self.errors += severity is Severity.ERROR
        self.found.append(Diagnostic(span, code, tuple(arguments.items()), severity))

    def span(self, at: Node | Mark) -> Span:
        """The place of a node: as wide as it is if it ends on its line."""
        if isinstance(at, Pairs) and at.pairs and not at.flow:
            at = at.pairs[0][0]
        if isinstance(at, Node):
            start, end = at.start, at.end
            width = end.column - start.column if end.line == start.line else 1
            return Span(self.path, start.line + 1, start.column + 1, max(width, 1))
        return Span(self.path, at.line + 1, at.column + 1)

    def take(self, others: Complaints) -> None:
        """Add the complaints that were collected apart."""
        self.errors += others.errors
        self.found += others.found

    def refuse(self, code: str, at: Node | Mark | Span, **arguments: str) -> None:
        """Complain about the text itself: the card around the place is spoilt."""
        self.add(code, at, **arguments)
        span = self.found[-1].span
        self._spots.append((span.line, span.column))

    def again(self, source: str) -> Complaints:
        """What to start another reading of the file with: nothing but the spots."""
        fresh = Complaints(self.path, source)
        fresh._spots = list(self._spots)
        return fresh

    def spoilt(self, node: Node) -> bool:
        """Whether a place that was refused lies inside the node."""
        if not self._spots:
            return False
        start = (node.start.line + 1, node.start.column + 1)
        end = (node.end.line + 1, node.end.column + 1)
        return any(start <= spot < end for spot in self._spots)
