"""The two-dimensional picture: stacked fractions, raised exponents, large braces.

SymPy's boxes of characters do the stacking and stretch brackets and roots; what
stands in them is decided here, from quiz's own tree. SymPy is imported with
this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from sympy.printing.pretty import pretty_symbology

from quiz.formula.pictures import boxes
from quiz.formula.pictures.boxes import Box, fenced, row
from quiz.formula.pictures.signs import (
    ATOM,
    CASES,
    COMPARISON_SIGNS,
    CONDITION,
    CONSTANT_SIGNS,
    FUNCTION_NAMES,
    POWER,
    PREFIX,
    PRODUCT,
    SUM,
    applied_name,
    ascii_only,
    fold,
    index_of,
    is_lone,
    lowered,
    number,
    symbol,
    words,
)
from quiz.formula.tree import (
    Apply,
    Binary,
    Call,
    Cases,
    Compare,
    Const,
    Derivative,
    Index,
    Logic,
    Neg,
    Node,
    Num,
    Reduce,
    Sym,
    Truth,
)

_TALLEST = 60
"""Lines of a picture; above it one line is easier to read."""
_SHORT = 12
"""Columns of a quotient that stays on one line inside an exponent."""


class _TooLarge(Exception):  # noqa: N818 - an outcome, not an error
    """The picture outgrew its frame."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The box of a subtree, and what its surroundings must know of it."""

    box: Box
    level: int = ATOM
    flat: Box | None = None
    """The same with quotients written by a slash, if that is short."""
    is_condition: bool = False
    is_tall: bool = False
    """A fraction or a large sign: what stands beside it needs a space."""


def drawn(
    tree: Node, *, width: int, unicode: bool, language: str
) -> tuple[str, ...] | None:
    """The lines of the picture, or None if it does not fit."""
    before = pretty_symbology.pretty_use_unicode(unicode)
    painter = _Painter(width, words(language if unicode else "en"), unicode)
    try:
        box = painter.at_least(fold(tree, painter.draw), CASES)
    except _TooLarge:
        return None
    finally:
        pretty_symbology.pretty_use_unicode(before)
    if box.width() > width:  # by the brackets around a condition
        return None
    return tuple(line.rstrip() for line in box.picture)


class _Painter:
    def __init__(self, width: int, said: dict[str, str], unicode: bool) -> None:
        self.width = width
        self.said = said
        self.unicode = unicode

    def draw(self, node: Node, parts: list[Drawing]) -> Drawing:
        made = self.node(node, parts)
        if made.box.width() > self.width or made.box.height() > _TALLEST:
            raise _TooLarge
        return made

    def text(self, text: str) -> Box:
        return boxes.box(text if self.unicode else ascii_only(text))

    def node(self, node: Node, parts: list[Drawing]) -> Drawing:
        match node:
            case Num():
                text = number(node)
                level = SUM if text[:1] == "-" else PRODUCT if "/" in text else ATOM
                return Drawing(self.text(text), level)
            case Sym(name=name):
                return Drawing(self.text(symbol(name)))
            case Const(name=name):
                return Drawing(self.text(CONSTANT_SIGNS.get(name, name)))
            case Index():
                return self.component(node, parts[0])
            case Neg():
                return self.negated(parts[0])
            case Binary(op="+" | "-"):
                return self.sum(node, parts[0], parts[1])
            case Binary(op="*"):
                return self.product(node, parts[0], parts[1])
            case Binary(op="/"):
                return self.quotient(parts[0], parts[1])
            case Binary():
                return self.power(self.at_least(parts[0], ATOM), parts[1])
            case Call():
                return self.call(node, parts)
            case Apply():
                given = iter(parts)
                slots = [None if one is None else next(given) for one in node.arguments]
                while slots and slots[-1] is None:
                    slots.pop()
                unsaid = Drawing(self.text("…"))
                return self.applied(
                    applied_name(node), [one or unsaid for one in slots]
                )
            case Reduce():
                return self.reduction(node, parts)
            case Compare(operators=operators):
                made = [self.at_least(parts[0], SUM)]
                for operator, part in zip(operators, parts[1:], strict=True):
                    sign = COMPARISON_SIGNS.get(operator, operator)
                    made += [self.text(f" {sign} "), self.at_least(part, SUM)]
                return Drawing(row(*made), CONDITION, is_condition=True)
            case Logic():
                return self.logic(node, parts)
            case Truth(value=value):
                box = self.text("true" if value else "false")
                return Drawing(box, CONDITION, is_condition=True)
            case Cases():
                return self.cases(node, parts)
            case Derivative(variable=variable):
                over = boxes.fraction(self.text("d"), self.text(f"d{symbol(variable)}"))
                box = row(over, " ", self.at_least(parts[0], POWER))
                return Drawing(box, PREFIX, is_tall=True)
            case _:
                assert_never(node)

    def at_least(self, part: Drawing, level: int) -> Box:
        """The box, in parentheses if it holds together less tightly."""
        if part.is_condition:
            return fenced(part.box, "[", "]")
        return part.box if part.level >= level else fenced(part.box)

    def flat(self, part: Drawing, level: int) -> Box:
        """The form of an exponent: quotients by a slash where they are short."""
        if part.flat is None:
            return self.at_least(part, level)
        return part.flat if level <= PRODUCT else fenced(part.flat)

    def flattened(self, box: Box, *parts: Drawing) -> Box | None:
        """`box` if a part has a flat form and the whole is short."""
        has_flat = any(part.flat is not None for part in parts)
        return box if has_flat and box.width() <= _SHORT else None

    def component(self, node: Index, base: Drawing) -> Drawing:
        index = index_of(node)
        box = self.at_least(base, ATOM)
        if isinstance(node.base, Index):
            box = fenced(box)
        if not index:
            return Drawing(box)
        below = lowered(index) if self.unicode else ""
        low = self.text(below or f"_{index}")
        low.baseline = box.baseline - box.height() + 1
        return Drawing(row(box, low))

    def negated(self, part: Drawing) -> Drawing:
        box = self.at_least(part, PRODUCT)
        made = row("- " if part.is_tall else "-", box)
        flat = part.flat and self.flattened(row("-", part.flat), part)
        return Drawing(made, SUM, flat)

    def sum(self, node: Binary, left: Drawing, right: Drawing) -> Drawing:
        sign = f" {node.op} "
        box = row(self.at_least(left, SUM), sign, self.at_least(right, PRODUCT))
        flat = row(self.flat(left, SUM), sign, self.flat(right, PRODUCT))
        return Drawing(box, SUM, self.flattened(flat, left, right))

    def product(self, node: Binary, left: Drawing, right: Drawing) -> Drawing:
        first = self.at_least(left, PRODUCT)
        if left.level == PREFIX or isinstance(node.left, Reduce | Derivative):
            first = fenced(left.box)
        is_fraction = isinstance(node.right, Binary) and node.right.op == "/"
        second = right.box if is_fraction else self.at_least(right, PREFIX)
        sign: Box = self.text("⋅")
        if node.style == "implicit":
            is_bare = first.picture[first.baseline][-1:].isalnum()
            named = isinstance(node.right, Call | Apply | Reduce | Derivative)
            both = isinstance(node.right, Num) or (named and is_bare)
            sign = " " if both or left.is_tall or right.is_tall else ""
            sign = sign or (" " if self.run_together(first, second) else "")
        elif left.is_tall and right.is_tall:
            sign = self.text(" ⋅ ")
        flat = row(self.flat(left, PRODUCT), sign, self.flat(right, PREFIX))
        return Drawing(
            row(first, sign, second) if sign else row(first, second),
            PRODUCT,
            self.flattened(flat, left, right),
            is_tall=left.is_tall or (is_fraction and right.is_tall),
        )

    def run_together(self, first: Box, second: Box) -> bool:
        """Whether two names side by side would look like one longer name."""
        if not (first.height() == second.height() == 1):
            return False
        names = (first.picture[0], second.picture[0])
        return all(one[:1].isalpha() for one in names) and any(
            one.isidentifier() and len(one) > 1 for one in names
        )

    def quotient(self, above: Drawing, below: Drawing) -> Drawing:
        top, bottom = self.at_least(above, SUM), self.at_least(below, SUM)
        flat = row(self.flat(above, PRODUCT), "/", self.flat(below, PREFIX))
        return Drawing(
            boxes.fraction(top, bottom, above.is_tall or below.is_tall),
            PRODUCT,
            flat if flat.height() == 1 and flat.width() <= _SHORT else None,
            is_tall=True,
        )

    def power(self, base: Box, exponent: Drawing) -> Drawing:
        above = self.flat(exponent, SUM)
        if exponent.level == CASES:
            above = fenced(exponent.box)
        return Drawing(boxes.raised(base, above), POWER)

    def applied(self, name: str, parts: list[Drawing]) -> Drawing:
        """A function with its arguments in parentheses."""
        made: list[Box] = []
        for part in parts:
            made += [", "] if made else []
            made.append(fenced(part.box, "[", "]") if part.is_condition else part.box)
        return Drawing(row(self.text(name), fenced(row(*made or [""]))))

    def call(self, node: Call, parts: list[Drawing]) -> Drawing:
        box = parts[0].box
        match node.name:
            case "exp" if parts[0].level > CONDITION and box.height() <= 3:
                return self.power(self.text("e"), parts[0])
            case "abs":
                return Drawing(fenced(box, "|", "|"))
            case "floor" | "ceil" if self.unicode:
                return Drawing(fenced(box, "l" + node.name, "r" + node.name))
            case "factorial":
                return Drawing(row(self.at_least(parts[0], ATOM), "!"))
            case "cast":
                return Drawing(fenced(box, "[", "]"))
            case "sqrt":
                return self.root(node.arguments[0], parts[0], "")
            case "cbrt":
                return self.root(node.arguments[0], parts[0], "3")
            case "root" if isinstance(node.arguments[1], Num | Sym):
                degree = parts[1].box.picture[0]
                return self.root(node.arguments[0], parts[0], degree)
        name = FUNCTION_NAMES.get(node.name, node.name)
        if node.name == "log" and len(parts) == 2:
            base = node.arguments[1]
            if isinstance(base, Num) and (below := lowered(number(base))):
                return self.applied("log" + below, parts[:1])
            name = "log"
        return self.applied(name, parts)

    def root(self, below: Node, part: Drawing, degree: str) -> Drawing:
        """A root sign as tall as what stands under it."""
        if self.unicode and is_lone(below) and degree in ("", "3"):
            return Drawing(row("√" if not degree else "∛", part.box), POWER)
        return Drawing(boxes.root(part.box, degree))

    def reduction(self, node: Reduce, parts: list[Drawing]) -> Drawing:
        body = parts[0]
        index = index_of(node)
        sign = {"sum": "Σ", "prod": "∏"}.get(node.kind)
        if not self.unicode:
            sign = node.kind if sign else None
        if not index:
            return self.applied(sign or node.kind, [body])
        name = self.text(sign or node.kind)
        if len(parts) == 3:
            low = row(self.text(f"{index} = "), parts[1].box)
            name = boxes.limits(name, low, parts[2].box)
        else:
            name = boxes.limits(name, self.text(index))
        if sign is None:
            return Drawing(row(name, fenced(body.box)), is_tall=True)
        box = row(name, " ", self.at_least(body, POWER))
        return Drawing(box, PREFIX, is_tall=True)

    def logic(self, node: Logic, parts: list[Drawing]) -> Drawing:
        made: list[Box] = []
        for below, part in zip(node.operands, parts, strict=True):
            is_mixed = isinstance(below, Logic) and below.op not in (node.op, "not")
            box = part.box if part.is_condition else self.at_least(part, SUM)
            made += [self.text(f" {self.said[node.op]} ")] if made else []
            made.append(fenced(box) if is_mixed else box)
        if node.op == "not":
            made = [self.text(self.said["not"] + " "), fenced(parts[0].box)]
        return Drawing(row(*made), CONDITION, is_condition=True)

    def cases(self, node: Cases, parts: list[Drawing]) -> Drawing:
        """A large brace with one row for each branch."""
        given = iter(parts)
        rows: list[tuple[Box, Box]] = []
        for _, condition in node.branches:
            value = self.at_least(next(given), CASES)
            if condition is None:
                rows.append((value, self.text(self.said["otherwise"])))
            else:
                rows.append(
                    (value, row(self.text(self.said["for"] + " "), next(given).box))
                )
        if len(rows) == 1 and node.branches[0][1] is None:
            return Drawing(rows[0][0], parts[0].level)
        return Drawing(boxes.braced(rows), CASES, is_tall=True)
