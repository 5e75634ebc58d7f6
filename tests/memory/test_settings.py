"""Settings that cannot be are refused, all at once."""

from __future__ import annotations

import math
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import Exit, QuizError
from quiz.memory import DEFAULT_PARAMETERS, Settings, find_problems, read_settings

BAD = [
    ("desired_retention", [0.69, 0.991, math.nan, "0.9", True, None]),
    ("maximum_interval_days", [0, 36_501, 1.5, True, "9"]),
    ("learning_steps_minutes", [(0,), (1440,), (1.5,), 5, "1 10", (1,) * 11]),
    ("relearning_steps_minutes", [(-1,), (True,)]),
    ("parameters", [(), DEFAULT_PARAMETERS[:19], (math.inf,) * 21, "abc"]),
    ("fuzz", [1, "yes", None]),
    ("load_balance", [1, "on", None]),
    ("desired_retention_by_deck", [0.9, ["dl/a"], {1: 0.9}, None]),
    ("desired_retention_by_level", [0.9, "senior", None]),
    ("day_rollover_hour", [-1, 24, 4.0]),
    ("new_per_day", [-1, 10_000]),
    ("reviews_per_day", [-1, None]),
    ("minutes_per_day", [0, 1441, 30.0, True]),
    ("new_cards", ["before", "", 1, None]),
]


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in BAD for value in values]
)
def test_a_value_out_of_bounds_is_refused(name, value):
    assert [problem.name for problem in find_problems({name: value})] == [name]
    with pytest.raises(QuizError) as caught:
        read_settings({name: value})
    assert caught.value.code == "settings-invalid"
    assert caught.value.exit_code is Exit.WRONG_USAGE


def test_every_bad_setting_is_named_at_once():
    weights = list(DEFAULT_PARAMETERS)
    weights[4], weights[20] = 11.0, 0.05
    with pytest.raises(QuizError) as caught:
        Settings(desired_retention=1.0, day_rollover_hour=25, parameters=tuple(weights))
    assert caught.value.arguments["names"] == (
        "desired_retention",
        "parameters[4]",
        "parameters[20]",
        "day_rollover_hour",
    )
    assert "desired_retention = 1.0 (0.70–0.99)" in str(
        caught.value.arguments["problems"]
    )


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("desired_retention_by_deck", {"dl/a": 0.5}, "desired_retention_by_deck[dl/a]"),
        (
            "desired_retention_by_deck",
            {"dl/a": None},
            "desired_retention_by_deck[dl/a]",
        ),
        ("desired_retention_by_level", {"guru": 0.9}, "desired_retention_by_level"),
    ],
)
def test_a_retention_that_cannot_be_is_named_with_its_deck_or_level(
    name, value, problem
):
    assert [one.name for one in find_problems({name: value})] == [problem]


def test_a_deck_stands_above_a_level_and_a_level_above_the_rest():
    chosen = Settings(
        desired_retention=0.8,
        desired_retention_by_deck={"dl/a": 0.95},
        desired_retention_by_level={"senior": 0.85},
    )
    wanted = {
        ("dl/a", "senior"): 0.95,
        ("dl/a", None): 0.95,
        ("dl/b", "senior"): 0.85,
        ("dl/b", "junior"): 0.8,
        ("dl/b", 7): 0.8,  # of a later quiz
    }
    for (deck, level), retention in wanted.items():
        assert chosen.for_cards(deck, level).desired_retention == retention
    assert chosen.for_cards("dl/b", None) is chosen


def test_an_unknown_setting_is_named_with_those_there_are():
    [problem] = find_problems({"desired_retension": 0.9})
    assert "desired_retention" in problem.allowed


@pytest.mark.parametrize(
    "values",
    [
        {"desired_retention": 0.7, "fuzz": False},
        {"desired_retention": 0.99, "maximum_interval_days": 1},
        {"learning_steps_minutes": [1, 10], "day_rollover_hour": 0},
        {"parameters": list(DEFAULT_PARAMETERS)},
        {"new_per_day": 0, "reviews_per_day": 0},
        {"minutes_per_day": 1, "new_cards": "between"},
        {"desired_retention_by_deck": {"dl/a": 0.7}, "load_balance": False},
        {"desired_retention_by_level": {"senior": 0.99, "junior": 0.8}},
    ],
)
def test_settings_within_their_bounds_are_read(values):
    got = asdict(read_settings(values))
    for name, value in values.items():
        assert got[name] == (tuple(value) if isinstance(value, list) else value)


def test_weights_fitted_in_float32_may_sit_on_their_bound():
    weights = (*DEFAULT_PARAMETERS[:20], 0.800000011920929)
    assert Settings(parameters=weights).parameters[20] == 0.800000011920929


@given(
    st.dictionaries(
        st.sampled_from([name for name, _ in BAD]) | st.text(max_size=5),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=5)
        | st.lists(st.floats() | st.integers() | st.text(max_size=3), max_size=22),
    )
)
def test_nothing_stored_makes_reading_raise_anything_else(values):
    problems = find_problems(values)
    if problems:
        with pytest.raises(QuizError):
            read_settings(values)
    else:
        read_settings(values)
