"""The rating keys, each with the time until the card comes back."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quiz.deck.model import Answer, Points
from quiz.memory import Rating
from quiz.session import NextTime, Turn, suggest_from_ticks
from quiz.ui.items import items_view
from quiz.ui.look import Fitted, Look
from quiz.ui.times import interval_back
from quiz.ui.verdict import is_partly_right
from quiz.verdict import Outcome

RATINGS = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)


def rating_view(
    days: Sequence[NextTime],
    suggestion: Rating,
    look: Look,
    *,
    counts: bool = True,
    verdict: Text | None = None,
    may_overrule: bool = False,
    reason: str = "",
) -> RenderableType:
    """Four ratings, each with when the card comes back; the suggested one stands out.

    Args:
        counts: Whether ratings move memory; when cramming, intervals are left out.
        verdict: What became of the answer, in a few words: the verdict itself may
            have scrolled away.
        may_overrule: Whether there is a verdict that the learner may set aside.
        reason: Why the suggestion is not what the verdict promises, as `hard_reason`
            tells.
    """
    keys = [look.say("answer.keys", key="?")]
    if may_overrule:
        keys.insert(0, look.say("rating.overrule", key="o"))
    cells = []
    for number, (rating, ahead) in enumerate(zip(RATINGS, days, strict=True), start=1):
        name = rating_name(rating, look)
        back = interval_back(ahead, look) if counts else ""
        if counts and rating is Rating.AGAIN:
            back = look.say("interval.soon")
        chosen = rating is suggestion
        style = "bold" if chosen else "quiet"
        cell = Text.assemble((f"{number} ", "key"), (name, style))
        if back:
            cell.append(f" {back}", style="" if chosen else "quiet")
        cells.append(cell)
    suggested = look.say("rating.enter", name=rating_name(suggestion, look))
    if reason:
        suggested += f", {look.say(reason)}"
    if look.is_plain:
        line = ", ".join(cell.plain for cell in cells)
        last = " · ".join([suggested, *keys])
        return Text(f"{look.say('rating.prompt')} {line}; {last}")
    items: list[str | Text] = [suggested, *keys]
    if verdict is not None:
        items.insert(0, verdict)
    below = items_view(items, look)
    return Fitted(lambda fitting: _menu(cells, below, fitting), look)


def _menu(cells: Sequence[Text], below: RenderableType, look: Look) -> RenderableType:
    if look.width < 72:
        grid = Table.grid(padding=(0, 3, 0, 0))
        grid.add_row(cells[0], cells[1])
        grid.add_row(cells[2], cells[3])
    else:
        grid = Table.grid(padding=(0, 4, 0, 0))
        grid.add_row(*cells)
    return Group(grid, below)


def hard_reason(turn: Turn, answer: Answer) -> str:
    """Why only Hard is suggested for what is right, as a key; empty where it is not."""
    if turn.suggestion is not Rating.HARD or turn.marking is None:
        return ""
    if isinstance(answer, Points):
        main = set(range(1, len(answer.points) + 1))
        made = main.intersection(turn.ticked)
        if suggest_from_ticks(answer, made) < Rating.GOOD:
            return ""  # the share of points stands beside it
        has_flag = suggest_from_ticks(answer, turn.ticked) < Rating.GOOD
        return "why.flag" if has_flag else "why.hint"
    return "why.hint" if turn.hints else "why.tries"


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
