"""What a review keeps of its card, and what comes of it when the deck is edited."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from quiz.app.deck_checks import in_this_process
from quiz.app.desk import open_desk
from quiz.app.meaning import changed_meanings
from quiz.app.wording import ASKED, wording_of
from quiz.deck.model import CardId
from quiz.store import Kind
from tests.cli.runner import quiz

HEAD = "quiz: 1\nid: my\ntitle: Mine\nlang: en\ncards:\n"
SILU = "- id: silu\n  q: Write SiLU.\n  q.ru: SiLU?\n  formula: x/(1+exp(-x))\n"
FUNCTION = """\
functions:
  leaky:
    name: Leaky
    formula: max(0, x) + a*min(0, x)
    params: {a: 0.01}
    assume: 0 < a < 1
    except: {derivative: ['0']}
    asks: [derivative]
"""


@pytest.fixture
def path(home: Path) -> Path:
    found = home / "decks" / "my.yaml"
    found.parent.mkdir(parents=True)
    return found


def write(path: Path, text: str) -> None:
    path.write_text(text if "cards:" in text else HEAD + text)


def kept() -> list[object]:
    with open_desk(os.environ) as desk:
        reviews = desk.store.of_kind(Kind.REVIEW)
        return [event.payload.get(ASKED) for event in reviews]


def answer(lang: str = "en") -> None:
    given = "x/(1+exp(-x))\n3\n"
    done = quiz("review", "my", "--ahead", "--lang", lang, given=given)
    assert done.returncode == 0, done.stderr


def test_a_review_keeps_what_was_asked_only_where_that_changed(path: Path):
    write(path, SILU)
    answer()
    answer("ru")
    first, second = kept()
    assert first == {
        "language": "en",
        "question": "Write SiLU.",
        "answer": "x/(1+exp(-x))",
        "of": "formula",
    }
    assert second is None
    write(path, SILU.replace("Write SiLU.", "What is SiLU?"))
    answer()
    answer()
    assert [one and one["question"] for one in kept()[2:]] == ["What is SiLU?", None]
    quiz("undo", "2")
    answer()
    assert kept()[-1]["question"] == "What is SiLU?"


def test_every_card_says_something_short_in_every_language(home: Path):
    with open_desk(os.environ) as desk:
        library = desk.library
        for name in library.card_ids(library.deck_ids()):
            for language in ("en", "ru"):
                wording = wording_of(library.card(name), language)
                assert wording.question.strip()
                assert wording.answer.strip()
                assert len(json.dumps(wording.document(), ensure_ascii=False)) < 1_000


MEANINGS = [
    ("formula: x/(1+exp(-x))", "formula: x * exp(x) / (exp(x) + 1)", None),
    ("formula: x/(1+exp(-x))", "formula: x/(1+exp(x))", "x/(1+exp(x))"),
    ("q: Write SiLU.", "q: How is SiLU written?", None),
    ("- id: silu", "- id: silu\n  rev: 1", None),
    ("formula: x/(1+exp(-x))", "rev: 1\n  formula: x", None),
    ("formula: x/(1+exp(-x))", "formula: x/(1+", None),
    ("formula: x/(1+exp(-x))", "a: x", None),
]


def reviewed(path: Path, text: str, card: str) -> None:
    write(path, text)
    with open_desk(os.environ) as desk:
        known = desk.library.card(CardId(card))
        asked = wording_of(known, "en").document()
        desk.append(Kind.REVIEW, known.id, {"rating": 3, ASKED: asked})


def meanings() -> list[tuple[str, str]]:
    return [
        (one.then, one.now) for one in changed_meanings(os.environ, [], in_this_process)
    ]


@pytest.mark.parametrize(("old", "new", "now"), MEANINGS)
def test_a_formula_that_is_no_longer_equal_is_told(
    path: Path, old: str, new: str, now: str | None
):
    reviewed(path, SILU, "my:silu")
    assert meanings() == []
    write(path, SILU.replace(old, new))
    assert meanings() == ([("x/(1+exp(-x))", now)] if now else [])


DERIVATIVES = [
    ("min(0, x)", "min(0, x) + 3", 0),
    ("    params", "    derivative: 1 if x > 0 else a\n    params", 0),
    ("    params", "    derivative: 1\n    params", 1),
    ("a*min(0, x)", "a^2*min(0, x)", 1),
]


@pytest.mark.parametrize(("old", "new", "warnings"), DERIVATIVES)
def test_of_a_derivative_its_own_meaning_counts(
    path: Path, old: str, new: str, warnings: int
):
    text = HEAD.replace("cards:\n", FUNCTION + "cards: []\n")
    reviewed(path, text, "my:leaky.derivative")
    write(path, text.replace(old, new))
    assert len(meanings()) == warnings


def test_progress_that_was_forgotten_has_no_meaning(path: Path):
    reviewed(path, SILU, "my:silu")
    write(path, SILU.replace("x/(1", "2*x/(1"))
    assert len(meanings()) == 1
    quiz("cards", "reset", "silu")
    assert meanings() == []


def test_fmt_warns_beside_its_work_and_opens_nothing_where_nothing_is_learnt(
    path: Path, home: Path
):
    write(path, SILU)
    assert quiz("deck", "fmt").returncode == 0
    assert sorted(one.name for one in home.iterdir()) == ["decks"]
    reviewed(path, SILU, "my:silu")
    write(path, SILU.replace("x/(1", "2*x/(1"))
    done = quiz("deck", "fmt")
    assert done.returncode == 0
    assert (
        f"{path}:6: warning: the answer to my:silu means something else" in done.stdout
    )
    assert "then: x/(1+exp(-x))\nnow: 2*x/(1+exp(-x))\n" in done.stdout
    assert "raise its `rev`" in done.stdout
    [document] = json.loads(quiz("deck", "fmt", "--check", "--json").stdout)
    assert document["meanings"] == [
        {
            "card": "my:silu",
            "line": 6,
            "then": "x/(1+exp(-x))",
            "now": "2*x/(1+exp(-x))",
        }
    ]
