"""An answer with two slips at once, where no single one explains it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from quiz.formula.slips.changes import Words, is_bare
from quiz.formula.slips.edit import Edit, Scene
from quiz.formula.slips.mutations import usual
from quiz.formula.slips.naming import ORDER, named
from quiz.formula.slips.naming_calls import as_typed
from quiz.formula.slips.pairs import Pair, Tables, pairs_between, pairs_in
from quiz.formula.slips.plausible import is_far_fetched
from quiz.formula.slips.rough import Column, agree, close, joined
from quiz.formula.slips.rounding import exact_readings
from quiz.formula.slips.wrong import Slip, Wrong
from quiz.formula.tree import Binary, Call, Node, Num, Sym, walk, written

MOST_TESTS = 8
"""Pairs that are tested exactly."""
MOST_EVALUATIONS = 1_500
"""Values that may be worked out to test them."""
_MOST_NUMBERS = 6
_FEWEST_VALUES = 3
"""Different values that must be left for two formulas to have something in common."""
_FEWEST_DIGITS = 2
_FAR = ("wrong-operation", "inverted")
"""Slips that change so much that two of them may lead anywhere."""
_ADDING = ("factor", "power", "exponent", "wrap", "join", "branches", "max-min")
_OF_FUNCTIONS = ("drop-call", "bound", "other-call")
_REMOVALS = ("extra-term", "extra-factor")

_NEVER = frozenset([
    "wrong-branch", "wrong-condition", "wrong-threshold", "wrong-index",
    "swapped-arguments", "misplaced",
])  # fmt: skip
"""Reasons that say where an answer is right, or that no plain change has."""
PAIRED = tuple(one for one in ORDER if one not in _NEVER)
"""Reasons that one of two slips may have."""
_SIGN = PAIRED.index("sign")
_SPECIFIC = PAIRED.index("missing-parameter")


@dataclass(frozen=True, slots=True)
class _Half:
    """One of two slips, and how telling it is: smaller is more."""

    slip: Slip
    weight: float

    @property
    def reason(self) -> str:
        """The word for it."""
        return self.slip.reason


_ROUNDED = _Half(Slip("rounded-too-far"), PAIRED.index("rounded-too-far"))


@dataclass(frozen=True, slots=True)
class _Guess:
    """Slips, and the formulas that are alike once they are undone or made."""

    slips: tuple[_Half, ...]
    """One only where constants are rounded besides, as they may be."""
    mended: Node | None
    """The answer with a change, or with both; None where it stands as it is."""
    spoilt: Node | None
    """The truth with a change, or with both; None where it stands as it is."""

    @property
    def rank(self) -> tuple[float, float]:
        """Smaller is likelier."""
        weights = [one.weight for one in self.slips]
        return sum(weights), min(weights)


def two_slips(wrong: Wrong) -> Slip | None:
    """The more telling of two slips that together explain an answer.

    A reason `besides` in its arguments is the other one's.
    """
    if not wrong.points or _is_relettered(wrong):
        return None
    guesses = sorted(_Search(wrong).guesses(), key=lambda one: one.rank)
    wrong.tests_left, wrong.evaluations_left = MOST_TESTS, MOST_EVALUATIONS
    for one in guesses[:MOST_TESTS]:
        if _holds(wrong, one):
            first, *more = sorted(one.slips, key=lambda half: PAIRED.index(half.reason))
            if not more:
                return first.slip
            return Slip(first.reason, (("besides", more[0].reason),))
    return None


def _is_relettered(wrong: Wrong) -> bool:
    """Whether letters of the answer were taken for others: that may be the slip."""
    variables = wrong.problem.reference.definition.variables
    return bool(wrong.names) and not len(wrong.names) == len(variables) == 1


def _holds(wrong: Wrong, guess: _Guess) -> bool:
    if guess.spoilt is None:
        return guess.mended is not None and wrong.mends(guess.mended)
    if guess.mended is None:
        return wrong.explains(guess.spoilt)
    return wrong.meets(guess.mended, guess.spoilt)


class _Search:
    """Both formulas with every plain change, and what they have in common."""

    def __init__(self, wrong: Wrong) -> None:
        self.wrong = wrong
        truth = wrong.facts.truth
        self.truth = Tables(truth, wrong.known.again(), _words(wrong, wrong.tree))
        self.exact = exact_readings(wrong.answer, wrong.problem)
        """The answer with constants in the place of numbers rounded as they may be."""
        self.answer = self._tables(self.exact or wrong.answer)

    def _tables(self, answer: Node) -> Tables:
        wrong = self.wrong
        words = _words(wrong, wrong.facts.truth)
        return Tables(wrong.facts.out(answer), wrong.rows, words)

    def guesses(self) -> Iterator[_Guess]:
        """Pairs of slips that fit rough values, in no order."""
        yield from self._one_each()
        yield from self._both()
        yield from self._rounded()

    def _one_each(self) -> Iterator[_Guess]:
        for pair, spoilt in pairs_between(self.answer, self.truth):
            if _is_shifted(pair) or _is_exchange(pair):
                continue
            if self._is_told(pair, spoilt.node):
                one = self._named(pair.one, mends=True)
                other = self._named(pair.other, mends=False)
                yield from _guessed((one, other), pair.tree, spoilt.node)

    def _both(self) -> Iterator[_Guess]:
        wrong = self.wrong
        for pair in pairs_in(self.answer, wrong.truth):
            if agree(self.answer.rows.column(pair.tree), wrong.truth):
                one = self._named(pair.one, mends=True)
                other = self._named(pair.other, mends=True)
                yield from _guessed((one, other), pair.tree, None)
        for pair in pairs_in(self.truth, wrong.given):
            column = self.truth.rows.column(pair.tree)
            if agree(column, wrong.given) and not self._is_letter(column):
                one = self._named(pair.one, mends=False)
                other = self._named(pair.other, mends=False)
                yield from _guessed((one, other), None, pair.tree)

    def _rounded(self) -> Iterator[_Guess]:
        """One slip, and constants rounded, too far or not."""
        if not self.answer.is_small:
            return
        wrong = self.wrong
        if self.exact is not None:
            yield from self._besides((), self.answer)
        exact = exact_readings(wrong.answer, wrong.problem, _FEWEST_DIGITS)
        if exact is not None and exact != self.exact:
            yield from self._besides((_ROUNDED,), self._tables(exact))

    def _besides(self, more: tuple[_Half, ...], tables: Tables) -> Iterator[_Guess]:
        """One slip in an answer whose numbers have been put right."""
        for entry in tables.found(tables.tree, self.wrong.truth):
            one = self._named(entry.edit, mends=True)
            yield from _guessed((*more, one), entry.node, None)
        column = tables.rows.column(tables.tree)
        for entry in self.truth.found(self.truth.tree, column):
            one = self._named(entry.edit, mends=False)
            yield from _guessed((*more, one), tables.tree, entry.node)

    def _is_told(self, pair: Pair, spoilt: Node) -> bool:
        """Whether it says much that the two formulas have this in common.

        By way of the bare letter anything leads to anything. Only where the truth is
        a function of it, that function may be what is missing, and not another one
        too many: to exchange them is a single slip, and it has been looked for.
        """
        column = self.answer.rows.column(pair.tree)
        if len({one for one in column if one == one}) < _FEWEST_VALUES:
            return False
        if not self._is_letter(column):
            return True
        is_lost = pair.other.kind in _OF_FUNCTIONS and is_bare(spoilt)
        return is_lost and pair.one.kind not in _OF_FUNCTIONS

    def _is_letter(self, column: Column) -> bool:
        """Whether a formula is worth as much as a letter, or so many times as much."""
        for name in self.wrong.problem.variables:
            letter = self.answer.rows.column(Sym(name))
            ratios = [one for one in joined("/", column, letter) if one == one]
            if ratios and all(close(ratios[0], one) for one in ratios):
                return True
        return False

    def _named(self, edit: Edit, *, mends: bool) -> _Half | None:
        """What a change is called; None for one that nobody makes."""
        wrong = self.wrong
        rows = self.answer.rows if mends else self.truth.rows
        found = usual(edit, wrong, mends=mends)
        if found is None or is_far_fetched(
            found, Scene(rows, (), ()), wrong, mends, ""
        ):
            return None
        parameters = frozenset(wrong.problem.usual)
        slip = as_typed(named(found, parameters, mends=mends, where=""), wrong)
        if slip is None or slip.reason not in PAIRED:
            return None
        weight: float = PAIRED.index(slip.reason)
        if mends and edit.kind == "drop" and slip.reason in _REMOVALS:
            weight = (_SPECIFIC if edit.place.above else _SIGN) - 0.5
        return _Half(slip, weight)


def _is_shifted(pair: Pair) -> bool:
    """Whether both formulas are only changed alike: ``-max(x, y)`` and ``-x``."""
    one, other = pair.one, pair.other
    return one.kind == other.kind in _ADDING and one.ratio == other.ratio


def _is_exchange(pair: Pair) -> bool:
    """Whether one part of the truth is dropped, and another part of the answer.

    Any two formulas with a part in common would be explained by that, unless what
    is dropped is but a letter or a number.
    """
    lost = [_lost(one) for one in (pair.one, pair.other)]
    return all(one is not None and not is_bare(one) for one in lost)


def _lost(edit: Edit) -> Node | None:
    """The operand that a change drops."""
    node = edit.place.node
    if edit.kind != "drop" or not isinstance(node, Binary):
        return None
    return node.right if edit.new is node.left else node.left


def _guessed(
    found: tuple[_Half | None, ...], mended: Node | None, spoilt: Node | None
) -> Iterator[_Guess]:
    slips = tuple(one for one in found if one is not None)
    if len(slips) == len(found) and not {one.reason for one in slips} <= set(_FAR):
        yield _Guess(slips, mended, spoilt)


def _words(wrong: Wrong, other: Node) -> Words:
    """What may be meant in the one formula, from what stands in the other."""
    problem = wrong.problem
    values = [one.value for one in walk(other) if isinstance(one, Num) and one.value]
    values += [
        Fraction(value)
        for name, value in problem.usual.items()
        if value and name in wrong.fixed
    ]
    numbers = [Num(value, written(value)) for value in dict.fromkeys(values)]
    params = tuple(name for name, _ in problem.reference.definition.params)
    names = {one.name for one in walk(other) if isinstance(one, Call)}
    if any(isinstance(one, Binary) and one.op == "^" for one in walk(other)):
        names.add("^")
    return Words(
        problem.variables, params, tuple(numbers[:_MOST_NUMBERS]), frozenset(names)
    )
