"""Derivatives with one rule of differentiation misapplied, as people do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.formula.terms import (
    Formula,
    choose,
    cosh,
    exp,
    letters,
    number,
    of,
    phi,
    sigmoid,
    sign,
    sinh,
    sqrt,
    tanh,
)

ZERO, ONE, TWO = number(0), number(1), number(2)
_X = Formula(("x",))
_OUTER: dict[str, Callable[[Formula], Formula]] = {
    "exp": exp, "log": lambda u: 1 / u, "tanh": lambda u: 1 - tanh(u) ** TWO,
    "sqrt": lambda u: 1 / (2 * sqrt(u)), "abs": sign, "Phi": phi,
    "sigmoid": lambda u: sigmoid(u) * (1 - sigmoid(u)), "cosh": sinh, "sinh": cosh,
    "phi": lambda u: -u * phi(u),
}  # fmt: skip


class _Rules:
    """Counts rules as they are applied; the one numbered `wrong` is misapplied."""

    def __init__(self, wrong: int, how: int) -> None:
        self.applied = 0
        self.wrong = wrong
        self.how = how
        self.was_misapplied = False

    def here(self, ways: int) -> int:
        """Which way to misapply the rule at hand; 0 to apply it rightly."""
        self.applied += 1
        if self.applied != self.wrong or self.how > ways:
            return 0
        self.was_misapplied = True
        return self.how


def misdifferentiated(formula: Formula) -> Iterator[Formula]:
    """The derivative in x with one rule misapplied, in every way known here."""
    for wrong in range(1, 8):
        for how in (1, 2):
            rules = _Rules(wrong, how)
            found = _slope(formula, rules)
            if found is not None and rules.was_misapplied:
                yield found


def _slope(one: Formula, rules: _Rules) -> Formula | None:
    if "x" not in letters(one):
        return ZERO
    match one:
        case ("x",):
            return ONE
        case ("neg", a):
            return _joined("-", ZERO, _slope(a, rules))
        case ("+" | "-" as op, a, b):
            return _joined(op, _slope(a, rules), _slope(b, rules))
        case ("*", a, b):
            if "x" not in letters(a):
                return _joined("*", a, _slope(b, rules))
            way = rules.here(2)
            da, db = _slope(a, rules), _slope(b, rules)
            if way == 1:
                return _joined("*", da, db)
            if way == 2:
                return _joined("-", _joined("*", da, b), _joined("*", a, db))
            return _joined("+", _joined("*", da, b), _joined("*", a, db))
        case ("/", a, b):
            if "x" not in letters(b):
                return _joined("/", _slope(a, rules), b)
            way = rules.here(2)
            da, db = _slope(a, rules), _slope(b, rules)
            if way == 1:
                return _joined("/", da, db)
            first, second = _joined("*", da, b), _joined("*", a, db)
            op = "+" if way == 2 else "-"
            return _joined("/", _joined(op, first, second), b**TWO)
        case ("^", a, ("num", text)):
            way = rules.here(1)
            power = number(int(text)) * a ** number(int(text) - 1)
            return power if way == 1 else _joined("*", power, _slope(a, rules))
        case ("if", condition, a, b):
            left, right = _slope(a, rules), _slope(b, rules)
            return (
                None
                if left is None or right is None
                else choose(condition, left, right)
            )
        case (head, a) if head in _OUTER:
            outer = _OUTER[head](a)
            if a == _X:
                return outer
            way = rules.here(2 if head in ("tanh", "log") else 1)
            if way == 1:
                return outer
            if way == 2:
                return _OUTER[head](_slope(a, rules) or a)
            return _joined("*", outer, _slope(a, rules))
    return None


def _joined(op: str, a: Formula | None, b: Formula | None) -> Formula | None:
    """Two parts joined, without zeros and ones."""
    if a is None or b is None:
        return None
    if op == "*" and ZERO in (a, b):
        return ZERO
    if op == "*" and ONE in (a, b):
        return b if a == ONE else a
    if op in "+-" and b == ZERO:
        return a
    if op == "+" and a == ZERO:
        return b
    if op == "-" and a == ZERO:
        return -b
    if op == "/" and a == ZERO:
        return ZERO
    return of(op, a, b)
