"""Settings by name: what is read, what is refused, where it is kept."""

from __future__ import annotations

import contextlib
import os
import re
import tomllib
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.app.clock import Moment
from quiz.app.configuring import (
    NAMES,
    Setting,
    all_settings,
    change,
    known_name,
)
from quiz.app.configuring_values import read_value
from quiz.app.desk import Desk, open_desk
from quiz.app.plans import Planned, keep_plan
from quiz.app.preferences_file import (
    DEFAULTS,
    Interface,
    read_interface,
    read_preferences,
    unknown_names,
    write_preference,
)
from quiz.cli.config import complete_name
from quiz.errors import Exit, QuizError
from quiz.memory import Settings
from quiz.store import Kind, Store
from quiz.ui.config import Line, value_words
from quiz.ui.language import LANGUAGES, table
from quiz.ui.look import Look
from tests.app.lived import DAY_MS, END_MS, OFFSET, live

NOW = Moment(END_MS, OFFSET)


def at(moment: Moment) -> Callable[..., AbstractContextManager[Desk]]:
    """`open_desk` at another time."""
    return partial(open_desk, clock=lambda: moment)


READ = [
    ("new_per_day", "5", 5),
    ("new_per_day", " 0 ", 0),
    ("desired_retention", "0.92", 0.92),
    ("desired_retention", "0,92", 0.92),
    ("desired_retention", "92%", 0.92),
    ("desired_retention_by_deck", "dl/A=95%", {"dl/A": 0.95}),
    ("desired_retention_by_deck", "dl/a 0,8, b = 75%", {"dl/a": 0.8, "b": 0.75}),
    ("desired_retention_by_level", "senior=none", {"senior": None}),
    ("learning_steps_minutes", "1 10", (1, 10)),
    ("learning_steps_minutes", "1m, 10m", (1, 10)),
    ("learning_steps_minutes", "[1, 10]", (1, 10)),
    ("relearning_steps_minutes", "none", ()),
    ("new_cards", "Between", "between"),
    ("fuzz", "off", False),
    ("fuzz", "да", True),
    ("desired_retention", "95", 0.95),
    ("desired_retention", "92 %", 0.92),
    (
        "desired_retention_by_level",
        "Джуниор=90 %, сеньор = 0,8 middle=нет",
        {"junior": 0.9, "senior": 0.8, "middle": None},
    ),
    ("desired_retention_by_level", "none", {}),
    ("new_cards", "между", "between"),
    ("reviews_per_day", "no limit", 9999),
    ("minutes_per_day", "без предела", 1440),
    ("reviews_per_day", "без ограничения", 9999),
    ("reviews_per_day", "1 000", 1000),
    ("minutes_per_day", "1h", 60),
    ("minutes_per_day", "1 ч 30 мин", 90),
    ("minutes_per_day", "half an hour", 30),
    ("learning_steps_minutes", "10m 1h", (10, 60)),
    ("maximum_interval_days", "1y", 365),
    ("maximum_interval_days", "36 500", 36500),
    ("day_rollover_hour", "4:00", 4),
    ("keep_answers", "no", False),
    ("lang", "RU", "ru"),
]
REFUSED = [
    ("new_per_day", "-1"),
    ("new_per_day", "5.5"),
    ("new_per_day", "50%"),
    ("new_per_day", "many"),
    ("new_per_day", ""),
    ("reviews_per_day", "10000"),
    ("minutes_per_day", "0"),
    ("desired_retention", "1"),
    ("desired_retention", "1%"),
    ("desired_retention", "100"),
    ("desired_retention_by_level", "senior=1"),
    ("new_per_day", "none"),
    ("desired_retention", "nan"),
    ("desired_retention", "inf"),
    ("desired_retention_by_deck", "dl/a"),
    ("desired_retention_by_deck", "dl/a=soon"),
    ("desired_retention_by_deck", "dl/a=60%"),
    ("desired_retention_by_deck", "95%"),
    ("desired_retention_by_level", "guru=95%"),
    ("desired_retention_by_level", "guru=none"),
    ("day_rollover_hour", "24"),
    ("learning_steps_minutes", "1 soon"),
    ("parameters", "1 2 3"),
    ("new_cards", "before"),
    ("fuzz", "perhaps"),
    ("lang", "de"),
    ("plain", "2"),
    ("new_per_day", "5m"),
    ("minutes_per_day", "5 5"),
    ("minutes_per_day", "1.5m"),
    ("day_rollover_hour", "4:30"),
]


@pytest.mark.parametrize(("name", "text", "value"), READ)
def test_a_value_is_read_as_people_write_it(name: str, text: str, value: object):
    assert read_value(name, text) == value


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_a_value_that_cannot_be_is_refused_with_what_can(name: str, text: str):
    with pytest.raises(QuizError) as caught:
        read_value(name, text)
    assert caught.value.code == "setting-invalid"
    assert caught.value.exit_code is Exit.WRONG_USAGE
    assert caught.value.arguments["allowed"]


@pytest.mark.parametrize("text", ["1,000", "1.000", "1,250 "])
def test_a_number_that_half_of_the_world_reads_otherwise_is_refused(text: str):
    for name in ("new_per_day", "minutes_per_day", "learning_steps_minutes"):
        with pytest.raises(QuizError) as caught:
            read_value(name, text)
        assert caught.value.code == "setting-ambiguous"
        assert caught.value.arguments["high"] in ("1000", "1250")
    assert read_value("desired_retention", "0,900") == 0.9, "a share is below 1"


@given(st.sampled_from(NAMES), st.text(max_size=20))
def test_no_text_breaks_the_reading_of_a_value(name: str, text: str):
    with contextlib.suppress(QuizError):
        read_value(name, text)


def test_a_wrong_name_gets_the_one_that_was_meant():
    assert known_name("New-Per-Day") == "new_per_day"
    with pytest.raises(QuizError) as caught:
        known_name("reviews_a_day")
    assert caught.value.code == "unknown-setting"
    assert caught.value.arguments["suggestion"] == "reviews_per_day"
    with pytest.raises(QuizError) as caught:
        known_name("zzz")
    assert caught.value.code == "no-such-setting"


def test_names_are_completed():
    assert complete_name("new") == ["new_per_day", "new_cards"]
    assert complete_name("keep-a") == ["keep_answers"]
    assert set(complete_name("")) == set(NAMES)


def test_scheduling_settings_are_events_and_preferences_are_a_file(home: Path):
    change(os.environ, "new_per_day", "5")
    change(os.environ, "lang", "ru")
    with Store.open(home / "progress.db", now_ms=0) as store:
        payloads = [dict(one.payload) for one in store.of_kind(Kind.SETTINGS)]
        assert store.settings().new_per_day == 5
    assert payloads == [{"new_per_day": 5}]
    assert (home / "config.toml").read_text() == 'lang = "ru"\n'


def changed(name: str, text: str | None) -> Setting:
    return change(os.environ, name, text).after


def test_none_takes_all_decks_out_at_once(home: Path):
    name = "desired_retention_by_deck"
    assert changed(name, "activations=95").value == {"dl/activations": 0.95}
    assert changed(name, "none").is_default
    assert changed(name, "нет").is_default


def test_a_change_says_what_is_due_today_before_and_after(home: Path):
    with Store.open(home / "progress.db", now_ms=NOW.at_ms) as store:
        live(store)
        at_ms = END_MS + 20 * DAY_MS
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quiz.app.configuring.open_desk", at(Moment(at_ms, OFFSET)))
        told = change(os.environ, "desired_retention", "97")
        back = change(os.environ, "desired_retention", None)
        other = change(os.environ, "plain", "yes")
    assert told.due_before < told.due_after
    assert (back.due_before, back.due_after) == (told.due_after, told.due_before)
    assert other.due_before == other.due_after == 0


def test_a_limit_that_a_plan_stands_above_says_so(home: Path):
    with open_desk(os.environ) as desk:
        keep_plan(desk, Planned(desk.today() + 9, 20))
    assert change(os.environ, "minutes_per_day", "5").plan_minutes == 20
    assert change(os.environ, "fuzz", "no").plan_minutes is None
    with open_desk(os.environ) as desk:
        keep_plan(desk, Planned(desk.today() + 119, 20))
    assert change(os.environ, "minutes_per_day", "6").plan_minutes is None, "far"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_is_accepted_back(name: str, language: str):
    """Values, and the words in which a refusal tells what is allowed."""
    look = Look(language=language)
    [default] = [one.default for one in all_settings(os.environ)[0] if one.name == name]
    others: dict[str, tuple] = {
        "new_cards": ("after", "between"),
        "lang": ("auto", "en", "ru"),
    }
    others["desired_retention_by_level"] = ({}, {"junior": 0.9, "senior": 0.95})
    values = (
        (True, False) if isinstance(default, bool) else others.get(name, (default,))
    )
    for value in values:
        shown = value_words(Line(name, value, value), look, is_whole=True)
        assert read_value(name, shown) == value
    allowed = str(table("config", language)[f"allowed.{name}"])
    assert not re.search("true|false|float|×", allowed)
    for words in re.findall("'([^']+)'", allowed):
        assert read_value(name, words)
    if isinstance(default, bool | str):
        for part in allowed.split(", "):
            read_value(name, part.partition(" (")[0])
    for word in {"none", "нет"} & set(re.findall(r"\w+", allowed)):
        read_value(name, word)


def test_a_deck_gets_its_retention_without_the_others_losing_theirs(home: Path):
    name = "desired_retention_by_deck"
    change(os.environ, name, "activations=95%")
    after = changed(name, "dl/activation-functions=85%")
    both = {"dl/activations": 0.95, "dl/activation-functions": 0.85}
    assert after.value == both
    after = changed(name, "dl/activations=none")
    assert after.value == {"dl/activation-functions": 0.85}
    with pytest.raises(QuizError) as caught:
        change(os.environ, name, "dl/activation=95%")
    assert caught.value.code == "unknown-deck"
    assert changed(name, None).is_default


def test_what_is_so_already_is_not_written_again(home: Path):
    change(os.environ, "new_per_day", "5")
    change(os.environ, "new_per_day", "5")
    change(os.environ, "lang", "auto")
    with Store.open(home / "progress.db", now_ms=0) as store:
        assert len(store.of_kind(Kind.SETTINGS)) == 1
    assert not (home / "config.toml").exists()


@pytest.mark.parametrize(("name", "text"), [("new_per_day", "5"), ("plain", "on")])
def test_unset_brings_the_default_back(name: str, text: str):
    change(os.environ, name, text)
    told = change(os.environ, name, None)
    before, after = told.before, told.after
    assert not before.is_default
    assert after.is_default


def test_every_setting_is_listed_and_explained_in_every_language():
    found, unknown = all_settings(os.environ)
    assert {one.name for one in found} == {*vars_of(Settings()), *DEFAULTS}
    assert all(one.is_default for one in found)
    assert unknown == ()
    for language in LANGUAGES:
        for one in found:
            assert table("config", language)[f"about.{one.name}"]
            assert table("config", language)[f"allowed.{one.name}"]


def vars_of(one: Settings) -> set[str]:
    return set(type(one).__dataclass_fields__)


# The file

KEPT = """\
# mine
lang = "en"   # for the deck
theme = "dark"

[later]
plain = 3
"""


def test_changing_one_preference_leaves_the_rest_of_the_file_as_it_is(tmp_path: Path):
    path = tmp_path / "config.toml"
    path.write_text(KEPT)
    write_preference(path, "lang", "ru")
    assert path.read_text() == KEPT.replace('"en"', '"ru"')
    write_preference(path, "plain", value=True)
    assert read_interface(path) == Interface("ru", is_plain=True)
    write_preference(path, "plain", None)
    write_preference(path, "lang", "en")
    assert path.read_text() == KEPT
    assert unknown_names(path) == ("theme", "later")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("lang"), st.sampled_from(["en", "ru", None])),
            st.tuples(
                st.sampled_from(["plain", "keep_answers", "predict"]),
                st.sampled_from([True, False, None]),
            ),
        ),
        max_size=8,
    ),
    st.sampled_from(["", "# note\n", KEPT, 'theme="x"', "[later]\nlang = 'x'\n"]),
)
def test_what_was_set_last_is_read(tmp_path: Path, steps, start: str):
    path = tmp_path / "config.toml"
    path.write_text(start)
    expected = read_preferences(path)
    for name, value in steps:
        write_preference(path, name, value)
        expected.pop(name, None)
        if value is not None:
            expected[name] = value
    assert read_preferences(path) == expected
    others = {key for key in tomllib.loads(start) if key not in DEFAULTS}
    assert others <= tomllib.loads(path.read_text()).keys()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lang = ", "config-unreadable"),
        ("keep_answers = 'no'", "config-invalid"),
        ("lang = 'de'", "config-invalid"),
        ("plain = 1", "config-invalid"),
        ("\udcff", "config-unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, text: str, code: str
):
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(QuizError) as caught:
        read_interface(path)
    assert caught.value.code == code


def test_a_name_spelt_in_quotes_is_not_written_twice(tmp_path: Path):
    path = tmp_path / "config.toml"
    path.write_text('"lang" = "en"\n')
    with pytest.raises(QuizError) as caught:
        write_preference(path, "lang", "ru")
    assert caught.value.code == "config-unreadable"
    assert path.read_text() == '"lang" = "en"\n'


def test_a_file_that_cannot_be_replaced_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "config.toml"
    path.write_text(KEPT)

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(QuizError) as caught:
        write_preference(path, "lang", "ru")
    assert caught.value.code == "file-unwritable"
    assert path.read_text() == KEPT
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".toml"] == [
        "config.toml"
    ]
