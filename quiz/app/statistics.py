"""Everything that `quiz stats` tells, gathered from log and decks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from quiz.app.desk import Desk
from quiz.app.names import known_decks
from quiz.app.statistics_aims import aims
from quiz.app.statistics_cards import hard_cards
from quiz.app.statistics_forecast import foresee
from quiz.app.topics import topic_of, topic_title
from quiz.deck.model import CardId
from quiz.formula import REASONS
from quiz.memory import retrievability
from quiz.session.statistics import (
    STABILITY_BOUNDS_DAYS,
    Practice,
    Retention,
    Slip,
    Statistics,
)
from quiz.session.statistics_days import streak
from quiz.session.statistics_leeches import FEWEST_LAPSES, HOLDS_DAYS
from quiz.session.statistics_predictions import Calibrated, Foretold, calibrated
from quiz.session.statistics_shares import Share
from quiz.store import Age
from quiz.store.figures import Figures, Rated, Wanted, figures

RECENT_DAYS = 30
_MILLION = 1_000_000
_AGES = {
    Age.FRESH: "fresh",
    Age.YOUNG: "young",
    Age.MATURE: "mature",
    Age.OLD: "old",
}


def statistics(
    desk: Desk, names: Sequence[str], language: str, *, recent_days: int = RECENT_DAYS
) -> Statistics:
    """What there is to tell of some decks, or of all.

    Args:
        names: Decks by id or the last part of one; none: all.
        recent_days: How many days, today included, figures of late cover.

    Raises:
        QuizError: There is no such deck.
    """
    decks = known_decks(names, desk.library.deck_ids())
    today = desk.today()
    wanted = Wanted(
        today - recent_days + 1,
        today,
        decks,
        STABILITY_BOUNDS_DAYS,
        leech_lapses=FEWEST_LAPSES,
        leech_stability_days=HOLDS_DAYS,
    )
    found = desk.store.asked(partial(figures, wanted=wanted))
    topics = _topics(desk, found)
    leeches = hard_cards(desk, found, found.leeches, language, is_advised=True)
    weight = found.seen.cards / len(found.sample) if found.sample else 0.0
    settings, wanted_recall = desk.settings, aims(desk, found, decks)
    memories = [one.memory for one in found.sample]
    below = (0, *found.seen.below, found.seen.cards)
    return Statistics(
        today=today,
        decks=decks,
        recent_days=recent_days,
        desired_retention=sum(aim * part for aim, part in wanted_recall.items()),
        desired_retentions=tuple(sorted(wanted_recall)),
        seen=found.seen.cards,
        suspended=found.seen.suspended,
        known=weight * sum(retrievability(one, today, settings) for one in memories),
        mature=found.seen.cards - below[1 + STABILITY_BOUNDS_DAYS.index(HOLDS_DAYS)],
        streak=streak(found.days, today),
        days=tuple(Practice(d, one.n, one.took_ms) for d, one in found.days.items()),
        by_age=_by_age(found),
        total=Retention("all", _tests(found.recent_ages), _tests(found.ages)),
        by_topic=_by_topic(desk, found, topics, language),
        are_topics_decks=not topics,
        forecast=foresee(desk, found, decks),
        stability=tuple(more - fewer for fewer, more in pairwise(below)),
        hardest=hard_cards(desk, found, found.hardest, language),
        leeches=leeches,
        leech_count=found.seen.leeches,
        slips=_slips(found.slips),
        calibrated=_calibrated(desk, found, topics, language),
    )


def _share(rated: Rated | None) -> Share:
    if rated is None or not rated.n:
        return Share(0, 0)
    return Share(rated.recalled, rated.n, rated.predicted_ppm / _MILLION / rated.n)


def _tests(ages: Mapping[Age, Rated]) -> Share:
    return _share(sum((ages[age] for age in _AGES if age in ages), Rated()))


def _by_age(found: Figures) -> tuple[Retention, ...]:
    return tuple(
        Retention(name, _share(found.recent_ages.get(age)), _share(found.ages[age]))
        for age, name in _AGES.items()
        if age in found.ages
    )


def _topics(desk: Desk, found: Figures) -> dict[CardId, str]:
    """The topic of each card; empty where the cards are too many to be looked up, or
    are all of one topic but for their decks.
    """
    if len(found.cards) < found.seen.cards:
        return {}
    cards = [one.card for one in found.cards]
    facets = desk.library.facets(cards)
    topics = {card: topic_of(desk.library, own) for card, own in facets.items()}
    decks = {card.partition(":")[0] for card in cards}
    return topics if len(set(topics.values())) > len(decks) else {}


def _title(desk: Desk, topic: str, language: str, *, is_deck: bool) -> str:
    """A topic as a person reads it; a deck that is gone goes by its id."""
    if is_deck and topic not in desk.library.deck_ids():
        return topic
    return topic_title(desk.library, topic, language)


def _by_topic(
    desk: Desk, found: Figures, topics: Mapping[CardId, str], language: str
) -> tuple[Retention, ...]:
    """The surely worst first: by the upper end of the interval."""
    overall, recent = dict(found.decks), found.recent_decks
    if topics:
        overall = {}
        for one in found.cards:
            topic = topics.get(one.card)
            if topic is not None:
                own = Rated(
                    again=one.tested - one.recalled,
                    good=one.recalled,
                    predicted_ppm=one.predicted_ppm,
                )
                overall[topic] = overall.get(topic, Rated()) + own
    rows = [
        Retention(
            _title(desk, topic, language, is_deck=not topics),
            None if topics else _share(recent.get(topic)),
            _share(own),
            topic,
        )
        for topic, own in overall.items()
        if own.n
    ]
    return tuple(sorted(rows, key=lambda row: (row.overall.interval[1], row.id)))


def _slips(slips: Mapping[str, int]) -> tuple[Slip, ...]:
    known = set(REASONS["wrong"])
    found = [Slip(reason, count) for reason, count in slips.items() if reason in known]
    return tuple(sorted(found, key=lambda one: (-one.count, one.reason)))


def _calibrated(
    desk: Desk, found: Figures, topics: Mapping[CardId, str], language: str
) -> Calibrated | None:
    of = {one.of for one in found.predictions}
    titles = {}
    for name in of:
        topic = topics.get(CardId(name))
        deck = name.partition(":")[0]
        titles[name] = _title(desk, topic or deck, language, is_deck=topic is None)
    return calibrated(
        Foretold(titles[one.of], one.percent, one.answers, one.right)
        for one in found.predictions
    )
