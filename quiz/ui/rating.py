"""The rating keys, each with the time until the card comes back."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.deck.model import Answer, Points
from quiz.memory import Rating
from quiz.session import Turn
from quiz.ui.look import Fitted, Look
from quiz.ui.times import interval
from quiz.ui.verdict import is_partly_right
from quiz.verdict import Outcome

RATINGS = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)


def rating_view(
    days: Sequence[int],
    suggestion: Rating,
    look: Look,
    *,
    counts: bool = True,
    verdict: Text | None = None,
    may_overrule: bool = False,
) -> RenderableType:
    """Four ratings with next intervals in days; the suggested one stands out.

    Args:
        counts: Whether ratings move memory; when cramming, intervals are left out.
        verdict: What became of the answer, in a few words: the verdict itself may
            have scrolled away.
        may_overrule: Whether there is a verdict that the learner may set aside.
    """
    keys = look.say("answer.keys", key="?")
    if may_overrule:
        keys = f"{look.say('rating.overrule', key='o')} · {keys}"
    cells = []
    for number, (rating, ahead) in enumerate(zip(RATINGS, days, strict=True), start=1):
        name = rating_name(rating, look)
        back = interval(ahead, look) if counts else ""
        if counts and rating is Rating.AGAIN:
            back = look.say("interval.soon")
        chosen = rating is suggestion
        style = "bold" if chosen else "quiet"
        cell = Text.assemble((f"{number} ", "key"), (name, style))
        if back:
            cell.append(f" {back}", style="" if chosen else "quiet")
        cells.append(cell)
    suggested = look.say("rating.enter", name=rating_name(suggestion, look))
    if look.is_plain:
        line = ", ".join(cell.plain for cell in cells)
        return Text(f"{look.say('rating.prompt')} {line}; {suggested} · {keys}")
    return Fitted(
        lambda fitting: _menu(
            cells, suggested, verdict, fitting, keys, is_needed=may_overrule
        ),
        look,
    )


def _menu(
    cells: Sequence[Text],
    suggested: str,
    verdict: Text | None,
    look: Look,
    keys: str,
    *,
    is_needed: bool,
) -> RenderableType:
    if look.width < 72:
        grid = Table.grid(padding=(0, 3, 0, 0))
        grid.add_row(cells[0], cells[1])
        grid.add_row(cells[2], cells[3])
    else:
        grid = Table.grid(padding=(0, 4, 0, 0))
        grid.add_row(*cells)
    last = Text(suggested, style="quiet")
    if verdict is not None:
        last = Text.assemble(verdict, (" · ", "quiet"), last)
    has_room = last.cell_len + cell_len(f" · {keys}") <= look.width
    if has_room or (verdict is None and not is_needed):
        last.append(f" · {keys}", style="quiet")
    elif is_needed:
        return Group(grid, last, Text(keys, style="quiet"))
    return Group(grid, last)


def brief_verdict(turn: Turn, answer: Answer, look: Look) -> Text | None:
    """What became of an answer, in two words; None where the learner decides."""
    if turn.marking is None or turn.overruled is not None:
        return None
    if isinstance(answer, Points):
        made = sum(number <= len(answer.points) for number in turn.ticked)
        said = look.say("brief.points", made=made, n=len(answer.points))
        return Text(said) if turn.is_ticked else None
    verdict = turn.marking.verdict
    if verdict.outcome is Outcome.CORRECT:
        return Text("✓ " + look.say("brief.right"), style="good")
    if verdict.outcome is not Outcome.WRONG or verdict.reason == "gave-up":
        return None
    key = "brief.not-all" if is_partly_right(verdict) else "brief.wrong"
    return Text("✗ " + look.say(key), style="bad")


def rating_name(rating: Rating, look: Look) -> str:
    """The rating's name: Again, Hard, Good, Easy."""
    return look.say(f"rating.{rating.name.lower()}")
