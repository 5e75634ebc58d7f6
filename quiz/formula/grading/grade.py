"""Whether a typed formula is the true one, and if not, where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations

from quiz.formula.evaluation.compare import (
    DIGITS,
    Answer,
    At,
    Comparison,
    State,
    compare_at,
)
from quiz.formula.evaluation.derive import substitute
from quiz.formula.evaluation.evaluate import Compiler, constant, cost
from quiz.formula.evaluation.point import Function, Point, Work
from quiz.formula.evaluation.values import (
    OutOfBounds,
    Undefined,
    Unsettled,
)
from quiz.formula.grading.circular import names_itself
from quiz.formula.grading.shorthand import may_be_variable, shorthand
from quiz.formula.grading.witness import witness
from quiz.formula.proofs.claim import Claim, claim_of
from quiz.formula.reading.complaint import Unreadable
from quiz.formula.reading.context import Definitions
from quiz.formula.reading.other_layout import told_of_layout
from quiz.formula.reading.parser import read
from quiz.formula.reading.vectors import resolve
from quiz.formula.reference import Problem, Reference, free_letters
from quiz.formula.slips.explain import find_slip
from quiz.formula.slips.rounding import exact_readings
from quiz.formula.slips.wrong import Slip
from quiz.formula.tree import Apply, Binary, Derivative, Node, Sym, rebuild, walk
from quiz.verdict import Evidence, Outcome, Verdict

_FEWEST_POINTS = 6
_SMALLEST_SHARE = 0.6
"""Of the points where the truth is known, those that must bear on the answer."""
_LARGEST_OPEN_SHARE = 0.2
"""Of those points, the ones where the truth is 0 and the answer may be more."""
_HIGHEST_EXPONENT = 10_000
_MOST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, and the answer that it is about."""

    verdict: Verdict
    _answer: Node | None = None
    _problem: Problem | None = None

    @property
    def claim(self) -> Claim | None:
        """What a proof of a correct answer would have to show.

        None for other answers, and for one with rounded constants: it stands
        for a formula that is equal, but is not equal itself.
        """
        if self.verdict.outcome is not Outcome.CORRECT:
            return None
        if self._answer is None or self._problem is None:
            return None
        if "rounded-constant" in self.verdict.notes:
            return None
        return claim_of(self._answer, self._problem)


_ZERO = At(State.KNOWN, 0)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One reading of an answer, compared at every point."""

    answer: Node
    made: Function
    found: tuple[Comparison, ...]
    renamed: bool = False
    rounded: bool = False
    exhausted: bool = False
    """The answer was too costly to compare at every point."""

    @property
    def evidence(self) -> list[Comparison]:
        return [one for one in self.found if one.equal is not None]

    @property
    def open_at_zero(self) -> int:
        """Points where the truth is 0 and the answer cannot be told from it."""
        return sum(
            one.given.state is State.VAGUE and one.expected == _ZERO
            for one in self.found
        )

    @property
    def fails(self) -> bool:
        return any(one.equal is False for one in self.found)


def grade(reference: Reference, text: str, definitions: Definitions) -> Verdict:
    """Grade one answer; bad input is a verdict too.

    Args:
        reference: The true formula and what surrounds it.
        text: What was typed. Untrusted: it is parsed, never evaluated as code.
        definitions: The functions that the answer may name.

    Raises:
        Unreadable: the reference itself cannot be read; the deck is at fault.
    """
    return judge(reference, text, definitions).verdict


def judge(
    reference: Reference,
    text: str,
    definitions: Definitions,
    *,
    explains: bool = True,
) -> Judged:
    """As `grade`; what was judged comes with it, for whoever wants to prove it.

    Args:
        explains: Whether to look for what went wrong, which takes the most time;
            without it the first point where the answer fails is enough.
    """
    problem = _problem(reference, definitions)
    work = Work(0)
    try:
        reading = read(text, problem.context)
        for tree in (*reading.chain, reading.tree):
            _check_exponents(tree, problem.compiler)
        for earlier in reading.chain:
            judged = _judge(earlier, problem, text, work, explains=explains)
            if judged.verdict.outcome is Outcome.WRONG:
                return judged
        return _judge(reading.tree, problem, text, work, explains=explains)
    except Unreadable as unreadable:
        complaint = told_of_layout(unreadable, text, problem.context)
        return Judged(
            Verdict(
                Outcome.INVALID,
                complaint.reason,
                column=complaint.position + 1,
                arguments=complaint.arguments,
            )
        )


@lru_cache(maxsize=128)
def _problem(reference: Reference, definitions: Definitions) -> Problem:
    return Problem(reference, definitions)


def _check_exponents(tree: Node, compiler: Compiler) -> None:
    """Refuse ``9^9^9^9`` before anything works it out."""
    for node in walk(tree):
        if not isinstance(node, Binary) or node.op != "^" or not constant(node.right):
            continue
        if any(isinstance(one, Binary) and one.op == "^" for one in walk(node.right)):
            _check_exponents(node.right, compiler)
        try:
            value = compiler.compile(node.right)(Point({}))
        except OutOfBounds:
            value = _HIGHEST_EXPONENT + 1
        except (Undefined, Unsettled):
            continue
        if isinstance(value, int) and abs(value) > _HIGHEST_EXPONENT:
            start = node.right.span[0]
            raise Unreadable(
                "too-large", start, limit=str(_HIGHEST_EXPONENT), expected="exponent"
            )


def _judge(
    tree: Node, problem: Problem, text: str, work: Work, *, explains: bool
) -> Judged:
    if (written_out := shorthand(tree, problem)) is None:
        return _judge_as_read(tree, problem, text, work, explains=explains)
    judged = _judge_as_read(written_out, problem, text, work, explains=explains)
    verdict = judged.verdict
    if verdict.outcome is Outcome.WRONG and may_be_variable(tree, problem):
        renamed = _judge_as_read(tree, problem, text, work, explains=explains)
        return judged if renamed.verdict.outcome is Outcome.WRONG else renamed
    if verdict.outcome is not Outcome.CORRECT:
        return judged
    noted = replace(verdict, notes=(*verdict.notes, "shorthand"))
    return replace(judged, verdict=noted)


def _judge_as_read(
    tree: Node, problem: Problem, text: str, work: Work, *, explains: bool
) -> Judged:
    unknown = free_letters(tree, problem.context)
    known = {*problem.variables}
    unknown = tuple(name for name in unknown if name not in known)
    first: _Trial | None = None
    for names in _renamings(tree, unknown, problem):
        is_brief = first is not None or not explains
        trial = _compare(tree, names, problem, work, briefly=is_brief)
        if not trial.fails:
            verdict = _passed(tree, trial, problem, text)
            return Judged(verdict, trial.answer, problem)
        first = first or trial
    if first is None:
        return Judged(_unknown_letter(tree, unknown[0], None))
    names = next(_renamings(tree, unknown, problem))
    letters: dict[str, Node] = {old: Sym(new) for old, new in names.items()}
    slip = Slip("different")
    if explains:
        slip = find_slip(first.answer, first.made, first.found, problem, text, letters)
    if unknown and slip.reason == "different" and not _plain(tree, unknown, problem):
        return Judged(_unknown_letter(tree, unknown[0], first))
    return Judged(_failed(first, slip, problem))


def _plain(tree: Node, unknown: tuple[str, ...], problem: Problem) -> bool:
    """Whether the answer only calls the card's one variable by another letter."""
    letters = {one.name for one in walk(tree) if isinstance(one, Sym)}
    variables = problem.reference.definition.variables
    return len(unknown) == len(variables) == 1 and variables[0] not in letters


def _renamings(
    tree: Node, unknown: tuple[str, ...], problem: Problem
) -> Iterator[dict[str, str]]:
    """Ways to match unknown letters to letters of the card not used."""
    if not unknown:
        yield {}
        return
    used = {one.name for one in walk(tree) if isinstance(one, Sym)}
    entry = problem.reference.definition
    own = (*problem.variables, *entry.vectors, *(name for name, _ in entry.params))
    unused = [name for name in dict.fromkeys(own) if name not in used]
    if len(unknown) > min(len(unused), _MOST_LETTERS):
        return
    for chosen in permutations(unused[:_MOST_LETTERS], len(unknown)):
        yield dict(zip(unknown, chosen, strict=True))


def _compare(
    tree: Node, names: dict[str, str], problem: Problem, work: Work, *, briefly: bool
) -> _Trial:
    values: dict[str, Node] = {old: Sym(new) for old, new in names.items()}
    renamed = substitute(tree, values) if values else tree
    is_new = bool(names)
    trial = _tried(renamed, problem, work, renamed=is_new, briefly=briefly)
    if trial.fails and (own := _with_own_parameters(renamed, problem)) is not None:
        second = _tried(own, problem, work, renamed=is_new, briefly=True)
        if not second.fails:
            return second
    if trial.fails and (exact := exact_readings(renamed, problem)) is not None:
        second = _tried(
            exact, problem, work, renamed=is_new, rounded=True, briefly=True
        )
        if not second.fails:
            return second
    return trial


def _with_own_parameters(tree: Node, problem: Problem) -> Node | None:
    """The answer with the card's parameters in its own function: ``f(x) + a``."""
    entry = problem.reference.definition
    change: dict[int, Node] = {}
    for one in walk(tree):
        if isinstance(one, Apply) and one.function == entry.key and entry.params:
            given = list(one.arguments)
            for place, (name, _) in enumerate(entry.params, len(entry.variables)):
                given[place] = given[place] or Sym(name, one.span)
            change[id(one)] = replace(one, arguments=tuple(given))
    return rebuild(tree, change) if change else None


def _tried(
    tree: Node,
    problem: Problem,
    work: Work,
    *,
    renamed: bool,
    rounded: bool = False,
    briefly: bool = False,
) -> _Trial:
    """Compare one reading; `briefly` ends where it first fails."""
    answer = resolve(tree, problem.context.vectors, problem.definitions)
    own = work.on(cost(answer))
    made = Answer(problem.compiler.compile(answer), own, problem.again(answer))
    is_open = problem.reference.is_derivative and _is_unevaluated(answer)
    found = []
    places = list(problem.probes(answer, work))
    own.reserve(len(places))
    for probe in places:
        one = compare_at(made, problem.expected(probe), probe)
        if is_open and one.given.state is State.UNDEFINED:
            # d/dx x/(1 + |x|) has a value at 0; the rule for |x| does not tell.
            one = one._replace(equal=None)
        found.append(one)
        if briefly and one.equal is False:
            break
    return _Trial(answer, made, tuple(found), renamed, rounded, work.left <= 0)


def _is_unevaluated(tree: Node) -> bool:
    return any(isinstance(one, Derivative) for one in walk(tree))


def _passed(tree: Node, trial: _Trial, problem: Problem, text: str) -> Verdict:
    points = len(trial.evidence)
    evidence = Evidence(points, DIGITS)
    defined = sum(1 for one in trial.found if one.expected.state is State.KNOWN)
    enough = min(_FEWEST_POINTS, max(1, len(trial.found)))
    if (
        points < max(enough, _SMALLEST_SHARE * defined)
        or trial.open_at_zero > _LARGEST_OPEN_SHARE * defined
        or trial.exhausted
    ):
        return Verdict(Outcome.UNDECIDED, "undecided", evidence=evidence)
    if (name := names_itself(tree, problem)) is not None:
        return Verdict(
            Outcome.INVALID,
            "circular",
            column=name.span[0] + 1,
            arguments=(("name", text[slice(*name.span)]),),
        )
    notes = []
    if trial.renamed:
        notes.append("renamed")
    if problem.defaulted(trial.answer):
        notes.append("default-value")
    if trial.rounded:
        notes.append("rounded-constant")
    return Verdict(Outcome.CORRECT, "equal", tuple(notes), evidence=evidence)


def _failed(trial: _Trial, slip: Slip, problem: Problem) -> Verdict:
    return Verdict(
        Outcome.WRONG,
        slip.reason,
        witness=witness(trial.found, trial.made, trial.answer, problem),
        evidence=Evidence(len(trial.evidence), DIGITS),
        arguments=slip.arguments,
    )


def _unknown_letter(tree: Node, letter: str, trial: _Trial | None) -> Verdict:
    place = next(
        one.span[0] for one in walk(tree) if isinstance(one, Sym) and one.name == letter
    )
    return Verdict(
        Outcome.WRONG,
        "unknown-letter",
        column=place + 1,
        arguments=(("name", letter),),
    )
