"""Plans on the screen: at every width, in both languages, in pictures and in words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

from quiz.ui.agenda import Agenda, PlanToday, due_view
from quiz.ui.language import LANGUAGES
from quiz.ui.look import Look
from quiz.ui.plan import (
    DayLine,
    PlanShown,
    TopicLine,
    cleared_view,
    no_plan_view,
    percent,
    plan_view,
)
from quiz.ui.plan_session import Rest, days_left_view, done_view
from quiz.ui.printing import write_views
from quiz.ui.recovery import (
    RecoveryShown,
    caught_up_view,
    recover_hint,
    recovery_view,
)

TODAY = date(2026, 11, 23)
LONG = "ReLU [/b] {n} " + "a" * 90
PLAN = PlanShown(
    interview=TODAY + timedelta(days=14),
    today=TODAY,
    minutes=21,
    decks=(),
    weights=(("#softmax", 2.5), ("dl/activations", 3.0)),
    cards=131,
    new=121,
    now=0.021,
    on_the_day=0.884,
    more=0.931,
    more_minutes=10,
    days=tuple(
        DayLine(TODAY + timedelta(days=ahead), 20.6, 19.5) for ahead in range(14)
    ),
    topics=tuple(
        TopicLine(0.3 + n / 30, f"#{n} {LONG}", n + 1, 0.1) for n in range(15)
    ),
    unlearnt=12,
    unlearnt_named=(LONG, "#b", "#c", "#d", "#e"),
    unlearnt_cards=("dl/a:b",) * 12,
    followed_from=None,
    is_new=True,
)
PLANS = {
    "new": PLAN,
    "tried": replace(PLAN, is_trial=True, target=0.9, target_minutes=24),
    "never": replace(PLAN, target=0.99, target_minutes=None, more=0.8844),
    "met": replace(PLAN, target=0.5, target_minutes=0),
    "empty": replace(PLAN, cards=0, new=0, topics=(), unlearnt=0, is_new=False),
    "half done": replace(PLAN, spent_minutes=7, is_new=False),
    "running": replace(PLAN, is_new=False, weights=(), topics=(), unlearnt=0),
    "tomorrow": replace(
        PLAN, interview=TODAY + timedelta(days=1), days=PLAN.days[:1], minutes=1
    ),
    "today": replace(PLAN, interview=TODAY, days=(), more=None, is_new=False),
    "far": replace(
        PLAN,
        interview=TODAY + timedelta(days=140),
        followed_from=TODAY + timedelta(days=50),
        days=tuple(
            DayLine(TODAY + timedelta(days=ahead), 400.6, 190.5)
            for ahead in range(50, 140)
        ),
        decks=(f"#{LONG}", "#second"),
    ),
}
RECOVERY = RecoveryShown(
    until=TODAY + timedelta(days=6),
    days=7,
    waiting=141,
    share=21,
    minutes=11,
    is_new=True,
)
TO_DO = PlanToday(12, 3, 19, 14, {"dl/activations": 12}, Rest.DONE, 20)


def views(look: Look) -> Iterator[tuple[str, RenderableType]]:
    """All that is said of plans."""
    for name, one in PLANS.items():
        yield name, plan_view(one, look)
    yield "none", no_plan_view(look, TODAY)
    again = "quiz plan --interview 2026-12-10 --minutes 20 --weight '#softmax=3'"
    for name, ended, resumed in (
        ("cleared", again, None),
        ("not there", "", None),
        ("recovery ended", "", None),
        ("resumed", "", TODAY),
    ):
        is_recovery = name in ("recovery ended", "resumed")
        view = cleared_view(look, again=ended, is_recovery=is_recovery, resumed=resumed)
        yield name, view
    for days in (0, 1, 2, 5, 21):
        yield f"{days} days", days_left_view(days, look)
        for rest in Rest:
            yield f"{rest.name} {days}", done_view(rest, days, 20, look)
        today = replace(TO_DO, days_left=days, cards=days)
        yield f"due {days}", due_view(Agenda(9, 9, (), ((1, 4),), plan=today), look)
    for number in (0, 1, 2, 5):
        running = replace(RECOVERY, waiting=number, days=number or 1, minutes=number)
        yield f"{number} wait", recovery_view(replace(running, is_new=False), look)
    yield "recovery", recovery_view(replace(RECOVERY, pauses=TODAY), look)
    yield "hint", recover_hint(22, 141, look)
    yield "caught up", caught_up_view(None, look)
    yield "caught up, resumed", caught_up_view(TODAY, look)
    yield "tried", recovery_view(replace(RECOVERY, is_trial=True), look)


def page(view: RenderableType, look: Look) -> str:
    stream = io.StringIO()
    write_views([view], look, stream)
    return stream.getvalue()


def plan_words(name: str, **look: object) -> str:
    """A plan on one long line a sentence."""
    wide = Look(400, 24, is_plain=True, **look)  # type: ignore[arg-type]
    return page(plan_view(PLANS[name], wide), wide)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 57, 80, 96])
def test_no_line_is_wider_than_the_window(width: int, language: str):
    look = Look(width, 24, language)
    for name, view in views(look):
        for line in page(view, look).splitlines():
            assert cell_len(line) <= width, (name, line)


@pytest.mark.parametrize("is_plain", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reader_s_language_alone_is_spoken(language: str, is_plain: bool):
    look = Look(400, 24, language, is_plain=is_plain)
    foreign = r"[а-яё]" if language == "en" else r"[a-z]"
    own = r"`[^`]*`|quiz [^:]*?(?=  |:|\n)|--[a-z-]+|#.*|dl/\S+|ReLU.*|Decks:.*"
    for name, view in views(look):
        said = re.sub(own, "", page(view, look))
        assert not re.findall(foreign, said, re.IGNORECASE), (name, said)
        assert "{" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_words_nothing_is_drawn(language: str):
    look = Look(80, 24, language, is_plain=True)
    for name, view in views(look):
        assert not set("▇█─│●…") & set(page(view, look)), name


def test_the_page_begins_with_what_to_expect():
    assert plan_words("new").splitlines()[:5] == [
        "Interview on Mon 7 December, in 14 days",
        "21 minutes a day · 131 cards · 121 new",
        "Weights: #softmax ×2.5, dl/activations ×3",
        "",
        "On the day you will recall about 88 % of the cards; without practice it would "
        "be 2 %. 10 minutes more a day would make it 93 %.",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("new", "The plan is in force"),
        ("tried", "For 90 % it takes about 24 minutes a day."),
        ("tried", "Only tried"),
        ("never", "99 % cannot be reached by then"),
        ("never", "10 minutes more a day would hardly add to it."),
        ("tomorrow", "Interview on Tue 24 November, tomorrow"),
        ("today", "The interview is today"),
        ("today", "You would now recall about 88 % of the cards."),
        ("far", "Interview on Mon 12 April 2027, in 140 days"),
        ("far", "12–18 January: 401 min"),
        ("far", "`quiz` asks by this plan from 12 January 2027 on."),
    ],
)
def test_each_case_says_what_matters_in_it(name: str, said: str):
    assert said in plan_words(name)


def test_on_the_day_nothing_is_said_of_what_could_still_be_learnt():
    assert "hardly be learnt" in plan_words("new")
    assert "hardly be learnt" not in plan_words("today")


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %")],
)
def test_no_chance_is_told_as_certain_that_is_not(share: float, said: str):
    assert percent(share) == said
