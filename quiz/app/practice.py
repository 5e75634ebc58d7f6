"""Today's session from beginning to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

from quiz.app.agenda import FAR_AHEAD_DAYS, Plan, is_wanted, plan, unseen
from quiz.app.beside import Beside
from quiz.app.choice import Choice
from quiz.app.complaining import complain
from quiz.app.desk import Desk, open_desk
from quiz.app.editing import Editing
from quiz.app.failed import days_due, failed_today
from quiz.app.grading import grader_for, tools_of, warm_up
from quiz.app.limits import allowance
from quiz.app.links import open_link
from quiz.app.names import decks_in, split_paths
from quiz.app.numerics import Studies
from quiz.app.onward import onward
from quiz.app.pictures import Painter
from quiz.app.plans import plan_in_force
from quiz.app.presence import presence
from quiz.app.record import Record
from quiz.app.recovering import (
    backlog_after_break,
    end_if_caught_up,
    recovery_in_force,
    share_of_today,
)
from quiz.app.renames import follow_renames
from quiz.app.resuming import awaiting_rating, unrated_turn
from quiz.app.revisions import follow_revisions
from quiz.app.session import Session
from quiz.app.titles import answered_line
from quiz.app.topics import topic_of, topic_title
from quiz.deck.model import CardId
from quiz.errors import Exit, QuizError
from quiz.memory import Rating, date_of
from quiz.session import Sitting, begin, resume
from quiz.session.calibration import Prediction, calibrate, sum_up
from quiz.ui.calibration import calibration_view
from quiz.ui.plan_session import days_left_view, done_view
from quiz.ui.recovery import caught_up_view, recover_hint
from quiz.ui.screen import Screen
from quiz.ui.summary import Summary, all_off_view, nothing_view, summary_view
from quiz.ui.today import backlog_view, limit_view

_MINUTE_MS = 60_000
_HARDEST = 3


def run_practice(
    choice: Choice,
    screen: Screen,
    environment: Mapping[str, str],
    *,
    is_quiet: bool = False,
) -> None:
    """Ask the chosen cards on `screen` until they are done or the learner stops."""
    names, paths = split_paths(choice.decks)
    with ExitStack() as stack:
        desk = stack.enter_context(open_desk(environment, extra=paths))
        if not choice.is_cram:
            desk.refuse_if_read_only()
            follow_renames(desk)
            follow_revisions(desk)
        usable = decks_in(desk.library, paths)
        if not is_quiet or (paths and not usable):
            complain(desk, screen)
        if paths and not usable:
            raise QuizError(
                "deck-unusable",
                exit_code=Exit.PROBLEMS_FOUND,
                path=", ".join(map(str, paths)),
            )
        chosen = replace(choice, decks=names + usable)
        planned = plan(desk, chosen)
        # A session that counts nothing leaves no answer to be rated.
        is_alone = chosen.is_cram or stack.enter_context(presence(desk.places))
        sitting = _first(desk, planned, chosen, is_alone=is_alone)
        if len(sitting.queue) < len(planned.queue) and not is_quiet:
            screen.remark(screen.look.label("session.other"))
        if sitting.card is None:
            _say_nothing_is_due(desk, planned, chosen, choice, screen)
            return
        if planned.backlog is not None and planned.backlog.today and not is_quiet:
            screen.remark(backlog_view(planned.backlog, screen.look))
        if not is_quiet and not choice.is_cram:
            _offer_recovery(desk, screen)
        _run(desk, chosen, choice, planned, sitting, screen, environment)


def _run(
    desk: Desk,
    choice: Choice,
    asked: Choice,
    planned: Plan,
    sitting: Sitting,
    screen: Screen,
    environment: Mapping[str, str],
) -> None:
    """Asks the planned cards.

    Args:
        asked: The choice as it was typed, with files by their paths.
    """
    look = screen.look
    grader = grader_for(desk.library)
    painter = Painter(
        desk.library, language=look.language, is_plain=look.is_plain, reader=grader
    )
    started_ms = desk.clock().at_ms
    counts = not choice.is_cram
    session = Session(
        sitting,
        planned.new,
        desk.library,
        Record(desk, counts, planned.following, look.language),
        screen,
        tools_of(grader),
        painter,
        desk.clock,
        open_link,
        study=Studies(desk.library).of,
        judge=grader.judge,
        beside=Beside(desk, Editing(desk, screen, environment, counts), counts=counts),
        again=planned.again,
        reason=_reason(planned, choice),
        seed=desk.today() if choice.seed is None else choice.seed,
        until_ms=(
            None if choice.minutes is None else started_ms + choice.minutes * _MINUTE_MS
        ),
        most_ms=_most_ms(planned, choice),
        predicts=choice.predicts,
        after_first_paint=lambda: warm_up(painter),
        is_first_ever=counts and desk.store.last_review_day() is None,
    )
    try:
        ended = session.run()
    finally:
        painter.close()
    summary = _summary(desk, choice, asked, planned, ended, session)
    screen.show(summary_view(summary, screen.look))
    if planned.following is not None:
        screen.show(days_left_view(planned.following.days_left, screen.look))
    _say_predictions(desk, ended, screen)
    if counts and end_if_caught_up(desk):
        resumed = plan_in_force(desk)
        day = None if resumed is None else date_of(resumed.day)
        screen.show(caught_up_view(day, screen.look))
    if planned.following is not None:
        planned.following.keep_prices()


def _say_predictions(desk: Desk, ended: Sitting, screen: Screen) -> None:
    made = _predictions(desk, ended, screen.look.language)
    total = sum_up(made)
    if total is not None:
        screen.show(calibration_view(total, calibrate(made), screen.look))


def _reason(planned: Plan, choice: Choice) -> str:
    """Why cards are asked that are neither new nor failed."""
    if choice.is_cram:
        return "cram"
    if choice.is_ahead:
        return "ahead"
    return "due" if planned.following is None else "plan"


def _offer_recovery(desk: Desk, screen: Screen) -> None:
    """After a break: that what has piled up can be spread."""
    found = backlog_after_break(desk)
    if found is not None:
        screen.remark(recover_hint(*found, screen.look))


def _predictions(desk: Desk, ended: Sitting, language: str) -> list[Prediction]:
    """What was predicted in a sitting, card by card, and what came."""
    foretold = [
        (one.card, one.predicted, one.was_right)
        for one in ended.done
        if one.predicted is not None
    ]
    facets = desk.library.facets([card for card, _, _ in foretold])
    return [
        Prediction(
            topic_title(desk.library, topic_of(desk.library, facets[card]), language),
            predicted,
            was_right,
        )
        for card, predicted, was_right in foretold
        if card in facets
    ]


def _most_ms(planned: Plan, choice: Choice) -> int | None:
    """What is left of today's minutes; `--minutes` goes by the clock instead."""
    minutes = planned.allowed.minutes
    return None if minutes is None or choice.minutes else minutes * _MINUTE_MS


def _first(desk: Desk, planned: Plan, choice: Choice, *, is_alone: bool) -> Sitting:
    """The sitting, at the rating of an answer that was never rated if there is one.

    Beside another session such cards are left out: they may be on its screen.
    """
    if not choice.is_cram and not is_alone:
        waiting = awaiting_rating(desk, planned.queue) | planned.again
        return begin(tuple(card for card in planned.queue if card not in waiting))
    if not choice.is_cram:
        pending = unrated_turn(desk)
        if pending is not None and is_wanted(desk, pending[0], planned, choice):
            return resume(*pending, planned.queue)
    return begin(planned.queue)


def _say_nothing_is_due(
    desk: Desk, planned: Plan, choice: Choice, asked: Choice, screen: Screen
) -> None:
    if planned.following is not None and not choice.is_filtered:
        following = planned.following
        minutes, days_left = following.planned.minutes, following.days_left
        screen.show(done_view(following.rest, days_left, minutes, screen.look))
        return
    if planned.allowed.is_over and planned.backlog is not None:
        screen.show(limit_view(planned.backlog.waiting, screen.look))
        return
    off = None if choice.decks else desk.deck_to_turn_on()
    if choice.is_filtered or choice.is_cram or choice.is_ahead:
        if off is not None:
            raise QuizError("decks-off", exit_code=Exit.DONE, deck=off)
        raise QuizError("no-cards", exit_code=Exit.DONE)
    if off is not None:
        screen.show(all_off_view(off, screen.look))
        return
    days, count = next_due(desk, planned.decks)
    ways = ["nothing.interview", "nothing.decks"]
    if unseen(desk, planned.decks, 1):
        ways.insert(0, "nothing.new")
    if days is not None:
        ways[-2:-2] = ["nothing.ahead", "nothing.cram"]
    again = Choice(decks=asked.decks, flags=asked.flags)
    back = onward(again, screen.look.language)
    screen.show(nothing_view(days, count, ways, screen.look, back=back))


def _summary(
    desk: Desk,
    choice: Choice,
    asked: Choice,
    planned: Plan,
    ended: Sitting,
    session: Session,
) -> Summary:
    first: dict[CardId, bool] = {}
    failures: Counter[CardId] = Counter()
    for one in ended.done:
        is_recalled = one.was_right and one.rating is not Rating.AGAIN
        first.setdefault(one.card, is_recalled)
        failures[one.card] += one.rating is Rating.AGAIN
    hard = [card for card, times in failures.most_common(_HARDEST) if times]
    language = session.screen.look.language
    days, count = None, 0
    if planned.following is None and plan_in_force(desk) is None:
        days, count = next_due(desk, planned.decks)
    unrated = None if choice.is_cram else unrated_turn(desk)
    if unrated is not None and not _is_of(ended, unrated[0]):
        unrated = None  # an older one: nothing that was just done
    return Summary(
        cards=len(first),
        recalled=sum(first.values()),
        spent_ms=session.spent_ms,
        left=_left(desk, choice, planned, ended),
        hardest=tuple(answered_line(desk.library, card, language) for card in hard),
        next_days=days,
        next_count=count,
        is_over=not ended.queue,
        is_unrated=unrated is not None,
        is_open=unrated is not None and unrated[1].suggestion is None,
        counted=not choice.is_cram,
        onward=onward(_rest_of(asked, ended), language),
        back=onward(Choice(decks=asked.decks, flags=asked.flags), language),
    )


def _is_of(ended: Sitting, card: CardId) -> bool:
    """Whether a sitting has stopped with an answer to a card that it did not rate."""
    return ended.queue[:1] == (card,) and ended.turn.marking is not None


def _left(desk: Desk, choice: Choice, planned: Plan, ended: Sitting) -> int:
    """Cards that the next session would ask today."""
    if choice.is_cram:
        return len(ended.queue)
    if planned.following is None and allowance(desk, Choice()).minutes == 0:
        return 0  # the rest is for tomorrow
    is_all = not (choice.is_filtered or choice.is_ahead)
    is_all = is_all and not (choice.limit or choice.minutes or choice.new is not None)
    if not ended.queue and not is_all:
        return 0
    if choice.limit is not None:
        return len(ended.queue)
    # What was put away today may have left its place to a new card.
    return len(_first(desk, plan(desk, choice), choice, is_alone=True).queue)


def _rest_of(asked: Choice, ended: Sitting) -> Choice:
    """What was asked for, less what has been done of it."""
    if asked.limit is None or not ended.queue:
        return asked
    return replace(asked, limit=len(ended.queue))


def next_due(desk: Desk, decks: Sequence[str]) -> tuple[int | None, int]:
    """Days until cards are due next, and how many are asked then; None: nothing waits.

    Once a limit of today is reached, what is left over is for tomorrow; and no day
    asks more than its own limit.
    """
    recovery = recovery_in_force(desk)
    a_day = desk.settings.reviews_per_day
    if recovery is not None:
        a_day = share_of_today(desk, recovery)
    days = days_due(desk, decks, FAR_AHEAD_DAYS)
    allowed = allowance(desk, Choice())
    again = 0 if allowed.minutes == 0 else len(failed_today(desk, decks))
    if allowed.is_over:
        days[1] += days[0] - again
        days[0] = again
    days = +days
    if not days or not a_day:
        return None, 0
    first = min(days)
    most = a_day if first or allowed.reviews is None else allowed.reviews + again
    return first, min(days[first], most)
