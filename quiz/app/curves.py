"""What `quiz plot` draws: names and formulas made into sampled curves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite

from quiz.app.subjects import Reader, Subject, allows, exact_number, named
from quiz.deck.model import Ask, Function
from quiz.errors import Exit, QuizError
from quiz.formula.curves.curve import COUNT, Along, along, limit_far, trace
from quiz.formula.curves.frame import ticks, turns_of, window
from quiz.formula.curves.gap import Gap, largest_gap
from quiz.formula.evaluation.values import Exact, decimal
from quiz.library import Library
from quiz.ui.chart import Chart, Drawn, Row, Said
from quiz.ui.plot import equals

_SLICES = tuple(Fraction(n, 4) for n in (-4, 4, 8, 1, 2, 3))
"""Values of a second variable, as many of the first as may be."""
_VECTOR: tuple[Exact, ...] = (0, 0, 1)
"""A vector whose first component varies."""
_MOST_LINES = 6
_MOST_STEPS = 1_000
"""Terms and calls of one value; more would keep the reader waiting."""
_ALL_STEPS = 100_000
_ROWS = 11
_FARTHEST = 12
"""How far out a change of form still belongs into the picture."""
_BEYOND = 2
_WIDEST = 10**9
"""How wide a range may be; the hint names it."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A function of one letter, and where it may change its form."""

    label: str
    letter: str
    value: Along
    corners: tuple[Exact, ...]
    said: tuple[Said, ...] = ()
    count: int = COUNT
    """How many steps to sample it in."""
    excepted: tuple[Exact, ...] = ()
    """Where a derivative does not exist, and the deck's formula has a value."""
    title: str = ""
    """See `quiz.ui.chart.Drawn`."""


def chart_for(
    library: Library,
    texts: Sequence[str],
    *,
    low: Exact = -5,
    high: Exact = 5,
    is_derivative: bool = False,
    params: Mapping[str, str] | None = None,
    language: str = "en",
) -> Chart:
    """Names and formulas as curves over one range.

    A formula after one name is an answer: its gap to the true curve is shaded.

    Args:
        texts: Names of functions, of derivatives, and formulas.
        low, high: The range of the letter that varies.
        is_derivative: Draw derivatives; that of a single function beside it.
        params: Values of parameters and further letters, as texts.

    Raises:
        QuizError: Something cannot be read, or a letter has no value.
    """
    reader = Reader(library, language)
    is_answer = (
        len(texts) == 2
        and named(library, texts[0]) is not None
        and named(library, texts[1]) is None
    )
    first = reader.subject(texts[0], is_derivative=is_derivative, params=params)
    if is_answer:
        answer = reader.answer(texts[1], first, is_derivative=is_derivative)
        return compared(first, answer, low=low, high=high)
    subjects = [first]
    for text in texts[1:]:
        own = _meant(library, text, params)
        one = reader.subject(text, is_derivative=is_derivative, params=own)
        subjects.append(one)
    if is_derivative and len(texts) == 1:
        subjects.insert(0, reader.subject(texts[0], params=params))
    lines = [
        line for one in subjects for line in _lines(one, is_alone=len(subjects) == 1)
    ]
    if len(lines) > _MOST_LINES:
        raise QuizError("too-many-curves", exit_code=Exit.WRONG_USAGE, most=_MOST_LINES)
    return _chart(lines, low, high, are_apart=not is_derivative or len(texts) > 1)


def compared(truth: Subject, answer: Subject, *, low: Exact, high: Exact) -> Chart:
    """An answer over the true curve, the gap between them shaded."""
    lines = [*_lines(truth, is_alone=False), *_lines(answer, is_alone=False)]
    return _chart(lines, low, high, is_answer=True, apart_from=truth.excepted())


def card_chart(
    library: Library, function: Function, ask: Ask, given: str, language: str
) -> Chart:
    """The truth of a card, and the learner's own formula over it if it can be read."""
    reader = Reader(library, language)
    truth = reader.of_function(function, ask)
    if given.strip():
        try:
            low, high = span_of(truth)
            return compared(truth, reader.answer(given, truth), low=low, high=high)
        except QuizError:
            pass  # an answer that cannot be drawn leaves the truth alone
    return chart_of(truth)


def chart_of(subject: Subject) -> Chart:
    """One subject alone, over its usual range."""
    return _chart(list(_lines(subject, is_alone=True)), *span_of(subject))


def span_of(subject: Subject) -> tuple[Exact, Exact]:
    """From -5 to 5, and farther where the function changes its form a little beyond.

    What the deck assumes of the letter cuts it: a probability goes from 0 to 1.
    """
    low: Exact = -5
    high: Exact = 5
    if subject.vectors or not subject.letters:
        return low, high
    letter = subject.letters[0]
    if not allows(subject.problem, {letter: low}):
        low = 0
    if not allows(subject.problem, {letter: high}):
        high = 1
    if low != -5 or high != 5 or len(subject.letters) != 1:
        return low, high
    for corner in subject.corners(letter):
        if high <= corner <= _FARTHEST:
            high = corner + _BEYOND
        elif -_FARTHEST <= corner <= low:
            low = corner - _BEYOND
    return low, high


def read_range(text: str) -> tuple[Exact, Exact]:
    """The two ends of ``-5:5``; each may be an expression, such as ``-2pi``.

    Raises:
        QuizError: ``bad-range``, ``range-order`` or ``range-too-wide``.
    """
    low_text, _, high_text = text.partition(":")
    low, high = exact_number(low_text), exact_number(high_text)
    code = ""
    if low is None or high is None:
        code = "bad-range"
    elif not low < high:
        code = "range-order"
    elif high - low > _WIDEST:
        code = "range-too-wide"
    if code or low is None or high is None:
        raise QuizError(code, exit_code=Exit.WRONG_USAGE, given=text)
    return low, high


def _meant(
    library: Library, text: str, params: Mapping[str, str] | None
) -> dict[str, str]:
    """The values that this function has letters for: they need not fit them all."""
    found = named(library, text)
    if found is None:
        return dict(params or {})
    function, _ = found
    names = {*function.variables, *(name for name, _ in function.params)}
    aliases = {other for _, others in function.param_aliases for other in others}
    return {k: v for k, v in (params or {}).items() if k in names | aliases}


def _lines(subject: Subject, *, is_alone: bool) -> Iterator[_Line]:
    """A subject as functions of one letter: slices where it has several."""
    said = tuple(_values_said(subject))
    if subject.vectors:
        yield from _components(subject, said, is_alone=is_alone)
        return
    letters = subject.letters or ("x",)
    letter, others = letters[0], letters[1:]
    fixed = dict(subject.params)
    if not others:
        yield _line(subject, subject.label, letter, fixed, said)
        return
    if subject.function is None:
        raise QuizError(
            "letter-without-value",
            exit_code=Exit.WRONG_USAGE,
            name=others[0],
            given=subject.text,
            option="--params",
        )
    *rest, last = others
    fixed |= dict.fromkeys(rest, 1)
    slices = [one for one in _SLICES if allows(subject.problem, {**fixed, last: one})]
    single = slices[1:2] or slices[:1] or [Fraction(1)]
    chosen = sorted(slices[:3]) if is_alone and slices else single
    for one in chosen:
        at = {**fixed, last: one}
        shown = ", ".join(f"{name} = {decimal(at[name])}" for name in others)
        label = f"{subject.label}, {shown}"
        slice_said = Said("plot.slice", (("letter", letter),))
        yield _line(subject, label, letter, at, (*said, slice_said))


def _components(
    subject: Subject, said: tuple[Said, ...], *, is_alone: bool
) -> Iterator[_Line]:
    """A function of vectors, by component, as the first input varies."""
    vector = subject.vectors[0]
    if len(subject.vectors) > 1 or len(subject.letters) > 1:
        raise QuizError(
            "plot-several-vectors", exit_code=Exit.WRONG_USAGE, given=subject.label
        )
    shown = f"{vector} = ({vector}₁, 0, 1)"
    said = (*said, Said("plot.vector", (("letter", f"{vector}₁"), ("vector", shown))))
    for index in (1, 2, 3) if is_alone else (1,):
        value = along(
            subject.problem.function,
            vector,
            dict(subject.params),
            {vector: _VECTOR},
            index,
        )
        label = f"{subject.label}{'₁₂₃'[index - 1]}"
        title = _title(subject, label)
        yield _Line(label, f"{vector}₁", value, (), said, title=title)


def _line(
    subject: Subject,
    label: str,
    letter: str,
    fixed: dict[str, Exact],
    said: tuple[Said, ...],
) -> _Line:
    function = subject.problem.function
    tally: list[int] = []
    measured = along(function, letter, fixed, tally=tally)
    for x in (-3, 0, 3):
        measured(x)
    most = max(tally)
    if most > _MOST_STEPS:
        raise QuizError("plot-too-long", exit_code=Exit.WRONG_USAGE, given=subject.text)
    count = max(100, min(COUNT, _ALL_STEPS // max(1, most)))
    value = along(function, letter, fixed)
    return _Line(
        label,
        letter,
        value,
        subject.corners(letter, fixed),
        said,
        count,
        subject.excepted() if subject.ask is Ask.DERIVATIVE else (),
        _title(subject, label),
    )


def _title(subject: Subject, label: str) -> str:
    """The title with what tells a slice or a component from the others."""
    return subject.title and subject.title + label.removeprefix(subject.label)


def _values_said(subject: Subject) -> Iterator[Said]:
    usual = subject.problem.usual
    for name, value in subject.params:
        key = "plot.chosen"
        if name in subject.assumed:
            key = "plot.assumed"
        elif usual.get(name) == value:
            key = "plot.usual"
        yield Said(key, (("name", name), ("value", equals(value))))


def _chart(
    lines: Sequence[_Line],
    low: Exact,
    high: Exact,
    *,
    is_answer: bool = False,
    are_apart: bool = True,
    apart_from: Sequence[Exact] = (),
) -> Chart:
    letters = {line.letter for line in lines}
    letter = lines[0].letter if len(letters) == 1 else "x"
    drawn = []
    for line in lines:
        curve = trace(line.value, low, high, count=line.count, corners=line.corners)
        ends = limit_far(line.value, -1), limit_far(line.value, 1)
        turns = turns_of(line.value, curve)
        drawn.append(Drawn(line.label, curve, ends, turns, line.title))
    gap: Gap | None = None
    if len(lines) == 2 and len(letters) == 1 and are_apart:
        count = min(line.count for line in lines)
        step = Fraction(high - low) / count
        even = [low + step * place for place in range(count + 1)]
        corners = [one for line in lines for one in line.corners if low < one < high]
        around = [one + near for one in corners for near in (-step / 99, 0, step / 99)]
        places = sorted({*even, *around}.difference(apart_from))
        gap = largest_gap(lines[0].value, lines[1].value, places)
    said = tuple(dict.fromkeys(one for line in lines for one in line.said))
    said += tuple(
        Said(
            "plot.convention",
            (("name", line.title or line.label), ("at", f"{letter} {equals(one)}")),
        )
        for line in lines
        for one in line.excepted
        if low <= one <= high and line.value(one) is not None
    )
    places = [Fraction(at) for at, _ in ticks(float(low), float(high), _ROWS)]
    return Chart(
        lines=tuple(drawn),
        letter=letter,
        x=(float(low), float(high)),
        y=window(
            [one.curve for one in drawn], _heights(drawn) if len(lines) < 3 else ()
        ),
        rows=tuple(
            Row(float(x), tuple(line.value(x) for line in lines)) for x in places
        ),
        said=said,
        gap=gap,
        is_answer=is_answer,
    )


def _heights(drawn: Sequence[Drawn]) -> list[float]:
    """Heights of horizontal asymptotes that are near enough to be shown."""
    found = []
    for one in drawn:
        heights = [y for _, y in one.curve.points()]
        if not heights:
            continue
        low, high = min(heights), max(heights)
        room = high - low
        found += [
            end
            for end in one.ends
            if end is not None and isfinite(end) and low - room <= end <= high + room
        ]
    return found
