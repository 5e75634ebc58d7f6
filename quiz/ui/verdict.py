"""What became of an answer, in words as well as in colour."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from quiz.deck.model import Truth
from quiz.session import Marking, Part, State
from quiz.ui.language import Template, fill, table
from quiz.ui.look import Look, indented
from quiz.ui.text import around, one_line, visible
from quiz.verdict import Outcome, Verdict, Witness

_CLOSING_SIGNS = {")|": "|", ")floor": "⌋", ")ceil": "⌉"}
"""How what closes a bracket is written, where the parser has a name for it."""

_MARKS = {
    Outcome.CORRECT: ("✓", "good"),
    Outcome.WRONG: ("✗", "bad"),
    Outcome.INVALID: ("?", "unsure"),
    Outcome.UNDECIDED: ("~", "unsure"),
}


_NOT_ALL = ("missing-items", "missing-option")
"""Reasons for which what was given is right, as far as it goes."""
_READ = (
    "circular",
    "brackets-unsaid",
    "unknown-function",
    "unknown-letter",
    "too-few-digits",
)
"""Reasons not to count an answer that was read well enough."""


def is_partly_right(verdict: Verdict) -> bool:
    """Whether a wrong answer has something right in it, as far as it goes."""
    told = dict(verdict.arguments)
    is_some = verdict.reason == "wrong-gap" and told.get("missed") != told.get("count")
    return is_some or verdict.reason in _NOT_ALL


def verdict_view(
    marking: Marking,
    look: Look,
    *,
    given: str = "",
    column_shift: int = 0,
    is_final: bool = False,
) -> RenderableType:
    """The verdict: one word, why, and the point where the answer fails.

    Args:
        given: The learner's line, repeated above the caret where reading stopped.
        column_shift: Columns by which that line already stands on the screen to
            the right; the caret then goes below it without repeating it.
        is_final: Whether the truth is shown next: nothing is hinted at then.
    """
    verdict = marking.verdict
    lines: list[RenderableType] = []
    if verdict.column is not None and verdict.reason != "empty":
        place = verdict.column - 1
        # Space by space as it was typed, so that the caret stays below its place.
        before, after = (
            visible(part).replace("\n", " ") for part in (given[:place], given[place:])
        )
        if not column_shift:
            before, after = around(before, after, look.width)
            lines.append(Text(before + after, no_wrap=True))
        caret = " " * (cell_len(before) + column_shift) + "^"
        lines.append(Text(caret, style="unsure", no_wrap=True))
    lines.append(_headline(verdict, look, is_final=is_final))
    if verdict.witness is not None:
        lines.append(indented(witness_view(verdict.witness, look), look))
    lines += [
        indented(Text(said), look)
        for note in verdict.notes
        if (said := note_sentence(note, look))
    ]
    return Group(*lines)


def claim_verdict_view(truth: Truth, picked: Truth | None, look: Look) -> Text:
    """The verdict on a claim: what the claim is, and what the learner took it for.

    Args:
        picked: The learner's choice; None where it is not known.
    """
    said = look.say(f"claim.{truth.value}")
    if picked is None:
        return Text(said, style="bold")
    is_right = picked is truth
    key = "claim.right" if is_right else "claim.wrong"
    yours = look.say(f"claim.yours.{picked.value}")
    sentence = look.say(key, said=said[:1].lower() + said[1:].rstrip("."), yours=yours)
    sign, style = _MARKS[Outcome.CORRECT if is_right else Outcome.WRONG]
    shown = sentence if look.is_plain else f"{sign} {sentence}"
    view = Text(shown, style=style)
    view.stylize("bold")
    return view


def proof_view(look: Look) -> RenderableType:
    """Below a verdict that is on the screen already: it has been proved since."""
    return indented(look.label("evidence.proof"), look)


def reason_sentence(verdict: Verdict, look: Look, *, is_final: bool = False) -> str:
    """The sentence for a verdict's reason; empty where the word says it all."""
    arguments = _in_language(verdict, look.language)
    key = f"reason.{verdict.reason}"
    own = table("", look.language)
    if is_final and f"{key}.final" in own:
        key = f"{key}.final"
    if key in own:
        return fill(own[key], look.language, arguments)
    if said := arguments.get("say"):
        return said
    told = table("formula", look.language)
    expected = arguments.get("expected")
    reason = arguments.get("slip", verdict.reason)
    if "layout" in arguments:
        return fill(told["layout"], look.language, arguments)
    for detail in arguments if expected is None else [expected]:
        found = told.get(f"{reason}.{detail}")
        if found is not None and not _lacks(found, arguments):
            return fill(found, look.language, arguments)
    return fill(told.get(reason, verdict.reason), look.language, arguments)


def _in_language(verdict: Verdict, language: str) -> dict[str, str]:
    """A verdict's arguments; ``say.ru`` stands for ``say`` where Russian is read."""
    said = {name: one_line(value) for name, value in verdict.arguments}
    ending = f".{language}"
    own = {
        name.removesuffix(ending): value
        for name, value in said.items()
        if name.endswith(ending)
    }
    shown = {name: value for name, value in said.items() if "." not in name} | own
    if (closing := shown.get("found")) in _CLOSING_SIGNS:
        shown["found"] = _CLOSING_SIGNS[closing]
    return shown


def _lacks(template: Template, arguments: Mapping[str, str]) -> bool:
    fields = Formatter().parse(template if isinstance(template, str) else template[0])
    return any(name and name not in arguments for _, name, _, _ in fields)


def note_sentence(note: str, look: Look) -> str:
    """The sentence for a note on a correct answer; empty for one that needs none."""
    own = table("", look.language)
    if f"note.{note}" in own:
        return fill(own[f"note.{note}"], look.language, {})
    return fill(table("formula", look.language).get(note, ""), look.language, {})


def _shown_value(value: str, look: Look) -> str:
    return look.say("witness.undefined") if value == "undefined" else _infinite(value)


def _infinite(value: str) -> str:
    return {"oo": "∞", "-oo": "-∞"}.get(value, value)


def witness_view(witness: Witness, look: Look) -> Text:
    """Where the answer fails: the point and both values, aligned."""
    place = ", ".join(f"{name} = {_infinite(value)}" for name, value in witness.at)
    values = look.say(
        "witness.values",
        given=_shown_value(witness.given, look),
        expected=_shown_value(witness.expected, look),
    )
    if not place:
        return Text(values)
    return Text.assemble(
        (look.say("witness.at", place=place) + ": ", "quiet"), Text(values)
    )


def parts_view(
    marking: Marking, look: Look, *, is_any: bool = False, are_gaps: bool = False
) -> RenderableType | None:
    """What became of every item of a list or gap of a cloze.

    Args:
        is_any: Whether any items of a list will do: then none of them is missed.
        are_gaps: Whether the parts are gaps, which have numbers.
    """
    if not marking.parts:
        return None
    numbered = list(enumerate(marking.parts, start=1))
    groups = []
    for state, style in (
        (State.FOUND, "good"),
        (State.SLIP, "good"),
        (State.ALSO, "good"),
        (State.MISSED, "bad"),
        (State.REPEATED, "unsure"),
        (State.EXTRA, "unsure"),
    ):
        parts = [(number, part) for number, part in numbered if part.state is state]
        is_missed = state is State.MISSED
        filled = [one for one in parts if is_missed and one[1].given]
        left = "part.others" if is_missed and is_any else f"part.{state.value}"
        for key, shown in (
            ("part.wrong", filled),
            (left, [one for one in parts if one not in filled]),
        ):
            if shown:
                said = [
                    (f"[{number}] " if are_gaps else "") + _part(part, look)
                    for number, part in shown
                ]
                names = ("; " if are_gaps else ", ").join(said)
                groups.append(Text.assemble((look.say(key) + ": ", style), names))
    return Group(*groups)


def _part(part: Part, look: Look) -> str:
    expected, given = one_line(part.expected), one_line(part.given)
    if part.state in (State.EXTRA, State.REPEATED):
        return given
    if part.state is State.SLIP:
        return f"{expected} ← {given}"
    if part.state is State.MISSED and given:
        return look.say("part.instead", expected=expected, given=given)
    return expected


def _headline(verdict: Verdict, look: Look, *, is_final: bool) -> Text:
    sign, style = _MARKS[verdict.outcome]
    word = look.say(f"outcome.{verdict.outcome.value}")
    if is_final and verdict.outcome is Outcome.WRONG:
        is_part = is_partly_right(verdict)
        word = look.say("outcome.not-all" if is_part else "outcome.final")
    if verdict.outcome is Outcome.INVALID and verdict.reason in _READ:
        word = look.say("outcome.circular")
    if verdict.reason == "empty":
        # Nothing was there to be read.
        return Text(reason_sentence(verdict, look), style=style)
    is_right = verdict.outcome is Outcome.CORRECT
    said = _evidence(verdict, look)
    if not is_right:
        said = reason_sentence(verdict, look, is_final=is_final)
    if verdict.reason in ("gave-up", "self-graded"):
        return Text(said, style="quiet")
    mark = Text(word, style=style) if look.is_plain else Text(f"{sign} {word}", style)
    mark.stylize("bold")
    if not said:
        return mark
    return Text.assemble(mark, " ", (said, "quiet" if verdict.evidence else ""))


def _evidence(verdict: Verdict, look: Look) -> str:
    evidence = verdict.evidence
    if evidence is None:
        return ""
    if evidence.proof is not None:
        return look.say("evidence.proof")
    return look.say("evidence.points", n=evidence.points, digits=evidence.digits)
