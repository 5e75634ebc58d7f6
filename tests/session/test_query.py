"""The language of `quiz cards find`: what a text means, and where it means nothing."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.session.query import (
    ALIASES,
    KEYS_SHOWN,
    MOST_LETTERS,
    STATES,
    STATES_SHOWN,
    Facts,
    Field,
    Key,
    Names,
    State,
    digits_needed,
    fits,
    folded,
    read_query,
    wants_notes,
    wants_text,
)
from quiz.session.query.vocabulary import KEY_OF, STATE_OF
from quiz.ui.language import table

NAMES = Names(
    decks=("dl/activations", "mine"),
    known={Key.LEVEL: {"senior": "senior"}, Key.KIND: {"true or false": "claim"}},
    shown={Key.LEVEL: ("senior",), Key.KIND: ('"true or false"',)},
)
TODAY = 20_780  # 23 November 2026


def query(text: str):
    return read_query(text, NAMES, today=TODAY)


CARD = Facts(
    id="dl/activations:dying-relu",
    deck="dl/activations",
    level="senior",
    kind="claim",
    tags=("relu", "Softmax-Loss"),
    states=frozenset({State.DUE, State.LEARNT, State.ON}),
    numbers={
        Field.STABILITY: 4.7,
        Field.DIFFICULTY: 7.34,
        Field.RETRIEVABILITY: 0.7982,
        Field.LAPSES: 4,
        Field.REVIEWS: 11,
        Field.DUE: -3,
        Field.INTERVAL: 5,
        Field.LAST: 8,
    },
    text="\n".join(
        map(
            folded,
            ("dl/activations:dying-relu", "Что ещё за relu?", "x < 0 (all of it)"),
        )
    ),
    notes=("look it up",),
)
NEW = Facts(
    id="mine:a",
    deck="mine",
    level="junior",
    kind="basic",
    states=frozenset({State.NEW}),
    numbers={Field.LAPSES: 0, Field.REVIEWS: 0},
)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "RELU",
            "relu что",
            '"за relu"',
            "ЕЩЕ",
            "'x < 0'",
            "dl/activations:dying",
        ),
        *("is:due", "is=due", "это:пора", "is:learned", "-is:new", "is!=new"),
        *(
            "deck:activations",
            "deck:dl",
            "колода:dl/*",
            "deck:activ*",
            "tag:relu",
            "#relu or tag:#relu",
            "#RELU -#sigmoid",
        ),
        *(
            "tag:softmax*",
            "tag:*loss",
            "тег:RELU",
            "level:senior",
            "id:dying",
            "id:d*g",
        ),
        *('kind:"true or false"', "вид:true-or-false", "note:look", "note:*"),
        *("stability<5d", "stability<1w", "s>4", "stability=5d", "прочность<1нед"),
        *(
            'lapses<"1 000"',
            "lapses<1000",
            "r<80%",
            "r=80%",
            "r<0,8",
            "recall>=0.79",
            "difficulty=7.3",
            "d>7",
        ),
        *("lapses>3", "lapses > 3", "lapses:4", "lapses:>3", "забыта≥4", "reviews!=10"),
        *("due<0", "due<today", "due<=вчера", "due<-2d", "due=2026-11-20", "due<7d"),
        *("interval>=5d", "last<2w", "давность>1w", "due:-3"),
        *("nothing or relu", "is:new or is:due", "это:новая или это:пора"),
        *("is:due and relu", "(is:new or is:due) relu", "-(is:new or zebra)", "--relu"),
        *("not is:new", "не это:новая", "not (is:new)", "is:new | relu"),
        *("not not is:due", "not zebra", "relu не zebra", "-not relu", "not -relu"),
        *(
            "not not (is:new or relu) not zebra",
            "not tag:x not tag:y",
            '"что" Not is:new',
        ),
        *(
            "*",
            "* relu",
            "за*relu",
            "r*lu",
            "*/activations:dying*",
            "#soft*",
            "-#*ax*x",
        ),
    ],
)
def test_what_means_the_card(text: str):
    assert fits(query(text), CARD)
    assert fits(query(f"(({text}))" if text else text), CARD)
    assert not text or not fits(query(f"-({text})"), CARD)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "zebra",
            '"relu за"',
            "is:new",
            "-is:due",
            "tag:rel",
            "tag:softmax",
            "id:relux",
        ),
        *("deck:act", "deck:activations/x", "note:down", "stability>5d", "lapses>=5"),
        *("relu zebra", "is:new is:due", "not (relu)", "due>0", "r>80%", "last<1w"),
        *("not *", "relu*что", '"за*relu"', '"not"', "#rel", "not not is:new"),
    ],
)
def test_what_does_not_mean_the_card(text: str):
    assert not fits(query(text), CARD)


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("stability<5d", False),
        ("-stability<5d", True),
        ("due<=today", False),
        ("r>0", False),
        ("lapses<1", True),
        ("reviews=0", True),
        ("stability!=5", False),
    ],
)
def test_a_new_card_has_no_memory_to_compare(text: str, is_meant: bool):
    assert fits(query(text), NEW) == is_meant


def test_brackets_beside_each_other_are_not_deep():
    assert fits(query("(relu) -(zebra) " * 60), CARD)


@pytest.mark.parametrize("word", ["not", "не", "or", "*", "#"])
def test_what_joins_and_negates_is_looked_for_in_quotes(word: str):
    without = Facts(id="", deck="", level="", kind="", text="anything else")
    assert fits(query(f'"{word}"'), replace(without, text=f"a {word} b"))
    assert not fits(query(f'"{word}"'), without)


def test_only_words_need_the_text_and_only_notes_and_flags_the_notes():
    assert wants_text(query("is:due -(a or is:new)"))
    assert not wants_text(query("is:due tag:a"))
    assert wants_notes(query("is:due or -note:x"))
    assert wants_notes(query("is:flagged"))
    assert not wants_notes(query("is:due"))


ERRORS = [
    ("tagg:x", "query-key", 1, 4),
    ("is:due foo:bar", "query-no-key", 8, 3),
    ("x<0", "query-no-key", 1, 1),
    ("is:du", "query-misspelt", 4, 2),
    ("is:zebra", "query-choice", 4, 5),
    ("level:seniorr", "query-misspelt", 7, 7),
    ("kind:zebra", "query-choice", 6, 5),
    ("stability<5q", "query-days", 11, 2),
    ("stability<-5d", "query-days", 11, 3),
    ("r<80", "query-share", 3, 2),
    ("r<nan", "query-share", 3, 3),
    ("lapses>2.5", "query-count", 8, 3),
    ("lapses>" + "9" * 400, "query-count", 8, 400),
    ("lapses>1,000", "query-ambiguous", 8, 5),
    ("due<1.000d", "query-ambiguous", 5, 6),
    ("stability<2.125", "query-ambiguous", 11, 5),
    ("difficulty>11", "query-difficulty", 12, 2),
    ("due<9999-99-99", "query-due", 5, 10),
    ("due:never", "query-due", 5, 5),
    ("a tag:", "query-value", 3, 4),
    ("lapses > ", "query-value", 1, 9),
    ("tag>3", "query-sign", 1, 4),
    ('a "b', "query-quote", 3, 1),
    ('tag:""', "query-empty", 5, 2),
    ("( )", "query-empty", 1, 3),
    ("a (b", "query-unclosed", 3, 1),
    ("a)", "query-unopened", 2, 1),
    ("a or", "query-lacks", 3, 2),
    ("or a", "query-lacks", 1, 2),
    ("(a or) b", "query-lacks", 4, 2),
    ("a and", "query-lacks", 3, 3),
    (">3", "query-lacks", 1, 2),
    ("a -", "query-lacks", 3, 1),
    ("is:due not", "query-lacks", 8, 3),
    ("(not ) a", "query-lacks", 2, 3),
    ("not or a", "query-lacks", 1, 3),
    ("a not not", "query-lacks", 7, 3),
    ("a #", "query-lacks", 3, 1),
]


@pytest.mark.parametrize(("text", "code", "column", "width"), ERRORS)
def test_what_cannot_be_read_is_said_with_its_place(text, code, column, width):
    with pytest.raises(QuizError) as caught:
        query(text)
    found = caught.value.arguments
    assert (caught.value.code, found["column"]) == (code, column)
    assert found["width"] == width


def refused(text: str) -> QuizError | None:
    """Why a text is no query; None if it is one, which then is held against a card."""
    try:
        meant = query(text)
    except QuizError as error:
        return error
    fits(meant, CARD)
    return None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "(" * 10_000,
            "-" * 10_000,
            "a or " * 5_000,
            '"' * 9_999,
            "tag:" + "*" * 9_000,
        ),
        *("(" * MOST_LETTERS, "-(" * (MOST_LETTERS // 2), "not " * (MOST_LETTERS // 4)),
        *(
            "tag:" + "*a" * 900,
            "*a" * 900,
            "a" * MOST_LETTERS,
            "(a " * 600,
            "due<" + "9" * 1_900,
        ),
    ],
)
def test_hostile_text_is_dealt_with_at_once(text: str):
    started = time.process_time()
    refused(text)
    assert time.process_time() - started < 0.25


PIECES = st.sampled_from(
    [
        *(
            "(",
            ")",
            "-",
            " ",
            "or",
            "and",
            "not",
            '"',
            "'",
            "«",
            ":",
            "<",
            ">=",
            "!=",
            "*",
        ),
        *(
            "is:due",
            "tag:",
            "lapses>3",
            "r<80%",
            "due<",
            "today",
            "relu",
            "и",
            "|",
            "ё",
        ),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_read_or_refused_with_a_place_inside_it(text: str):
    error = refused(text)
    if error is not None:
        column, width = error.arguments["column"], error.arguments["width"]
        assert 1 <= column <= len(text)
        assert column - 1 + width <= len(text)


@pytest.mark.parametrize(
    ("text", "shares", "digits"),
    [
        ("r<90%", [0.898, 0.71], 1),
        ("r<90%", [0.8996], 2),
        ("-r>=90%", [0.89999], 3),
        ("r<=90%", [0.898], 0),
        ("is:due (s>3 or r>0.85)", [0.8504, 0.9], 2),
        ("r=80%", [0.7982], 0),
        ("is:due", [0.8982], 0),
        ("r<90%", [], 0),
    ],
)
def test_no_number_contradicts_the_query(text: str, shares: list[float], digits: int):
    def shown(share: float, digits: int) -> float:
        return round(100 * share, digits) / 100

    field = Field.RETRIEVABILITY
    assert digits_needed(query(text), field, shares, shown) == digits


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_words_that_are_told_are_all_there_are(language: str):
    """One list for hints and for the help; what is missing from it nobody finds."""
    shown = KEYS_SHOWN[language]
    assert sorted(KEY_OF[one] for one in shown) == sorted(ALIASES)
    assert [STATE_OF[one] for one in STATES_SHOWN[language]] == list(State)
    rows = table("help", language)["help.cards.find.rows"]
    words = set(re.findall(r"[^\W\d_]+", rows))
    assert {*shown, *STATES_SHOWN[language]} <= words
    names = replace(NAMES, language=language)
    for text, known in (("foo:bar", shown), ("is:zebra", STATES_SHOWN[language])):
        with pytest.raises(QuizError) as caught:
            read_query(text, names)
        assert caught.value.arguments["known"] == ", ".join(known)


def test_what_is_misspelt_is_told_by_the_name_it_was_given():
    with pytest.raises(QuizError) as caught:
        query("это:новвая")
    found = caught.value.arguments
    assert (found["key"], found["suggestion"]) == ("это", "новая")


def test_every_word_means_one_thing():
    names = [*ALIASES, *(one for some in ALIASES.values() for one in some)]
    assert len(names) == len(set(names))
    states = [*STATES, *(one for some in STATES.values() for one in some)]
    assert len(states) == len(set(states))
    assert set(STATES) == set(State)
    assert all(folded(word) == word for word in [*names, *states])
