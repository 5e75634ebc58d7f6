"""Tokens to tree: operators, by binding power.

Operands, calls and formulas by cases have modules of their own; this one holds
the cursor, the operators and the left sides that are dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from quiz.formula.reading import (
    branches,
    heads,
    intervals,
    names,
    operands,
    positive,
    programs,
    reductions,
)
from quiz.formula.reading.complaint import Unreadable, as_typed
from quiz.formula.reading.context import Context
from quiz.formula.reading.lexer import Token, tokens
from quiz.formula.reading.names import AND, KEYWORDS, NOT, OR
from quiz.formula.tree import (
    CONDITIONS,
    Binary,
    Call,
    Cases,
    Compare,
    Derivative,
    Logic,
    Neg,
    Node,
    Num,
    height,
    nesting,
    walk,
)

MOST_NODES = 500
DEEPEST = 100
"""Nesting of a formula."""
HIGHEST_TREE = 260
"""Levels of a tree: a sum of so many terms is as high."""
MOST_READ = 2_000
"""Parts that are read: what may be two things is read as one, then as the other, and
so is all inside it, which doubles with every bracket unless it is counted.
"""

OR_POWER, AND_POWER, NOT_POWER, COMPARE, ADD, MULTIPLY, NEGATE, POWER = range(1, 9)
_COMPARISONS = ("<", "<=", ">", ">=", "==", "!=", "=", "=>")
_IN = frozenset(["in"])
_OPENERS = ("(", "{", "[", "|(", "floor(", "ceil(")


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula that could be read."""

    tree: Node
    chain: tuple[Node, ...] = ()
    """What stood before it in ``f(x) = tanh(x) = …``, left sides dropped."""


def read(text: str, context: Context) -> Reading:
    """Read a formula in any of the notations, freely mixed.

    Raises:
        Unreadable: with the reason and the place where reading stopped.
    """
    named = programs.assigned(text, context)
    found = tokens(text, lambda word: word in named or context.known(word))
    if found[0].kind == "end":
        raise Unreadable("empty", 0)
    try:
        trees = _trees(found, context)
    except RecursionError:
        raise Unreadable("too-large", 0, limit=str(DEEPEST), expected="depth") from None
    except Unreadable as unreadable:
        raise as_typed(unreadable, text, found) from None
    if sum(1 for tree in trees for _ in walk(tree)) > MOST_NODES:
        raise Unreadable("too-large", 0, limit=str(MOST_NODES), expected="parts")
    tall = [tree for tree in trees if height(tree) > DEEPEST]
    if any(height(tree) > HIGHEST_TREE for tree in tall):
        raise Unreadable("too-large", 0, limit=str(HIGHEST_TREE), expected="depth")
    if any(nesting(tree) > DEEPEST for tree in tall):
        raise Unreadable("too-large", 0, limit=str(DEEPEST), expected="depth")
    return Reading(trees[-1], tuple(trees[:-1]))


def _trees(found: list[Token], context: Context) -> list[Node]:
    bound = programs.Bound()
    *meanings, asked = programs.statements(heads.stripped(found), context)
    for one in meanings:
        tree = Parser(heads.parts(one.tokens, context)[-1], context, bound).whole()
        if one.is_function:
            bound.functions[one.name] = (one.parameters, tree)
        else:
            name = context.letters.get(names.letter(one.name), one.name)
            bound.letters[name] = tree
    parts = heads.parts(asked.tokens, context)
    return [Parser(part, context, bound).whole() for part in parts]


class Parser:
    """A cursor over tokens, and what the surroundings of a token decide."""

    def __init__(
        self,
        found: list[Token],
        context: Context,
        bound: programs.Bound | None = None,
    ) -> None:
        self.tokens = found
        self.bound = bound or programs.Bound()
        self.context = context
        self.at = 0
        self.depth = 0
        self.bars = 0
        """Open ``|``."""
        self.decimal_comma = True
        """Whether ``0,5`` is one number here."""
        self.rows = False
        """Inside ``\\begin{cases}``, where & separates columns."""
        self.in_call = 0
        self.tex = any(one.tex or one.kind == "cmd" for one in found)
        """LaTeX, where a new line is only a space."""
        self.in_condition = 0
        """Inside a condition: a line ends it, a brace opens what follows it."""
        self.blocks = 0
        """Inside ``if … :``, where letters may be given meanings."""
        self.beside = False
        """Conditions stand in brackets behind their values."""
        self.range_start: Node | None = None
        self.range_end: Node | None = None
        """The upper end of a range such as ``j = 1..n``, just read."""
        self.generator = ""
        """The index of ``… for j in range(n)`` just read."""

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def ahead(self, count: int = 1) -> Token:
        return self.tokens[min(self.at + count, len(self.tokens) - 1)]

    def take(self) -> Token:
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def accept(self, *signs: str) -> bool:
        if self.next.kind == "op" and self.next.text in signs:
            self.at += 1
            return True
        return False

    def is_word(self, words: frozenset[str]) -> bool:
        return self.next.kind == "name" and self.next.text.casefold() in words

    def accept_word(self, words: frozenset[str]) -> bool:
        if self.is_word(words):
            self.at += 1
            return True
        return False

    def expect(self, sign: str) -> Token:
        if self.next.kind in ("op", "end") and self.next.text == sign:
            return self.take()
        raise self.stop(sign)

    def stop(self, expected: str, token: Token | None = None) -> Unreadable:
        """The complaint that something else was expected here."""
        found = token or self.next
        return Unreadable("syntax", found.start, expected=expected, found=found.text)

    def whole(self) -> Node:
        tree = branches.clauses(self, "")
        if self.next.kind != "end":
            raise self.stop("operator")
        return tree

    def expression(self) -> Node:
        """A formula, with ``… if … else …`` and ``… ? … : …``."""
        value = self.parse(0)
        return branches.conditional(self, value)

    def parse(self, least: int) -> Node:
        """Operators that bind at least as tightly as `least`."""
        self.depth += 1
        self.bound.read += 1
        if self.depth > DEEPEST or self.bound.read > MOST_READ:
            raise Unreadable(
                "too-large", self.next.start, limit=str(DEEPEST), expected="depth"
            )
        left = self.prefix(least)
        while True:
            more = self.infix(left, least)
            if more is None:
                break
            left = more
        self.depth -= 1
        return left

    def prefix(self, least: int) -> Node:
        token = self.next
        if token.kind == "op" and token.text in ("-", "+"):
            self.take()
            inner = self.parse(MULTIPLY if least <= ADD else NEGATE)
            if token.text == "+":
                return inner
            return Neg(inner, (token.start, inner.span[1]))
        if self.is_word(NOT) or (token.kind == "op" and token.text in ("not", "!")):
            self.take()
            inner = self.parse(NOT_POWER)
            if not isinstance(inner, CONDITIONS):
                raise Unreadable("syntax", inner.span[0], expected="condition")
            return Logic("not", (inner,), (token.start, inner.span[1]))
        return operands.operand(self)

    def infix(self, left: Node, least: int) -> Node | None:
        token = self.next
        sign = token.text if token.kind == "op" else ""
        if sign == "^":
            return self.power(left) if least <= POWER else None
        if sign == "!" and not self.ahead().text.startswith("="):
            self.take()
            return Call("factorial", (left,), "!", (left.span[0], token.end))
        if sign in ("*", "/"):
            if least > MULTIPLY:
                return None
            self.take()
            return self.join(sign, left, self.parse(NEGATE))
        if sign in ("+", "-"):
            if least > ADD or (sign == "-" and branches.follows(self)):
                return None
            if sign == "+" and self.ahead().text == "...":
                return reductions.ellipsis(self, left)
            self.take()
            return self.join(sign, left, self.parse(MULTIPLY))
        if sign in _COMPARISONS:
            if sign == "=>" and isinstance(left, CONDITIONS):
                return None
            return self.comparison(left) if least <= COMPARE else None
        if sign == "in" or (self.is_word(_IN) and self.in_condition):
            if least > COMPARE:
                return None
            self.take()
            return intervals.member(self, left)
        if token.kind == "cmd" and token.text == "over":
            if least > 0:
                return None
            self.take()
            return self.join("/", left, self.parse(0), "frac")
        if self.logical(left, AND, ("and", "&")):
            return self.logic("and", left, AND_POWER) if least <= AND_POWER else None
        if self.logical(left, OR, ("or", "|")):
            return self.logic("or", left, OR_POWER) if least <= OR_POWER else None
        if least <= MULTIPLY and self.juxtaposed(left):
            return self.join("*", left, self.parse(NEGATE), "implicit")
        return None

    def join(self, sign: str, left: Node, right: Node, style: str = "") -> Node:
        return Binary(sign, left, right, style, (left.span[0], right.span[1]))

    def power(self, left: Node) -> Node:
        self.take()
        opens = self.next.kind == "op" and self.next.text == "("
        if opens and self.ahead().text == "+" and self.ahead(2).text == ")":  # x⁺
            self.at += 3
            return positive.part(left, self.tokens[self.at - 1].end)
        primes = "'"
        if self.next.text in (primes, "*") and self.next.kind == "op":
            if not self.accept(primes):
                raise self.stop("operand")
            return self.differentiated(left)
        if self.next.text == "(" and self.ahead().text == "'":
            self.at += 2
            self.expect(")")
            return self.differentiated(left)
        if self.next.text == "{" and self.ahead().text == "'":
            self.at += 2
            self.expect("}")
            return self.differentiated(left)
        if (part := positive.raised(self, left)) is not None:
            return part
        return self.join("^", left, self.exponent())

    def exponent(self) -> Node:
        if self.next.kind == "op" and self.next.text in ("-", "+"):
            return self.signed(self.exponent)
        return self.parse(POWER)

    def signed(self, rest: Callable[[], Node]) -> Node:
        """A sign, and what it belongs to."""
        token = self.take()
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable(
                "too-large", token.start, limit=str(DEEPEST), expected="depth"
            )
        inner = rest()
        self.depth -= 1
        if token.text == "+":
            return inner
        return Neg(inner, (token.start, inner.span[1]))

    def differentiated(self, body: Node) -> Derivative:
        span = body.span[0], self.next.start
        return Derivative(body, operands.variable(self), span)

    def comparison(self, left: Node) -> Node:
        operators: list[str] = []
        values = [left]
        while self.next.kind == "op" and self.next.text in _COMPARISONS:
            if operators and self.next.text == "=>":
                break
            sign = self.take().text
            operators.append({"=": "==", "=>": ">="}.get(sign, sign))
            values.append(self.parse(ADD))
            if self.accept("..."):  # j = 1..n
                self.range_end = self.parse(ADD)
        span = (left.span[0], values[-1].span[1])
        return Compare(tuple(operators), tuple(values), span)

    def logical(
        self, left: Node, words: frozenset[str], signs: tuple[str, ...]
    ) -> bool:
        if self.is_word(words):
            return True
        if self.next.kind != "op" or self.next.text not in signs:
            return False
        if self.next.text == "&":
            return not self.rows
        if self.next.text == "|":
            return not self.bars and isinstance(left, CONDITIONS)
        return True

    def logic(self, op: str, left: Node, power: int) -> Node:
        sign = self.take()
        if sign.text == "|":
            self.accept("|")
        right = self.parse(power + 1)
        if op == "or" and isinstance(left, Logic) and left.op == "and":
            condition, value = left.operands[0], left.operands[-1]
            if not isinstance(value, CONDITIONS) and len(left.operands) == 2:
                return self.chosen(condition, value, right)
        if (
            sign.kind == "op"
            and sign.text in ("and", "or")
            and not (isinstance(left, CONDITIONS) or isinstance(right, CONDITIONS))
        ):  # a lattice's signs: 0 ∨ x
            name = "max" if op == "or" else "min"
            return Call(name, (left, right), sign.text, (left.span[0], right.span[1]))
        return Logic(op, (left, right), (left.span[0], right.span[1]))

    def chosen(self, condition: Node, value: Node, other: Node) -> Node:
        """Python's ``condition and value or other``."""
        zero = Num(Fraction(0), "0", value.span)
        holds = Compare(("!=",), (value, zero), value.span)
        both = Logic(
            "and",
            (branches.as_condition(self, condition), holds),
            (condition.span[0], value.span[1]),
        )
        span = (condition.span[0], other.span[1])
        return Cases(((value, both), (other, None)), span)

    def juxtaposed(self, left: Node) -> bool:
        """Whether the next token starts a factor of an implicit product."""
        token = self.next
        if token.line and (self.in_condition or not self.tex):
            return False
        if isinstance(left, CONDITIONS) and (
            self.tokens[self.at - 1].text not in (")", "]", "}")
        ):
            return False
        match token.kind:
            case "num":
                is_indicator = token.tex  # 2𝟙[x > 0]
                return is_indicator or not isinstance(left, Num | Cases)
            case "name":
                if branches.is_over(self):
                    return False
                return token.text.casefold() not in KEYWORDS or token.tex
            case "cmd":
                return token.text != "end"
            case "op":
                if token.text == "|":
                    return not self.bars and not isinstance(left, CONDITIONS)
                is_block = self.blocks and self.in_condition and not self.tex
                if token.text == "{" and (is_block or token.line):
                    return False
                return token.text in _OPENERS and not branches.bracketed_word(self)
        return False
