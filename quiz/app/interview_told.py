"""An interview put into words: questions, points missed, what to read and repeat."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from quiz.app.answers import answer_text
from quiz.app.asking.turning import shuffled_options
from quiz.app.desk import Desk
from quiz.app.grading import grader_for, tools_of
from quiz.app.interview_log import Kept
from quiz.app.pictures import Painter
from quiz.app.ticks import Ticks, in_language, read_ticks, ticked_texts
from quiz.app.titles import answered_line
from quiz.deck.model import Card, Choice, Claim, Listing, Points
from quiz.library import bundled_folder
from quiz.session import TRUTHS, State
from quiz.session.interview import LEVELS, Heard
from quiz.session.interview_report import Mark, Report, Result, report
from quiz.session.varying import example
from quiz.ui.interview_report import MOST_REPEATED, Told, ToldQuestion, ToldTopic
from quiz.ui.language import sentence

MOST_LINKS = 6


def tell(desk: Desk, kept: Kept, language: str) -> Told:
    """The report on an interview, with the words of the decks as they are now."""
    whole = report(kept.heard)
    grader = grader_for(desk.library)
    painter = Painter(desk.library, language=language, is_plain=True, reader=grader)
    tools = tools_of(grader)

    def answer(card: Card) -> str:
        return answer_text(card, painter, tools, language)

    questions = tuple(
        _question(desk, kept, result, language, answer) for result in whole.results
    )
    decks = set(desk.library.deck_ids())
    topics = tuple(
        ToldTopic(
            _title(desk, one.topic, language),
            one.asked,
            one.well,
            one.share,
            is_tag=one.topic not in decks,
        )
        for one in whole.topics
    )
    return Told(
        kept.id,
        kept.at_ms,
        kept.offset_minutes,
        kept.brief.minutes,
        kept.brief.level,
        sum(one.took_ms for one in kept.heard),
        kept.is_complete,
        questions,
        topics,
        whole.share,
        tuple(_title(desk, topic, language) for topic in whole.strengths),
        whole.repeat,
        _read(questions, whole.repeat),
        _command(desk, whole),
    )


def question_text(desk: Desk, heard: Heard, language: str, fallback: str = "") -> str:
    """What was asked, in one text."""
    card = desk.library.card(heard.question.card)
    aside = heard.question.aside
    if card is None:
        return fallback or heard.question.card
    if aside is None and card.vary:
        asked = example(card).question
        return fallback if asked is None else asked.get(language)
    if aside is None:
        return answered_line(desk.library, heard.question.card, language)
    if aside < len(card.followups):
        return card.followups[aside].get(language)
    return fallback or heard.question.card


def _question(
    desk: Desk,
    kept: Kept,
    result: Result,
    language: str,
    answer: Callable[[Card], str],
) -> ToldQuestion:
    heard, place = result.heard, result.number - 1
    text, said = kept.texts[place], kept.points[place]
    is_card = heard.question.aside is None
    card = desk.library.card(heard.question.card) if is_card else None
    card = None if card is None else example(card)
    answer_of = card.answer if card else None
    points = answer_of if isinstance(answer_of, Points) else None
    if said is None and points is not None:
        said = _said(points, heard)
    is_weak = result.mark in (Mark.PARTLY, Mark.MISSED, Mark.SKIPPED)
    missed = _missed(heard) if points is None else ()
    if said is not None:
        missed = in_language(said.missed, points, language)
    missed = missed if is_weak else ()
    made = None
    if said is not None and heard.marking is not None and not heard.is_open:
        made = len(said.made), len(said.made) + len(said.missed)
    return ToldQuestion(
        result.number,
        heard.question.card,
        question_text(desk, heard, language, text),
        heard.kind,
        LEVELS[heard.rank],
        _title(desk, heard.topic, language),
        heard.question.main is not None,
        result.mark,
        result.share,
        heard.took_ms,
        card.time_seconds * 1000 if card and card.time_seconds else None,
        heard.marking.verdict if heard.marking else None,
        _given(card, heard, kept.brief.seed, language),
        made,
        missed,
        in_language(said.red_flags, points, language) if said else (),
        in_language(said.bonus, points, language) if said else (),
        answer(card) if card and is_weak and not missed else "",
        tuple((one.title.get(language), one.url) for one in card.links) if card else (),
        is_any=isinstance(answer_of, Listing) and answer_of.need is not None,
    )


def _said(points: Points, heard: Heard) -> Ticks | None:
    """What was ticked, by the points that the card has now."""
    ticked = heard.judgement.ticked if heard.judgement else ()
    return read_ticks(ticked_texts(points, ticked))


def _missed(heard: Heard) -> tuple[str, ...]:
    parts = heard.marking.parts if heard.marking else ()
    return tuple(one.expected for one in parts if one.state is State.MISSED)


def _given(card: Card | None, heard: Heard, seed: int, language: str) -> str:
    """The learner's words; for choices the texts of those picked."""
    if card is None or not isinstance(card.answer, Choice | Claim):
        return ", ".join(filter(None, heard.given))
    if isinstance(card.answer, Claim):
        texts = [sentence(f"truth.{one.value}", language) for one in TRUTHS]
    else:
        places = shuffled_options(card, seed)
        texts = [card.answer.options[place].text.get(language) for place in places]
    numbers = [int(one) for one in heard.given if one.isdecimal()]
    return "; ".join(texts[n - 1] for n in numbers if 1 <= n <= len(texts))


def _read(
    questions: Sequence[ToldQuestion], repeat: Iterable[int]
) -> tuple[tuple[str, str], ...]:
    """Links of what is to be repeated, each once."""
    by_number = {one.number: one for one in questions}
    links = {
        address: (title, address)
        for number in reversed(list(repeat))
        for title, address in reversed(by_number[number].links)
    }
    return tuple(reversed(links.values()))[:MOST_LINKS]


def _title(desk: Desk, topic: str, language: str) -> str:
    """A topic as it is shown: a deck has a title, a tag is its own."""
    if topic not in desk.library.deck_ids():
        return topic
    deck = desk.library.deck(topic)
    return deck.title.get(language) if deck is not None else topic


def _command(desk: Desk, whole: Report) -> str:
    """What to type to practise what is to be repeated first, deck by deck.

    By its tags, if every topic of it is one.
    """
    first = [whole.results[n - 1].heard for n in whole.repeat[:MOST_REPEATED]]
    decks: dict[str, None] = {}
    tags: dict[str, None] = {}
    is_tagged = True
    own = [folder.resolve() for folder in (desk.places.decks, bundled_folder())]
    for heard in first:
        deck = desk.library.deck(heard.question.card.partition(":")[0])
        if deck is None:
            continue
        path = Path(deck.path).resolve()
        is_known = any(path.is_relative_to(folder) for folder in own)
        decks[deck.id if is_known else str(path)] = None
        tags[heard.topic] = None
        is_tagged = is_tagged and heard.topic != deck.id
    if not decks:
        return ""
    words = ["quiz", "review", *decks]
    if is_tagged:
        words += [word for tag in tags for word in ("--tag", tag)]
    return shlex.join([*words, "--ahead"])
