"""Which cards a session asks, and what is due when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from quiz.app.choice import Choice
from quiz.app.desk import Desk
from quiz.app.failed import failed_today
from quiz.app.goals import Following
from quiz.app.limits import Allowance, allowance
from quiz.app.names import known_decks
from quiz.app.plans import plan_in_force
from quiz.app.recovering import recovery_in_force
from quiz.app.topics import alike, topic_of
from quiz.deck.model import CardId
from quiz.library import Facets
from quiz.memory import NO_LIMIT
from quiz.session import Candidate, order
from quiz.session.backlog import FARTHEST_DAYS, Backlog, days_to_clear
from quiz.session.estimate import estimate_minutes, how_many_fit
from quiz.session.worth import Waiting, most_valuable
from quiz.store import CardState

MOST_CARDS = 500
"""Of one sitting: nobody does more, and mixing stays instant."""

MOST_FILTERED = 20_000
"""Cards looked through for those that fit the filters."""

MOST_COMPARED = 400
"""Cards of a backlog whose worth is compared: those due longest and those due last."""

MOST_COUNTED = 10_000
"""Waiting cards that are counted: beyond that the number says nothing more."""

FAR_AHEAD_DAYS = 40_000
"""Later than any card is ever due."""

_BREAK_DAYS = 3
"""Days without a review that are called a break."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The cards of a sitting, in order."""

    queue: tuple[CardId, ...]
    new: frozenset[CardId]
    decks: tuple[str, ...]
    allowed: Allowance
    backlog: Backlog | None = None
    """Set where today's limits leave due cards for later."""
    again: frozenset[CardId] = frozenset()
    """Cards of the queue that were failed earlier today."""
    following: Following | None = None
    """Set where a plan towards an interview chose the cards."""


@dataclass(frozen=True, slots=True)
class _Due:
    """Due cards, the most valuable first where there are too many."""

    cards: tuple[CardId, ...]
    fitting: int
    """How many of them, from the first on, fit into the minutes."""
    backlog: Backlog | None = None


def plan(desk: Desk, choice: Choice) -> Plan:
    """The cards that fit the choice and the day: due ones, then new ones, mixed."""
    decks = desk.decks_on()
    if choice.decks:
        decks = known_decks(choice.decks, desk.library.deck_ids())
    following = _followed(desk, choice, decks)
    if following is not None:
        planned = towards(desk, choice, decks if choice.decks else (), following)
        # Whoever asks for more than the plan has for today gets what is due.
        if planned.queue or not choice.names_an_amount:
            return planned
    allowed = allowance(desk, choice)
    most = min(choice.limit or MOST_CARDS, MOST_CARDS)
    again: list[CardId] = []
    if choice.is_cram:
        cards = _any_cards(desk, decks, choice, most)
        due, new = _Due(tuple(cards), len(cards)), []
    else:
        again = _again(desk, decks, choice, allowed)[:most]
        due = _due(desk, decks, choice, most - len(again), allowed)
        cards = list(dict.fromkeys((*again, *due.cards)))
        due = replace(due, cards=tuple(cards), fitting=due.fitting + len(again))
        new = _new(desk, decks, choice, most - len(due.cards), allowed, due)
    seed = choice.seed if choice.seed is not None else desk.today()
    fresh = frozenset(new)
    queue = order(
        _candidates(desk, (*due.cards, *new), fresh, due.fitting),
        seed,
        are_new_between=desk.settings.new_cards == "between",
    )
    known = frozenset(again)
    return Plan(queue, fresh, decks, allowed, due.backlog, known)


def _followed(desk: Desk, choice: Choice, decks: Sequence[str]) -> Following | None:
    """The plan in force, if it is for what was chosen, and near."""
    if choice.is_cram or choice.is_ahead:
        return None
    planned = plan_in_force(desk)
    if planned is None:
        return None
    following = Following(desk, planned)
    is_covered = not choice.decks or set(decks) <= set(following.decks)
    return following if is_covered and following.is_near else None


def towards(
    desk: Desk, choice: Choice, chosen: Sequence[str], following: Following
) -> Plan:
    """The cards that a plan asks today, of those that fit the choice.

    Args:
        chosen: Decks; none: those of the plan.
    """
    decks = tuple(chosen) or following.decks
    left = following.minutes_left()
    minutes = choice.minutes or (None if choice.limit else left)
    allowed = Allowance(None, NO_LIMIT["new_per_day"], minutes)
    most = min(choice.limit or MOST_CARDS, MOST_CARDS)
    again = _again(desk, decks, choice, allowed)[:most]
    steps = {step.card: step for step in following.steps}
    of_decks = [CardId(card) for card in steps if card.partition(":")[0] in decks]
    cards = list(again)
    fresh: set[CardId] = set()
    seconds = 0.0
    for card in _fitting(desk, of_decks, choice):
        if len(cards) >= most or card in again:
            continue
        is_new = following.is_new(card)
        if is_new and choice.new is not None and len(fresh) >= choice.new:
            continue
        seconds += steps[card].seconds
        # A day with any minutes left has room for a card, however long.
        is_first = seconds == steps[card].seconds and bool(minutes)
        if minutes is not None and seconds > minutes * 60 and not is_first:
            break
        cards.append(card)
        if is_new:
            fresh.add(card)
    queue = order(
        _candidates(desk, cards, frozenset(fresh), len(cards)),
        choice.seed if choice.seed is not None else desk.today(),
        are_new_between=True,
    )
    known = frozenset(again)
    return Plan(queue, frozenset(fresh), decks, allowed, None, known, following)


def unseen(desk: Desk, decks: Sequence[str], most: int) -> list[CardId]:
    """The first new cards of decks, those that are set aside left out."""
    today = desk.today()

    def passed_over(cards: Sequence[CardId]) -> set[CardId]:
        return desk.store.seen(cards) | desk.store.set_aside(cards, today)

    return desk.library.unseen(decks, passed_over, most)


def is_wanted(desk: Desk, card: CardId, planned: Plan, choice: Choice) -> bool:
    """Whether a card belongs to what was chosen, due or not."""
    deck = card.partition(":")[0]
    return deck in planned.decks and bool(_fitting(desk, [card], choice))


def _again(
    desk: Desk, decks: Sequence[str], choice: Choice, allowed: Allowance
) -> list[CardId]:
    """Cards failed today: they have been counted already, so only time limits them."""
    if allowed.minutes == 0:
        return []
    return _fitting(desk, [state.card for state in failed_today(desk, decks)], choice)


def _due(
    desk: Desk, decks: Sequence[str], choice: Choice, most: int, allowed: Allowance
) -> _Due:
    if allowed.reviews is not None:
        most = min(most, allowed.reviews)
    if allowed.minutes == 0:
        most = 0
    found = _due_states(desk, decks, choice, max(most, MOST_COMPARED // 2) + 1)
    is_all = len(found) <= most
    if not is_all:
        half = len(found)
        last = _due_states(desk, decks, choice, half, is_latest_first=True)
        found = list({state.card: state for state in (*found, *last)}.values())
    if is_all and allowed.minutes is None:
        return _Due(tuple(state.card for state in found), len(found))
    facets = desk.library.facets([state.card for state in found])
    ranked = most_valuable(
        [
            Waiting(state.card, state.memory, facets[state.card].kind)
            for state in found
            if state.memory is not None and state.card in facets
        ],
        desk.today(),
        desk.settings,
        is_by_card=recovery_in_force(desk) is not None,
    )
    kinds = [facets[card].kind for card in ranked]
    fitting = most
    if allowed.minutes is not None:
        fitting = min(most, how_many_fit(kinds, allowed.minutes))
        # Who is quicker than usual does more; the clock ends it.
        most = min(most, fitting + max(3, fitting // 2)) if allowed.minutes else 0
    is_limited = not (choice.limit or choice.minutes or choice.is_filtered)
    backlog = None
    if is_limited and fitting < len(ranked):
        backlog = _backlog(desk, decks, fitting, kinds)
    return _Due(ranked[:most], min(fitting, most), backlog)


def _due_states(
    desk: Desk,
    decks: Sequence[str],
    choice: Choice,
    most: int,
    *,
    is_latest_first: bool = False,
) -> list[CardState]:
    day = desk.today() + (FAR_AHEAD_DAYS if choice.is_ahead else 0)
    states = desk.store.due(
        day,
        decks,
        limit=MOST_FILTERED if choice.is_filtered else most,
        now_ms=None if choice.is_ahead else desk.clock().at_ms,
        is_latest_first=is_latest_first,
    )
    wanted = set(_fitting(desk, [state.card for state in states], choice))
    return [state for state in states if state.card in wanted][:most]


def _backlog(
    desk: Desk, decks: Sequence[str], fitting: int, kinds: Sequence[str]
) -> Backlog | None:
    today, settings = desk.today(), desk.settings
    waiting = desk.store.due_at_most(today, decks, MOST_COUNTED)
    if waiting <= fitting:
        return None
    a_day = min(settings.reviews_per_day, how_many_fit(kinds, settings.minutes_per_day))
    if settings.minutes_per_day >= estimate_minutes(kinds):
        a_day = settings.reviews_per_day
    recovery = recovery_in_force(desk)
    if recovery is None:
        days = _days_to_clear(desk, decks, waiting, fitting, a_day)
    else:
        days = recovery.until - today + 1
    last = desk.store.last_review_day()
    away = None if last is None else today - last
    return Backlog(
        waiting,
        fitting,
        days,
        is_more=waiting == MOST_COUNTED,
        away_days=away if away is not None and away >= _BREAK_DAYS else None,
    )


def _days_to_clear(
    desk: Desk, decks: Sequence[str], waiting: int, fitting: int, a_day: int
) -> int | None:
    """As `days_to_clear`, looking ahead no further than it must."""
    if not a_day or waiting >= min(MOST_COUNTED, a_day * FARTHEST_DAYS):
        return None
    today = desk.today()
    near = min(FARTHEST_DAYS, 2 * waiting // a_day + 2)
    for ahead in (near, FARTHEST_DAYS):
        days: Counter[int] = Counter()
        for count in desk.store.due_counts(today, decks, ahead_days=ahead):
            days[count.day - today] += count.cards
        found = days_to_clear(waiting, fitting, a_day, days)
        if found is not None and found <= ahead:
            return found
    return None


def _new(
    desk: Desk,
    decks: Sequence[str],
    choice: Choice,
    most: int,
    allowed: Allowance,
    due: _Due,
) -> list[CardId]:
    most = min(most, allowed.new)
    if allowed.minutes is not None and due.fitting < len(due.cards):
        return []
    if most <= 0 or allowed.minutes == 0:
        return []
    wanted = MOST_FILTERED if choice.is_filtered else most
    return _fitting(desk, unseen(desk, decks, wanted), choice)[:most]


def _any_cards(
    desk: Desk, decks: Sequence[str], choice: Choice, most: int
) -> list[CardId]:
    cards = islice(desk.library.card_ids(decks), MOST_FILTERED)
    return _fitting(desk, cards, choice)[:most]


def _fitting(desk: Desk, cards: Iterable[CardId], choice: Choice) -> list[CardId]:
    known = list(cards)
    facets = desk.library.facets(known)
    return [card for card in known if card in facets and _fits(facets[card], choice)]


def _fits(facets: Facets, choice: Choice) -> bool:
    return (
        (not choice.kinds or facets.kind in choice.kinds)
        and (not choice.levels or facets.level.value in choice.levels)
        and (not choice.tags or bool(set(choice.tags) & set(facets.tags)))
    )


def _candidates(
    desk: Desk, cards: Sequence[CardId], new: frozenset[CardId], fitting: int
) -> list[Candidate]:
    """Cards with what mixing goes by; those from `fitting` on come after the rest."""
    facets = desk.library.facets(cards)
    due = {card for card in cards if card in facets and card not in new}
    functions = {facets[card].function for card in due}
    near = alike(desk.library, {one for one in functions if one is not None})
    return [
        Candidate(
            card,
            facets[card].kind,
            topic_of(desk.library, facets[card]),
            facets[card].function,
            card in new,
            near.get(facets[card].function or "", frozenset()),
            int(place >= fitting),
        )
        for place, card in enumerate(cards)
        if card in facets
    ]
