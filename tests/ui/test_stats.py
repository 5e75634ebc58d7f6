"""The page of statistics at every width, in words, and with nothing to tell."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from quiz.deck.model import CardId
from quiz.formula import REASONS
from quiz.session.statistics import (
    Ahead,
    Forecast,
    HardCard,
    Practice,
    Retention,
    Slip,
    Statistics,
)
from quiz.session.statistics_days import Streak
from quiz.session.statistics_leeches import Advice, Remedy
from quiz.session.statistics_predictions import Foretold, calibrated
from quiz.session.statistics_shares import Share
from quiz.ui.language import LANGUAGES, table
from quiz.ui.look import Look
from quiz.ui.printing import write_views
from quiz.ui.stats import stats_view
from quiz.ui.stats_days import days_view

TODAY = 20_780  # Monday, 23 November 2026
DRAWN = "█▇▆▅▄▃▂▁░▒▓─│"
LONG = "Why does a gradient that passes through ten sigmoids in a row vanish? [/b]"


def hard(lapses: int, *advice: Advice) -> HardCard:
    share = Share(20, 40, 0.8)
    return HardCard(CardId("d:sigmoids"), LONG, lapses, 9.3, 4.2, share, advice)


STATS = Statistics(
    today=TODAY,
    decks=("dl/activations",),
    recent_days=30,
    desired_retention=0.9,
    seen=12_345,
    suspended=3,
    known=11_204.4,
    mature=8_000,
    streak=Streak(12, 40, is_today_done=False),
    days=tuple(
        Practice(TODAY - back, 3 + back % 50, 60_000 * (1 + back % 9))
        for back in range(700, 0, -1)
        if back % 6
    ),
    by_age=(
        Retention("fresh", Share(88, 100, 0.91), Share(900, 1_000, 0.9)),
        Retention("old", Share(7, 7, 0.95), Share(0, 0)),
    ),
    total=Retention("all", Share(95, 107, 0.91), Share(900, 1_000, 0.9)),
    by_topic=tuple(
        Retention(f"Topic {n}", Share(0, 0), Share(n, 30), f"t{n}") for n in range(11)
    ),
    are_topics_decks=False,
    forecast=Forecast(
        tuple(
            Ahead(TODAY + day, 9, 40.5 - day, 20, 31.0, 11_204.0 + day, 11_204.0 - day)
            for day in range(31)
        ),
        1,
        3,
        2_000,
        14.0,
    ),
    stability=(5, 40, 300, 2_000, 4_000, 3_000, 2_000, 1_000),
    hardest=(hard(3), hard(2)),
    leeches=(
        hard(
            9,
            Advice(Remedy.RULE, 4, "sign", "quiz show leaky_relu"),
            Advice(Remedy.SPLIT, 7, place="~/decks/" + "long/" * 12 + "a.yaml:12"),
            Advice(Remedy.HINT, place="~/decks/a.yaml:12"),
            Advice(Remedy.SUSPEND, 9, command="quiz cards suspend d:sigmoids"),
        ),
        hard(4, Advice(Remedy.NOTE, command="quiz cards note d:sigmoids '…'")),
    ),
    leech_count=5,
    slips=(Slip("different", 9), Slip("sign", 7), Slip("missing-term", 7)),
    calibrated=calibrated([Foretold("relu", 95, 30, 12), Foretold("tanh", 50, 20, 19)]),
)
EMPTY = replace(
    STATS, days=(), decks=(), forecast=None, total=None, streak=Streak(0, 0, False)
)


def page(stats: Statistics, look: Look) -> str:
    stream = io.StringIO()
    write_views([stats_view(stats, look)], look, stream)
    return stream.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 57, 80, 96])
@pytest.mark.parametrize(
    "stats", [STATS, EMPTY, replace(STATS, leeches=(), slips=(), calibrated=None)]
)
def test_no_line_is_wider_than_the_window(stats, width, language):
    for line in page(stats, Look(width, 24, language)).splitlines():
        assert cell_len(line) <= width, line
        assert "{" not in line, line


def test_the_page_begins_with_what_a_person_would_say():
    first = page(STATS, Look(width=200)).splitlines()[0].strip()
    assert first == (
        "Of 12345 cards seen, you would recall about 11204 today. In the last 30 days "
        "you recalled 89 % of what came back, as planned (107 reviews). 12 days in a "
        "row (today still to come), longest: 40 days."
    )


@pytest.mark.parametrize(
    ("hits", "n", "said"),
    [
        (95, 107, "as planned"),
        (500, 700, "less than the 90 % planned"),
        (690, 700, "more than the 90 % planned"),
        (19, 19, "Too little has come back yet"),
        (0, 0, "Nothing came back in the last 30 days"),
    ],
)
def test_recall_is_judged_only_as_far_as_its_interval_allows(hits, n, said):
    total = Retention("all", Share(hits, n), Share(900, 1_000))
    assert said in page(replace(STATS, total=total), Look(width=200))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80])
def test_no_share_of_recall_stands_without_its_number(width, language):
    words = table("stats", language)
    said = page(STATS, Look(width, 24, language))
    recall = said.split(str(words["recall.title"])[:20])[1].split(
        f"\n\n{words['days.title']}"
    )[0]
    shares = re.findall(r"\d+ %(.{0,14})", recall.split("FSRS")[0])
    assert len(shares) >= 11
    for behind in shares:
        assert re.match(r" +\(\d+–\d+\) +n=\d|( of | из )\d", behind), behind
    if width == 80:
        assert f"n=7 ({words['share.few']})" in recall


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_words_nothing_is_drawn_and_everything_is_told(language):
    said = page(STATS, Look(1000, 24, language, is_plain=True))
    assert not set(said) & set(DRAWN)
    assert all(line == line.strip() for line in said.splitlines())
    drawn = page(STATS, Look(96, 24, language))
    for words in ("quiz show leaky_relu", "quiz cards suspend d:sigmoids", "12345"):
        assert words in said
        assert words in drawn
    assert ("November 2026" if language == "en" else "Ноябрь 2026") in said


def test_text_of_a_deck_is_no_markup():
    assert "[/b]" in page(STATS, Look(96)) + page(STATS, Look(1000, is_plain=True))


def test_a_calendar_has_each_day_in_its_place():
    wednesday = TODAY + 2
    done = {wednesday: 9, TODAY - 1: 1, TODAY - 7 * 33: 5}
    days = tuple(Practice(day, n, 0) for day, n in sorted(done.items()))
    stream, look = io.StringIO(), Look(width=40)
    write_views(
        [days_view(replace(STATS, days=days, today=wednesday), look)], look, stream
    )
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    monday = next(line for line in lines if line.startswith("  Mon "))
    sunday = next(line for line in lines if line.startswith("  Sun "))
    # Thirty-four weeks: the first is 33 before this one, which ends today.
    assert monday == "  Mon " + "▒" + "·" * 33
    assert [line for line in lines if line.startswith("  Wed ")] == [
        "  Wed " + "·" * 33 + "█"
    ]
    assert sunday == "  Sun " + "·" * 32 + "░"
    names = next(line for line in lines if "Sep" in line)
    assert names.split() == ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    # 1 June 2026 is a Monday, local day 20,605.
    assert names.index("Jun") - 6 == (20_605 - (TODAY - 7 * 33)) // 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_has_words(language):
    words = table("slips", language)
    assert set(words) == set(REASONS["wrong"])
    assert not any(str(one).endswith(".") for one in words.values())


def test_what_no_slip_explains_comes_last():
    slips = page(STATS, Look(96)).split("Where formulas go wrong")[1].split("\n\n")[0]
    assert [line.strip() for line in slips.splitlines()[1:]] == [
        "You lose signs: 7 of 23 wrong formulas (30 %)",
        "You forget a term: 7 (30 %)",
        "No single slip explains it: 9 (39 %)",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_yet_says_what_will_stand_here_and_how_to_begin(language):
    said = page(EMPTY, Look(60, 24, language))
    assert "quiz" in said.splitlines()[-1]
    assert len(said.splitlines()) >= 8
    deck = page(replace(EMPTY, decks=("dl/activations",)), Look(60, 24, language))
    assert "quiz review dl/activations" in deck
