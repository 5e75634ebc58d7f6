"""An interview's screens: as text at 80 and 40 columns, in both languages, in words.

Kept in ``tests/ui/screens/interview``; ``QUIZ_NEW_SCREENS=1 pytest
tests/ui/test_interview.py`` draws them anew. Read the difference before keeping it.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import RenderableType

import quiz
from quiz.deck.model import CardId
from quiz.session import Marking
from quiz.session.interview import Heard, Question
from quiz.session.interview_report import Mark
from quiz.session.marking import SELF_GRADED
from quiz.ui.asking import Page
from quiz.ui.interview import (
    again_view,
    aside_view,
    heading_view,
    intro_view,
    keys_view,
    looking_view,
    said,
    said_and_true,
    ticking_keys_view,
    ways,
)
from quiz.ui.interview_markdown import markdown
from quiz.ui.interview_report import (
    Told,
    ToldQuestion,
    ToldTopic,
    details_view,
    overview_views,
    report_view,
    summary_sentence,
)
from quiz.ui.language import table
from quiz.ui.look import Look
from quiz.verdict import Outcome, Verdict, Witness
from tests.session.cards import card
from tests.ui.test_views import LOOKS, drawn

SCREENS = Path(__file__).parent / "screens" / "interview"
LINK = ("Notes on activations", "https://example.org/a/long/address/of/many/notes")
OFF = Verdict(Outcome.WRONG, "wrong-value", witness=Witness((("x", "-2"),), "0", "-1"))


def question(number: int, mark: Mark, share: float | None, **more: object):
    fields: dict[str, object] = {
        "number": number,
        "card": f"d:{number}",
        "question": "Why put an activation after a linear layer, and not before it?",
        "kind": "points",
        "level": "junior",
        "topic": "nonlinearity",
        "is_followup": False,
        "mark": mark,
        "share": share,
        "took_ms": 72_000,
    }
    return ToldQuestion(**(fields | more))  # type: ignore[arg-type]


REPORT = Told(
    id="dev.1",
    at_ms=1_700_000_000_000,
    offset_minutes=180,
    minutes=20,
    level="middle",
    took_ms=1_085_000,
    is_complete=False,
    questions=(
        question(1, Mark.WELL, 1.0, planned_ms=60_000, points=(3, 3), bonus=("XOR",)),
        question(
            2,
            Mark.PARTLY,
            0.5,
            planned_ms=60_000,
            points=(2, 4),
            missed=("Depth adds nothing: $W_2 W_1 = W$", "`ReLU` is one of many"),
            flags=("It bounds the output",),
            is_followup=True,
        ),
        question(
            3,
            Mark.MISSED,
            0.0,
            question="Write *ReLU*.",
            verdict=OFF,
            given="min(0, x)",
            answer="max(0, x)",
            links=(LINK,),
        ),
        question(4, Mark.SKIPPED, 0.0, question="What is [GELU]?"),
        question(5, Mark.OPEN, None, question="And at zero?", is_followup=True),
    ),
    topics=(
        ToldTopic("nonlinearity", 2, 1, 0.75, is_tag=True),
        ToldTopic("Функции активации", 1, 0, 0.0),
    ),
    share=0.375,
    strengths=("nonlinearity",),
    repeat=(3, 4, 2),
    read=(LINK,),
    command="quiz review dl/activations --tag nonlinearity --ahead",
)
COMPLETE = replace(
    REPORT, is_complete=True, questions=REPORT.questions[:1], repeat=(), read=()
)


def screens(look: Look) -> Iterable[tuple[str, RenderableType | None]]:
    yield "intro", intro_view(20, None, look)
    yield "intro-unfinished", intro_view(20, None, look, unfinished=8)
    yield "intro-short", intro_view(1, 5, look)
    yield "again", again_view(3, 400_000, look)
    yield "again-judge", again_view(3, 0, look, to_judge=1)
    heading = heading_view(2, None, "points", 700_000, look, follows=True)
    yield "heading", heading
    yield "heading-of", heading_view(3, 9, "claim", 40_000, look, follows=False)
    yield "aside", aside_view("And without a bias, $b = 0$?", look)
    for key in ("aloud", "pick", "line", "list", "gaps"):
        yield f"ways-{key}", ways(f"ways.{key}", look, n=4)
        yield f"keys-{key}", keys_view(look, key, n=4)
    yield "keys", keys_view(look)
    pages = (Page("1–4", "1–4", range(1, 5), 1, 2), Page("5", "", range(5, 6), 2, 2))
    for number, page in enumerate(pages, start=1):
        keys = ticking_keys_view(page, look, is_first=number == 2)
        yield f"keys-ticks {number}", keys
    yield "keys-scale", keys_view(look, "scale")
    yield "looking", looking_view(1, 3, look)
    for kind in ("points", "basic", "formula"):
        verdict = Verdict(Outcome.UNDECIDED, "too-hard")
        typed = ("max(0, x)",) if kind == "formula" else ()
        marking = Marking(verdict) if typed else SELF_GRADED
        asked = Question(CardId(f"d:{kind}"))
        one = Heard(asked, kind, "t", 0, 72_000, typed, marking)
        for view in said_and_true(card(kind, time_seconds=60), one, (), look):
            yield f"judged-{kind}", view
    for key in ("look.points", "look.intro", "left.kept", "no-hints", "repeat"):
        yield key, said(key, look, n=3, keys="1–4")
    yield "scale", ways("look.scale", look)
    for number, view in enumerate(overview_views(REPORT, look), start=1):
        yield f"overview {number}", view
    yield "details", details_view(REPORT, look)
    yield "report", report_view(COMPLETE, look)


@pytest.mark.parametrize("name", LOOKS)
def test_the_screens_are_as_they_were(name: str):
    look = LOOKS[name]
    text = "".join(f"=== {title}\n{drawn(view, look)}" for title, view in screens(look))
    kept = SCREENS / f"{name}.txt"
    if os.environ.get("QUIZ_NEW_SCREENS"):
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_kept_document_is_as_it_was(language: str):
    text = markdown(REPORT, Look(language=language))
    kept = SCREENS / f"{language}.md"
    if os.environ.get("QUIZ_NEW_SCREENS"):
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_wider_than_the_window(name: str):
    look = LOOKS[name]
    for title, view in screens(look):
        for line in drawn(view, look).splitlines():
            assert cell_len(line) <= look.width, (title, line)


@pytest.mark.parametrize("name", ["plain-en", "plain-ru"])
def test_plain_screens_are_words(name: str):
    look = LOOKS[name]
    for title, view in screens(look):
        assert not set("─│✓✗–") & set(drawn(view, look)) - {"–"}, title


@pytest.mark.parametrize("look", [LOOKS["80-en"], LOOKS["plain-en"]])
def test_hostile_text_reaches_neither_terminal_nor_file(look: Look):
    nasty = "a\x1b[2J\u202e[bold]b[/tmp] x[i]"
    one = question(
        1,
        Mark.MISSED,
        0.0,
        question=nasty,
        given=nasty,
        missed=(nasty, nasty),
        flags=(nasty,),
        answer=nasty,
        verdict=OFF,
    )
    report = replace(
        REPORT,
        questions=(one,),
        topics=(ToldTopic(nasty, 2, 1, 0.5),),
        strengths=(nasty,),
        repeat=(1,),
        read=((nasty, nasty),),
        command=nasty,
    )
    shown = drawn(report_view(report, look), look) + markdown(report, look)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "a␛[2J" in shown
    assert "x[i]" in shown


@pytest.mark.parametrize(
    ("share", "key"),
    [
        (1.0, "strong"),
        (0.85, "strong"),
        (0.7, "good"),
        (0.5, "fair"),
        (0.1, "hard"),
        (None, "open"),
    ],
)
def test_the_summary_is_tactful_and_true(share: float | None, key: str):
    look = LOOKS["80-en"]
    said_of_it = table("interview", "en")[f"report.{key}"]
    assert summary_sentence(replace(REPORT, share=share), look) == said_of_it


def test_little_is_not_judged_as_a_whole():
    look = LOOKS["80-en"]
    short = table("interview", "en")["report.short"]
    assert summary_sentence(COMPLETE, look) == short


def test_markdown_in_a_question_stays_text():
    text = markdown(REPORT, LOOKS["80-en"])
    assert r"Write \*ReLU\*." in text
    assert r"What is \[GELU\]?" in text
    assert "$W_2 W_1 = W$" in text


# The tables


def fields(template: object) -> set[str]:
    forms = template if isinstance(template, tuple) else (template,)
    return {name for form in forms for name in re.findall(r"\{(\w+)\}", str(form))}


def test_both_languages_say_the_same():
    english, russian = table("interview", "en"), table("interview", "ru")
    assert english.keys() == russian.keys()
    for key, entry in english.items():
        assert fields(entry) == fields(russian[key]), key
        assert not re.search("[А-Яа-яЁё]", str(entry)), key
        assert not isinstance(entry, tuple) or len(entry) == 2, key
    for key, entry in russian.items():
        assert re.search("[А-Яа-яЁё]", str(entry)), key
        assert not isinstance(entry, tuple) or len(entry) == 3, key


def test_every_sentence_is_used_and_every_one_used_is_there():
    package = Path(quiz.__file__).parent
    files = [*package.glob("*/interview*.py"), package / "ui" / "interview.py"]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    used = set(re.findall(r'(?:said|told|ways|_named)\(\s*f?"([\w.-]+)[".{]', source))
    keys = table("interview", "en").keys()
    whole = {key for key in used if not key.endswith(".")}
    assert whole - keys - {"mark", "count", "ways"} == set()
    for key in keys:
        group = key.partition(".")[0]
        assert re.search(f"[\"']{key}[\"']", source) or group in (
            "mark",
            "count",
            "ways",
            "keys",
        ), key


@pytest.mark.parametrize("width", [40, 80])
def test_a_command_to_be_copied_is_one_command(width: int):
    command = "quiz review " + " ".join(f"deck/number-{n}" for n in range(9))
    command += " '/tmp/my decks/one.yaml' --ahead"
    report = replace(REPORT, questions=(), command=command)
    text = drawn(details_view(report, Look(width=width)), Look(width=width))
    below = text.partition("practise it:\n")[2]
    copied = below.partition("--ahead")[0] + "--ahead"
    first, *others = copied.replace("\\\n", "").splitlines()
    assert shlex.split(first) == shlex.split(command)
    assert not others
