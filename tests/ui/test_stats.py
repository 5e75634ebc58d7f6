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
    PlanAhead,
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
from quiz.ui.stats_days import days_view, streak_words
from quiz.ui.times import interval

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
    desired_retentions=(0.9,),
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
        Retention(f"Topic {n}", None, Share(n, 30), f"t{n}") for n in range(11)
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
        PlanAhead(TODAY + 14, 20, 0.97),
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


def test_what_is_known_of_all_time_alone_has_no_empty_column_of_late_figures():
    lines = page(STATS, Look(80)).splitlines()
    heads = [line.split() for line in lines if line.strip().endswith("all time")]
    assert heads == [["last", "30", "days", "all", "time"], ["all", "time"]]
    topic = next(line for line in lines if "Topic 0" in line)
    assert topic.split()[2:] == ["0", "%", "(0–11)", "n=30"]


def test_numbers_have_the_decimal_sign_of_the_language():
    english, russian = (
        re.findall(r"\d+[.,]\d+", page(STATS, Look(300, 24, one))) for one in LANGUAGES
    )
    assert english
    assert [one.replace(".", ",") for one in english] == russian
    assert (interval(173, Look()), interval(173, Look(language="ru"))) == (
        "5.7 mo",
        "5,7 мес.",
    )


def test_today_is_not_counted_among_the_days_to_come():
    assert "Today and the next 30 days" in page(STATS, Look(80)), "bars: 31 days"


def test_the_page_begins_with_what_a_person_would_say():
    first = page(STATS, Look(width=300)).splitlines()[0].strip()
    assert first == (
        "Of 12345 cards seen, you would recall about 11204 today. In the last 30 days "
        "you recalled 89 % of what came back (107 reviews, too few to tell it from the "
        "90 % planned). 12 days in a row (today still to come), longest: 40 days."
    )


@pytest.mark.parametrize(
    ("hits", "n", "said"),
    [
        (
            95,
            107,
            "89 % of what came back (107 reviews, too few to tell it from the 90",
        ),
        (45, 50, "90 % of what came back, as planned (50 reviews)"),
        (90_300, 100_000, "90 % of what came back, as planned"),
        (500, 700, "less than the 90 % planned"),
        (690, 700, "more than the 90 % planned"),
        (19, 19, "Too little has come back yet"),
        (0, 0, "Nothing came back in the last 30 days"),
    ],
)
def test_recall_is_judged_only_as_far_as_its_interval_allows(hits, n, said):
    total = Retention("all", Share(hits, n), Share(900, 1_000))
    assert said in page(replace(STATS, total=total), Look(width=200))


def test_of_several_aims_the_mean_is_called_so():
    stats = replace(STATS, desired_retention=0.92, desired_retentions=(0.9, 0.95))
    assert "from the 92 % planned on average" in page(stats, Look(width=200))


def test_the_first_day_of_all_is_no_record():
    assert streak_words(Streak(1, 1, True), Look(80)) == "1 day in a row"
    assert "your longest yet" in streak_words(Streak(2, 2, True), Look(80))


def test_where_all_was_reset_no_card_is_said_to_be_seen():
    said = page(replace(STATS, seen=0, known=0.0), Look(width=200))
    assert said.strip().startswith(
        "No card counts as seen: what was known of them was reset. 12 days in a row"
    )


@pytest.mark.parametrize(
    ("days", "reviews", "said"),
    [
        (30, 1, "1 review in the last 30 days, 0.5 min in all, on 1 day"),
        (1, 9, "9 reviews in the last day, 0.5 min in all, on 1 day"),
        (2, 9, "4.5 reviews and 0.2 min a day on average over the last 2 days"),
    ],
)
def test_few_reviews_are_told_in_all(days, reviews, said):
    done = (Practice(TODAY, reviews, 30_000),)
    stats = replace(STATS, days=done, recent_days=days)
    assert said in page(stats, Look(1000, is_plain=True))


def test_days_without_a_review_are_told_in_words():
    stats = replace(STATS, days=(Practice(TODAY - 3, 9, 0),), recent_days=2)
    assert "No reviews in the last 2 days." in page(stats, Look(200))


def test_bars_name_the_days_that_they_show():
    said = page(replace(STATS, recent_days=90), Look(80))
    assert "a day on average over the last 90 days" in said
    assert "Reviews a day, last 30 days" in said
    assert "Reviews a day ·" in page(STATS, Look(80))


def test_in_words_the_load_names_the_days_it_is_of():
    lines = page(STATS, Look(1000, is_plain=True)).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("today: "))
    # Day n takes 60.5 - n cards.
    assert lines[first : first + 6] == [
        "today: 60",
        "24 Nov to 30 Nov: 56 a day",
        "1 Dec to 7 Dec: 50 a day",
        "8 Dec to 14 Dec: 42 a day",
        "15 Dec to 21 Dec: 36 a day",
        "22 Dec to 23 Dec: 31 a day",
    ]


@pytest.mark.parametrize(
    ("plan", "said", "unsaid"),
    [
        (None, "within your limits, as if there were no other decks", "plan"),
        (
            PlanAhead(TODAY + 14, 20, 0.99),
            "By your plan for 7 Dec (`quiz plan`): 20 minutes a day at most, and about "
            "99 % recalled on that day.",
            "left out",
        ),
        (
            PlanAhead(TODAY + 14, 20, 0.99),
            "from the day after it by the usual",
            "due by",
        ),
        (PlanAhead(TODAY + 60, 20, 0.99), "not by the usual limits", "the day after"),
        (
            PlanAhead(TODAY + 200, 20, None, "far"),
            "is left out here: that day is still",
            "by the plan",
        ),
    ],
)
def test_the_forecast_says_what_it_goes_by(plan, said, unsaid):
    forecast = replace(STATS.forecast, plan=plan)
    for look in (Look(1000), Look(1000, is_plain=True)):
        ahead = page(replace(STATS, forecast=forecast), look).split("the next 30")[1]
        ahead = ahead.split("How long memories")[0]
        assert said in ahead
        assert unsaid not in ahead


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", ["pauses", "far", "large", ""])
def test_each_reason_why_a_plan_brings_nothing_has_words(why, language):
    plan = PlanAhead(TODAY + 9, 20, None, why)
    stats = replace(STATS, forecast=replace(STATS.forecast, plan=plan))
    words = table("stats", language)[f"ahead.{why}" if why else "ahead.plan-empty"]
    said = page(stats, Look(300, 24, language))
    assert str(words).split("{")[0] in said


def test_a_way_out_of_a_backlog_is_named():
    forecast = replace(STATS.forecast, plan=None, recover_until=TODAY + 6)
    for look in (Look(200), Look(1000, is_plain=True)):
        said = page(replace(STATS, forecast=forecast), look)
        assert "Until 29 Nov what waits is spread evenly" in said


def test_the_average_does_not_hide_who_is_too_sure_where_surest():
    told = [Foretold("a", 25, 200, 150), Foretold("a", 95, 100, 80)]
    stats = replace(STATS, calibrated=calibrated(told))
    said = page(stats, Look(200))
    assert "you know more than you think" in said
    assert "But where you were 95 % sure, you were right only 80 % of" in said
    few = calibrated([told[0], Foretold("a", 95, 10, 7)])
    assert "But where" not in page(replace(STATS, calibrated=few), Look(200))


@pytest.mark.parametrize(
    ("right", "of", "said"),
    [
        (10, 20, "too few to judge"),
        (100, 200, "over-confident"),
        (180, 200, "you know more than you think"),
        (130, 200, "well judged"),
    ],
)
def test_nobody_is_called_too_sure_whom_chance_may_have_made_so(right, of, said):
    # Said were 67 % on average.
    told = [Foretold("a", 50, of // 3, 0), Foretold("a", 75, of - of // 3, 0)]
    told = [
        replace(told[0], right=right // 3),
        replace(told[1], right=right - right // 3),
    ]
    shown = page(replace(STATS, calibrated=calibrated(told)), Look(200))
    assert f": {said}." in shown
    assert ("Too sure on: a" in shown) is (said == "over-confident")
    assert ("Better than you thought on: a" in shown) is ("more than" in said)


def test_more_leeches_are_found_by_a_command():
    assert "3 more: quiz cards find 'is:leech deck:dl/activations'" in page(
        STATS, Look(96)
    )
    assert "3 more: quiz cards find is:leech\n" in re.sub(
        " +\n", "\n", page(replace(STATS, decks=()), Look(96))
    )


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
