"""Every formula that a function has can be read, in letters that it has.

Conditions under `assume` are conditions and hold for the usual values, parameters
are numbers and are of use, hidden names belong to something.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.checks.definitions import context_of, definition
from quiz.checks.finding import Finding, Found, finding
from quiz.checks.values import UNREAD, number_of, usual_values
from quiz.deck.model import Function
from quiz.deck.ways import Piece, Way
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.point import Point
from quiz.formula.reading import names
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context, Definitions
from quiz.formula.reading.parser import read
from quiz.formula.reading.vectors import resolve
from quiz.formula.reference import free_letters
from quiz.formula.tree import Apply, Compare, Logic, Node, Sym, Truth, walk

_KEPT_BEFORE = 20
_SIGNS = frozenset((*names.REDUCTIONS, *names.CONSTANTS))
_ALL_VARIABLES = ("all variables", "все переменные")


def unreadable(function: Function, definitions: Definitions) -> Found:
    """What of a function cannot be read; nothing else of it is checked then."""
    for place, name in enumerate(function.variables):
        if name in function.variables[:place]:
            yield finding("D134", "vars", place, name=name, other="vars")
    context = context_of(definition(function), definitions)
    for way, text in formulas_of(function):
        yield from read_in(way, text, context)
    parameters = _parameters_only(context)
    for way, text in _expressions_of(function):
        yield from read_in(way, text, parameters)
    for name, value in function.params:
        if value and number_of(value) is None:
            yield finding("D316", "params", name, key=name, value=value)
    for place, value in enumerate(function.rounded):
        if number_of(value) is None:
            yield finding("D316", "rounded", place, key="rounded", value=value)
    for text, condition, way in _conditions(function):
        found = list(read_in(way, condition, context, of=text))
        yield from found
        if not found and not _is_condition(read(condition, context).tree):
            at = Piece(text.find(condition), condition)
            yield finding("D322", *way, piece=at, condition=condition)


def unused(function: Function, definitions: Definitions) -> Found:
    """What is of no use: parameters, hidden names; what is at odds: names, values."""
    entry = definition(function)
    context = context_of(entry, definitions)
    tree = resolve(read(entry.formula, context).tree, context.vectors, definitions)
    named = {one.name for one in walk(tree) if isinstance(one, Sym)}
    for place, (name, value) in enumerate(function.params):
        if name not in named and not _is_passed_on(tree, definitions):
            way: Way = ("params", f"={name}" if value else place)
            yield finding("D319", *way, name=name)
    own = names.builtin(function.key)
    for place, name in enumerate(function.aliases):
        other = _meaning(name)
        if other is not None and other != own and len(name) > 1:
            yield finding("D156", "aliases", place, name=name, other=other)
    for place, name in enumerate(function.hidden):
        known = definitions.find(name) or names.builtin(name)
        if known is None and name not in _SIGNS | frozenset(names.OPERATOR_FUNCTIONS):
            yield finding("D306", "hide", place, name=name)
    usual = usual_values(function)
    for text, condition, way in _conditions(function):
        tree = read(condition, context).tree
        letters = {one.name for one in walk(tree) if isinstance(one, Sym)}
        if letters and letters <= usual.keys():
            test = Compiler(definitions).test(tree)
            try:
                holds = test(Point(dict(usual)))
            except UNREAD:
                continue
            if not holds:
                at = Piece(text.find(condition), condition)
                yield finding("D318", *way, piece=at, condition=condition)


def _meaning(name: str) -> str | None:
    """What a name means in any formula: case does not matter where decks are asked."""
    lower = name.lower()
    sign = name if name in _SIGNS else lower if lower in _SIGNS else None
    return names.builtin(name) or names.builtin(lower) or sign


def formulas_of(function: Function) -> Iterator[tuple[Way, str]]:
    """The formulas in the letters of a function, and the ways to them."""
    for key in ("formula", "derivative", "stable"):
        source = getattr(function, key)
        if source is not None:
            yield (key,), source.text
    for place, reject in enumerate(function.rejects):
        yield ("reject", place, "form"), reject.form.text


def read_in(way: Way, text: str, context: Context, *, of: str = "") -> Found:
    """What is wrong with a text that should be a formula in these letters.

    Args:
        of: The longer text that it is a part of.
    """
    shift = of.find(text) if of else 0
    key = "form" if way[0] == "reject" else str(way[0])
    try:
        reading = read(text, context)
    except Unreadable as error:
        yield unread(way, key, text, error.position, shift)
        return
    is_answer = way[0] == "reject"
    letters = () if is_answer else free_letters(reading.tree, context)
    for letter in letters[:1]:
        at = next(
            one.span
            for one in walk(reading.tree)
            if isinstance(one, Sym) and one.name == letter
        )
        piece = Piece(at[0] + shift, text[slice(*at)])
        yield finding("D303", *way, piece=piece, key=key, letter=letter)


def unread(way: Way, key: str, text: str, position: int, shift: int = 0) -> Finding:
    """The complaint about a formula that cannot be read from a place on."""
    before = text[:position][-_KEPT_BEFORE:]
    piece = Piece(position + shift, text[position : position + 1])
    column = str(position + 1)
    return finding("D302", *way, piece=piece, key=key, column=column, before=before)


def _parameters_only(context: Context) -> Context:
    return Context(
        variables=(),
        params=context.params,
        aliases=context.aliases,
        definitions=context.definitions,
    )


def _expressions_of(function: Function) -> Iterator[tuple[Way, str]]:
    if function.zero is not None:
        yield ("zero",), function.zero.text
    for point, limit in function.limits:
        yield ("limits", f"={point}"), point
        yield ("limits", point), limit
    for place, point in enumerate(function.kinks):
        yield ("kinks", place), point
    for ask, points in function.exceptions:
        for place, point in enumerate(points):
            yield ("except", ask.value, place), point


def _conditions(function: Function) -> Iterator[tuple[str, str, Way]]:
    whole = ", ".join(function.assume)
    for text in function.assume:
        for phrase in _ALL_VARIABLES:
            if phrase in text:
                for name in function.variables:
                    yield whole, text.replace(phrase, name), ("assume",)
                break
        else:
            yield whole, text, ("assume",)


def _is_condition(tree: Node) -> bool:
    return isinstance(tree, Compare | Logic | Truth)


def _is_passed_on(tree: Node, definitions: Definitions) -> bool:
    """Whether a function of the decks takes the parameters of the caller."""
    return any(isinstance(one, Apply) and None in one.arguments for one in walk(tree))
