"""What a plot or a value is asked of: a function's name, or a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from quiz.app.checking import Question, find_target
from quiz.app.grading import Grader, definition
from quiz.deck.model import Ask, Function
from quiz.errors import Exit, QuizError
from quiz.formula.evaluation.breakpoints import Breakpoints, as_exact
from quiz.formula.evaluation.evaluate import Compiler
from quiz.formula.evaluation.point import Point
from quiz.formula.evaluation.probes import Irrational
from quiz.formula.evaluation.values import Exact, OutOfBounds, Undefined, Unsettled
from quiz.formula.reading import names
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Context, Definition, Definitions
from quiz.formula.reading.other_layout import told_of_layout
from quiz.formula.reading.parser import read
from quiz.formula.reference import Problem, Reference, free_letters
from quiz.formula.tree import Apply, Index, Node, Reduce, Sym, walk
from quiz.library import Library
from quiz.verdict import Outcome, Verdict

_FRIENDLY = tuple(
    map(Fraction, ("1/4", "1", "1/2", "2", "-1", "3/4", "3", "1/10", "1/100", "10"))
)
"""Values for letters that have no usual one, the first that may be."""


_NAMELESS = "f"
"""What a formula is called that has no name of its own."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A formula read and compiled, with the values of its parameters."""

    label: str
    text: str
    problem: Problem
    params: tuple[tuple[str, Exact], ...]
    assumed: tuple[str, ...] = ()
    """Parameters that have no usual value and were given a friendly one."""
    function: Function | None = None
    """The deck's function, where a name was given."""
    ask: Ask = Ask.FORMULA
    title: str = ""
    """What the deck calls its function, in the reader's language."""

    @property
    def vectors(self) -> tuple[str, ...]:
        """The letters that are vectors."""
        return self.problem.context.vectors

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters that need a value: variables, in the deck's order."""
        fixed = {name for name, _ in self.params}
        variables = self.problem.reference.definition.variables
        extra = [name for name in self.problem.variables if name not in variables]
        found = [name for name in (*variables, *extra) if name not in fixed]
        if self.function is None:
            used = {one.name for one in walk(self.problem.tree) if isinstance(one, Sym)}
            found = [name for name in found if name in used]
        return tuple(found)

    def excepted(self) -> tuple[Exact, ...]:
        """Points where a convention decides, such as the slope of ReLU at zero."""
        if self.function is None:
            return ()
        here = Point(dict(self.params))
        found = []
        for text in dict(self.function.exceptions).get(self.ask, ()):
            try:
                made = self.problem.compiler.compile(self.problem.read(text))
                found.append(as_exact(made(here)))
            except (Unreadable, Undefined, Unsettled, OutOfBounds):
                continue
        return tuple(one for one in found if one is not None)

    def corners(
        self, letter: str, fixed: Mapping[str, Exact] | None = None
    ) -> tuple[Exact, ...]:
        """Where the formula changes its form along one letter."""
        breaks = Breakpoints(self.problem.definitions, (self.problem.tree,))
        others = dict(self.params) if fixed is None else dict(fixed)
        return tuple(
            one.near if isinstance(one, Irrational) else one
            for one in breaks.roots(letter, others)
        )


def named(library: Library, text: str) -> tuple[Function, Ask] | None:
    """The function, derivative or card that a text names; None for a formula."""
    if not text.strip() or not text.strip()[0].isalpha():
        return None
    try:
        target = find_target(library, Question(name=text))
    except QuizError:
        return None
    return target.function, target.ask


class Reader:
    """Reads what was typed, with the functions of the decks at hand."""

    def __init__(self, library: Library, language: str = "en") -> None:
        self._library = library
        self._grader = Grader(library)
        self._language = language

    def subject(
        self,
        text: str,
        *,
        is_derivative: bool = False,
        params: Mapping[str, str] | None = None,
        letters: tuple[str, ...] = (),
        vectors: tuple[str, ...] = (),
    ) -> Subject:
        """A name or a formula, ready to be evaluated.

        Args:
            is_derivative: Whether its derivative is meant.
            params: Values of letters, as texts.
            letters: Further letters of a formula that are variables.
            vectors: Those of the letters of a formula that are vectors.

        Raises:
            QuizError: It cannot be read, or a parameter has no value.
        """
        found = named(self._library, text)
        if found is None:
            return self._formula(text, is_derivative, params or {}, letters, vectors)
        function, ask = found
        return self.of_function(
            function,
            Ask.DERIVATIVE if is_derivative else ask,
            params=params,
        )

    def of_function(
        self, function: Function, ask: Ask, *, params: Mapping[str, str] | None = None
    ) -> Subject:
        """A function of a deck, or its derivative."""
        is_derivative = ask is Ask.DERIVATIVE
        if is_derivative and function.vectors and function.derivative is None:
            raise QuizError(
                "vector-derivative", exit_code=Exit.WRONG_USAGE, given=function.key
            )
        problem = self._problem(
            definition(function),
            self._grader.definitions(function.deck),
            is_derivative=is_derivative,
            assume=function.assume,
            given=function.formula.text,
        )
        label = function.key or function.name.get(self._language)
        if not label.replace(" ", "_").isidentifier():
            label = _NAMELESS  # the id of a card
        title = function.name.get(self._language) if function.key else ""
        if is_derivative:
            label, title = f"{label}′", title and f"{title}′"
        values, assumed = self._params(problem, params or {})
        return Subject(
            label,
            function.formula.text,
            problem,
            values,
            assumed,
            function,
            ask,
            title,
        )

    def answer(
        self, text: str, truth: Subject, *, is_derivative: bool = False
    ) -> Subject:
        """A formula in the letters of another subject, with the same parameters."""
        if truth.function is None:
            return self._formula(text, is_derivative, {}, (), ())
        entry = replace(
            definition(truth.function), key="", names=(), formula=text, derivative=""
        )
        problem = self._problem(
            entry,
            self._grader.definitions(truth.function.deck),
            is_derivative=is_derivative,
            assume=(),
            given=text,
        )
        return Subject(text, text, problem, truth.params)

    def _formula(
        self,
        text: str,
        is_derivative: bool,
        params: Mapping[str, str],
        letters: tuple[str, ...],
        vectors: tuple[str, ...],
    ) -> Subject:
        definitions = self._grader.definitions("")
        pairs = tuple((names.letter(one), value) for one, value in params.items())
        given = tuple(name for name, _ in pairs)
        wanted = tuple(dict.fromkeys(("x", *letters)))
        context = Context(
            variables=wanted, vectors=vectors, params=given, definitions=definitions
        )
        try:
            tree = read(text, context).tree
        except Unreadable as unreadable:
            # ``max(x)`` reads only where x is a vector.
            context = replace(context, vectors=("x",))
            try:
                tree = read(text, context).tree
            except Unreadable:
                told = told_of_layout(unreadable, text, context)
                raise self._complaint(text, told) from None
            vectors = vectors or ("x",)
        vectors = vectors or tuple(_vector_letters(tree, definitions))
        variables = dict.fromkeys((*vectors, *wanted))
        entry = Definition(
            key="",
            variables=tuple(one for one in variables if one not in given),
            vectors=vectors,
            formula=text,
            params=tuple(pair for pair in pairs if pair[0] not in vectors),
        )
        if is_derivative and vectors:
            raise QuizError("vector-derivative", exit_code=Exit.WRONG_USAGE, given=text)
        problem = self._problem(
            entry, definitions, is_derivative=is_derivative, assume=(), given=text
        )
        label = " ".join(text.split())
        label = f"({label})′" if is_derivative else label
        used = {one.name for one in walk(problem.tree) if isinstance(one, Sym)}
        unused = [name for name in params if names.letter(name) not in used]
        if unused and not is_derivative:
            raise _no_letter(unused[0], text, sorted(used))
        return Subject(label, text, problem, self._params(problem, params)[0])

    def _problem(
        self,
        entry: Definition,
        definitions: Definitions,
        *,
        is_derivative: bool,
        assume: tuple[str, ...],
        given: str,
    ) -> Problem:
        reference = Reference(
            definition=entry, is_derivative=is_derivative, assume=assume
        )
        try:
            return Problem(reference, definitions)
        except Unreadable as unreadable:
            raise self._complaint(unreadable.text or given, unreadable) from None

    def _params(
        self, problem: Problem, given: Mapping[str, str]
    ) -> tuple[tuple[tuple[str, Exact], ...], tuple[str, ...]]:
        """Values of the parameters: given ones, usual ones, friendly ones."""
        known = problem.context.letters
        chosen: dict[str, Exact] = {}
        for name, text in given.items():
            letter = known.get(names.letter(name), name)
            if letter not in problem.usual and letter not in problem.variables:
                raise _no_letter(name, problem.reference.definition.formula, known)
            chosen[letter] = number(text, name)
        values = {
            name: chosen.get(name, usual) for name, usual in problem.usual.items()
        }
        assumed = tuple(name for name, value in values.items() if value is None)
        for name in assumed:
            fits = (one for one in _FRIENDLY if allows(problem, {**values, name: one}))
            values[name] = next(fits, _FRIENDLY[0])
        values |= {name: value for name, value in chosen.items() if name not in values}
        return (
            tuple((name, one) for name, one in values.items() if one is not None),
            assumed,
        )

    def _complaint(self, text: str, unreadable: Unreadable) -> QuizError:
        return unread(text, unreadable, self._language)


def allows(problem: Problem, values: Mapping[str, Exact | None]) -> bool:
    """Whether the assumptions hold, as far as they are about these letters."""
    known = {name: value for name, value in values.items() if value is not None}
    for text in problem.reference.assume:
        test = problem.compiler.test(problem.read(text))
        try:
            if not test(Point(known)):
                return False
        except (Undefined, Unsettled, OutOfBounds):
            continue
    return True


def number(text: str, name: str) -> Exact:
    """The value of a constant expression, such as ``-pi/2``.

    Raises:
        QuizError: ``bad-number``.
    """
    found = exact_number(text)
    if found is None:
        raise QuizError("bad-number", exit_code=Exit.WRONG_USAGE, given=text, name=name)
    return found


def exact_number(text: str) -> Exact | None:
    """A constant expression as a fraction, to some thirty digits; None for another."""
    try:
        tree = read(text, Context(variables=())).tree
        if free_letters(tree, Context(variables=())):
            return None
        return as_exact(Compiler(Definitions()).compile(tree)(Point({})))
    except (Unreadable, Undefined, Unsettled, OutOfBounds):
        return None


def unread(text: str, unreadable: Unreadable, language: str) -> QuizError:
    """What to say of a formula that cannot be read: where, and what is wrong there."""
    from quiz.ui.look import Look
    from quiz.ui.verdict import reason_sentence

    verdict = Verdict(
        Outcome.INVALID,
        unreadable.reason,
        column=unreadable.position + 1,
        arguments=unreadable.arguments,
    )
    return QuizError(
        "formula-unreadable",
        exit_code=Exit.WRONG_USAGE,
        given=text,
        column=unreadable.position + 1,
        detail=reason_sentence(verdict, Look(language=language)),
    )


def _no_letter(name: str, text: str, letters: object) -> QuizError:
    known = sorted(map(str, letters)) if isinstance(letters, Mapping | list) else []
    return QuizError(
        "no-such-letter",
        exit_code=Exit.WRONG_USAGE,
        name=name,
        given=text,
        known=", ".join(known) or "–",
    )


def _vector_letters(tree: Node, definitions: Definitions) -> Iterator[str]:
    """Letters that can only be vectors: with an index, summed over, in a softmax."""
    found: dict[str, None] = {}
    for node in walk(tree):
        inside: tuple[Node | None, ...] = ()
        match node:
            case Index(base=base):
                inside = (base,)
            case Reduce(body=body) if not _counts(node):
                inside = (body,)
            case Apply(function=function, arguments=arguments):
                inside = arguments if definitions[function].vectors else ()
        for part in inside:
            if part is not None:
                found |= {one.name: None for one in walk(part) if isinstance(one, Sym)}
    yield from found


def _counts(node: Reduce) -> bool:
    return node.lower is not None and node.upper is not None
