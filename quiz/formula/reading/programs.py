"""Several statements, or a formula whose letters are explained.

``e = exp(x - max(x)); e/sum(e)``, ``x·s, where s = σ(x)``, a ``def`` of some lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace

from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context
from quiz.formula.reading.lexer import Token
from quiz.formula.reading.names import IF, REDUCTIONS
from quiz.formula.tree import Node, Sym, rebuild, walk

MOST_STATEMENTS = 40
"""Statements of an answer."""
_MOST_TAILS = 12  # separators that may start explanations
MOST_COPIED = 500
"""Nodes that letters explained elsewhere may add to a formula."""

_OPEN, _CLOSE = ("(", "[", "{", "|(", "floor("), (")", "]", "}", ")|", ")floor")
_ASSIGNED = re.compile(
    r"(?<![^\W\d])([^\W\d]\w*+)[ \t]*+(?:\([^()]*+\)[ \t]*+)?+(?::?=|<-)(?![=>])"
)
_LOOPED = re.compile(r"\bfor\s++(\w++)\s++in\b")
_LISTED = re.compile(r"(?:^|\n|;)[ \t]*((?:\w+[ \t]*,[ \t]*)+\w+)[ \t]*=(?!=)")
_WHERE = frozenset(["where", "где", "with"])
_ALSO = frozenset(["and", "и"])
_SPLITTERS = frozenset(["chunk", "split", "tensor_split", "unbind", "unstack"])
_SIGNS = ("+", "*", "/", "^", ")", "]", "}", ",", "-", "=", "and", "or", "?", ":", ".")
_COMPARING = ("<", ">", "<=", ">=", "!=", "==", "in")


def assigned(text: str, context: Context) -> frozenset[str]:
    """The names that a text gives meanings to, so that they are read whole.

    A component such as ``x_i`` is none: ``x_i = 0`` is a condition.
    """
    if "=" not in text and "<-" not in text and " for " not in text:
        return frozenset()
    found = {one.group(1) for one in _ASSIGNED.finditer(text) if not _is_sum(one)}
    found |= {one.group(1) for one in _LOOPED.finditer(text)}
    for one in _LISTED.finditer(text):
        found |= {name.strip() for name in one.group(1).split(",")}
    return frozenset(one for one in found if not _is_component(one, context))


def _is_sum(found: re.Match[str]) -> bool:
    """Whether it is ``sum_i(…) = …``, a condition on a sum over an index."""
    kind, _, index = found.group(1).partition("_")
    return kind in REDUCTIONS and len(index) == 1 and "(" in found.group()


def _is_component(name: str, context: Context) -> bool:
    letter, _, below = name.partition("_")
    is_index = below.isdecimal() or (len(below) == 1 and below.isalpha())
    return is_index and context.letters.get(letter, letter) in context.vectors


@dataclass(slots=True)
class Bound:
    """What the letters of an answer stand for, as its author explains them."""

    letters: dict[str, Node] = field(default_factory=dict)
    functions: dict[str, tuple[tuple[str, ...], Node]] = field(default_factory=dict)
    copied: int = 0
    read: int = 0
    """Formulas within the answer that were read, some of them twice."""

    def letter(self, name: str, span: tuple[int, int]) -> Node | None:
        """The formula that a letter stands for, placed where the letter is."""
        if name not in self.letters:
            return None
        return self.copy(self.letters[name], span)

    def copy(self, node: Node, span: tuple[int, int]) -> Node:
        self.copied += sum(1 for _ in walk(node))
        if self.copied > MOST_COPIED:
            raise Unreadable(
                "too-large", span[0], limit=str(MOST_COPIED), expected="parts"
            )
        return _placed(node, span)

    def call(self, name: str, given: list[Node], span: tuple[int, int]) -> Node:
        """A function that the answer itself defines, applied."""
        parameters, body = self.functions[name]
        values = dict(zip(parameters, given, strict=False))
        made = self.copy(body, span)
        change: dict[int, Node] = {}
        for one in walk(made):
            if isinstance(one, Sym) and one.name in values:
                change[id(one)] = self.copy(values[one.name], values[one.name].span)
        return rebuild(made, change)


def _placed(node: Node, span: tuple[int, int]) -> Node:
    def new(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(new(one) for one in value)
        return _placed(value, span) if isinstance(value, Node) else value

    values = {
        one.name: new(getattr(node, one.name))
        for one in fields(node)
        if one.name != "span"
    }
    return replace(node, **values, span=span)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Statement:
    """``name = …`` or ``name(parameters) = …``; without a name, what is asked."""

    tokens: list[Token]
    name: str = ""
    parameters: tuple[str, ...] = ()
    is_function: bool = False


def statements(found: list[Token], context: Context) -> list[Statement]:
    """The statements of an answer in order, the formula itself last.

    Args:
        found: All tokens, the last of kind ``end``.
        context: Its letters stay what they are.
    """
    found, tail = _explained(found, context)
    lines = _lines(found)
    if len(lines) > MOST_STATEMENTS:
        at = lines[MOST_STATEMENTS][0].start
        raise Unreadable(
            "too-large", at, limit=str(MOST_STATEMENTS), expected="statements"
        )
    if len(lines) > 1 and _same_head(lines, context):
        return [*tail, Statement(found)]
    made: list[Statement] = []
    for place, line in enumerate(lines[:-1]):
        later = [one.text for rest in lines[place + 1 :] for one in rest]
        if (read := _assignments(line, later)) is None:
            return [*tail, Statement(found)]
        made.extend(read)
    return [*tail, *made, Statement(lines[-1])]


def _same_head(lines: list[list[Token]], context: Context) -> bool:
    """Whether the statements are cases of one function: ``y = …; y = …``."""
    first, last = _sign(lines[0]), _sign(lines[-1])
    if first is None or first != last or lines[0][0].text in context.variables:
        return False
    if lines[-1][0].text in (one.text for one in lines[-1][first:]):
        return False
    heads = [[one.text for one in line[:first]] for line in (lines[0], lines[-1])]
    return heads[0] == heads[1]


def _ended(found: list[Token], at: Token) -> list[Token]:
    """Tokens as a formula of their own."""
    return [*found, Token("end", "", at.start, at.start)]


def _depths(found: list[Token]) -> list[int]:
    """How deep in brackets each token stands; brackets count as inside."""
    depth, depths = 0, []
    for token in found:
        opens = (token.kind == "op" and token.text in _OPEN) or (
            token.kind == "cmd" and token.text == "begin"
        )
        closes = (token.kind == "op" and token.text in _CLOSE) or (
            token.kind == "cmd" and token.text == "end"
        )
        depth += opens
        depths.append(depth)
        depth = max(0, depth - closes)
    return depths


def _lines(found: list[Token]) -> list[list[Token]]:
    """The tokens of each statement; those of a formula by cases stay together."""
    if not any(one.line or one.text == ";" for one in found):
        return [found]
    depths = _depths(found)
    cuts: list[tuple[int, int]] = []  # where a statement ends, and the next starts
    start = 0
    for place, token in enumerate(found[:-1]):
        if depths[place] or place == start:
            continue
        if token.text == ";" and token.kind == "op":
            cuts.append((place, place + 1))
            start = place + 1
        elif token.line and token.text not in _SIGNS and found[place - 1].text != ";":
            cuts.append((place, place))
            start = place
        if found[start].text.casefold() in ("if", "case", "если"):
            break
    lines, start = [], 0
    for stop, following in cuts:
        if stop > start:
            lines.append(_ended(found[start:stop], found[stop]))
        start = following
    return [*lines, found[start:]] if found[start].kind != "end" else lines or [found]


def _assignments(line: list[Token], later: list[str]) -> list[Statement] | None:
    """What a statement before the last one gives; None if it is no statement."""
    first = line[0]
    if first.text in ("import", "from") or all(
        one.kind in ("str", "end") for one in line
    ):
        return []
    sign = _sign(line)
    if sign is None:
        return None
    head, body = line[:sign], line[sign + 1 :]
    names = [one.text for one in head if one.text != ","]
    if len(names) > 1 and all(one.kind == "name" or one.text == "," for one in head):
        if _SPLITTERS & {one.text for one in body}:
            return []  # a, b = x.chunk(2): the halves are the card's letters
        values = _split(body, (",",))
        if len(values) != len(names):
            return None
        return [
            Statement(value, name) for name, value in zip(names, values, strict=True)
        ]
    if first.kind != "name" or first.text not in later:
        return None
    return [_statement(head, body)]


def _statement(head: list[Token], body: list[Token]) -> Statement:
    called = len(head) > 1 and head[1].text == "("
    parameters = tuple(one.text for one in head[2:] if one.kind == "name")
    return Statement(body, head[0].text, parameters if called else (), called)


def _sign(line: list[Token]) -> int | None:
    """Where the equals sign of an assignment stands."""
    depths = _depths(line)
    for place, token in enumerate(line):
        if depths[place] == 0 and token.text in ("=", ":=") and token.kind == "op":
            head = line[:place]
            plain = all(
                one.kind == "name" or one.text in ("(", ")", ",") for one in head
            )
            return place if plain and head and head[0].kind == "name" else None
    return None


def _split(found: list[Token], signs: tuple[str, ...]) -> list[list[Token]]:
    """Tokens cut at signs outside of brackets, each part with an end of its own."""
    depths = _depths(found)
    parts, start = [], 0
    for place, token in enumerate(found):
        is_word = token.kind == "name" and token.text.casefold() in _ALSO
        if ((token.kind == "op" and token.text in signs) or is_word) and depths[
            place
        ] == 0:
            parts.append(_ended(found[start:place], token))
            start = place + 1
    last = found[start:]
    return [
        *parts,
        last if last and last[-1].kind == "end" else _ended(last, found[-1]),
    ]


def _explained(
    found: list[Token], context: Context
) -> tuple[list[Token], list[Statement]]:
    """The formula before ``where s = σ(x)`` or ``, m = max x``, and the meanings."""
    if not any(
        (one.kind == "op" and one.text in (",", ";"))
        or (one.kind == "name" and one.text.casefold() in (*_WHERE, *IF))
        for one in found
    ):
        return found, []
    depths = _depths(found)
    is_program = bool({"lambda", "def"} & {one.text for one in found})
    tails = 0
    for place, token in enumerate(found[:-1]):
        if depths[place] or place == 0:
            continue
        word = token.text.casefold() if token.kind == "name" else ""
        after = found[place + 1]
        if word in _WHERE and after.text != "(" and found[place - 1].text != ".":
            before = found[: place - (found[place - 1].text in (",", ";"))]
            return _meanings(before, found[place + 1 :], token, context, found)
        if word in IF and not token.line and _is_range(found, place, context):
            return _ended(found[:place], token), []
        if is_program:
            continue
        if token.text in (",", ";") and token.kind == "op" and after.kind == "name":
            tails += 1
            if tails > _MOST_TAILS:
                break
            used = {one.text for one in found[:place]}
            if (
                found[1].text not in ("=", ":=")
                and after.text not in context.variables
                and (after.text in used or after.text in context.letters)
                and not _has_cases(found[:place])
                and all(
                    _sign(one) is not None
                    for one in _split(found[place + 1 :], (",", ";"))
                )
            ):
                return _meanings(
                    found[:place], found[place + 1 :], token, context, found
                )
    return found, []


def _meanings(
    before: list[Token],
    tail: list[Token],
    at: Token,
    context: Context,
    found: list[Token],
) -> tuple[list[Token], list[Statement]]:
    depths = _depths(tail)
    if any(one.text in ("=", ":=") for one in tail):
        made = []
        for part in _split(tail, (",", ";")):
            sign = _sign(part)
            if sign is None:
                return found, []
            made.append(_statement(part[:sign], part[sign + 1 :]))
        return _ended(before, at), made
    if any(
        one.text in _COMPARING and not depth
        for one, depth in zip(tail, depths, strict=True)
    ):
        letters = {context.letters.get(one.text) for one in tail if one.kind == "name"}
        if letters & {*context.variables}:  # x where x > 0, 0 elsewhere
            condition = replace(at, text="if", kind="name")
            return [*before, condition, *tail], []
    return _ended(before, at), []


def _is_range(found: list[Token], place: int, context: Context) -> bool:
    """Whether ``for i = 1, …, n`` or ``for all x`` follows, which changes nothing."""
    one, two = found[place + 1], found[min(place + 2, len(found) - 1)]
    if one.text.casefold() in ("all", "any", "every", "each", "всех", "любого"):
        return True
    return (
        one.kind == "name"
        and len(one.text) == 1
        and one.text not in context.letters
        and two.text in ("=", "in", ":")
        and bool(context.vectors)
    )


def _has_cases(found: list[Token]) -> bool:
    return any(
        (one.kind == "name" and one.text.casefold() in IF)
        or (one.kind == "op" and one.text in (";", *_COMPARING))
        for one in found
    )
