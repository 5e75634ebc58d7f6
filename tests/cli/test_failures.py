"""What goes wrong around a command is told in two lines, with the right code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.runner import quiz

FORMULA = """\
quiz: 1
id: own
title: Own
lang: en
cards:
- {id: a, q: "f?", formula: "x +"}
"""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xff\xfe\x00junk", id="not text"),
        pytest.param(b"", id="empty"),
        pytest.param(b"[1, 2", id="not YAML"),
        pytest.param(b"quiz: 2\nid: a\ntitle: A\nlang: en\ncards: []\n", id="newer"),
    ],
)
def test_a_deck_file_with_nothing_to_ask_asks_nothing_else(
    tmp_path: Path, content: bytes
):
    deck = tmp_path / "own.yaml"
    deck.write_bytes(content)
    result = quiz("review", str(deck), given="1\n4\n")
    assert result.returncode == 1
    assert "Activation functions" not in result.stdout
    assert result.stderr.splitlines()[-2].startswith("quiz: there is nothing to ask in")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--against", "((", "x"], "the true formula cannot be read from column 3"),
        (["--against", "a*x", "x*a", "--params", "a=foo"], "`foo` is not a number"),
        (["--against", "x", "x", "--assume", "zzz"], "the assumption `zzz` cannot be"),
        (["--against", "x", "x", "--assume", "a >"], "cannot be read from column 4"),
        (["--against", "x", "x", "--except", "q"], "`q` is not a point to leave out"),
        (["--against", "x", "x", "--vars", "1,2"], "`1` is not a letter"),
        (["relu", "x", "--vars", "q"], "`relu` has no letter `q`"),
        (["relu", "x", "--params", "a"], "`relu` has no letter `a`"),
        (["relu", "x", "--params", "a=b"], "`b` is not a number for `a`"),
        (["leaky_relu", "x", "--params", "a=b"], "`b` is not a number for `a`"),
        (["relu", "x", "--except", "q"], "`q` is not a point to leave out"),
        (["max(0,x)", "foo", "--against", "x"], "no room for `max(0,x)`"),
        (["relu", "x", "--against", "x"], "with --against there is no room for `relu`"),
        (["--batch", "f", "relu"], "with --batch there is no room for `relu`"),
        (["--batch", "f", "--numerics"], "there is no room for `--numerics`"),
        (["--batch", "f", "--vars", "x"], "there is no room for `--vars`"),
        (["dl/activations:nosuch", "x"], "no card `dl/activations:nosuch`"),
        (["nothing:nosuch", "x"], "no deck `nothing`"),
        (["relu"], "there is no formula to check"),
        (["--against", "x"], "there is no formula to check"),
    ],
)
def test_what_names_nothing_is_wrong_usage(arguments: list[str], said: str):
    result = quiz("check", *arguments, "--lang", "en")
    assert (result.returncode, result.stdout) == (2, "")
    problem, hint = result.stderr.splitlines()
    assert said in problem
    assert hint.startswith("hint: ")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ('"name": "relu", "nmae": "x"', "batch-unknown-key"),
        ('"name": "relu", "params": {"a": "q"}', "bad-number"),
        ('"name": "relu", "params": {"a": 1}', "no-such-letter"),
        ('"name": "relu", "vars": ["1"]', "not-a-letter"),
        ('"against": "x", "assume": "a >"', "assumption-unreadable"),
        ('"against": "x", "except": ["q"]', "not-a-point"),
    ],
)
def test_what_names_nothing_in_a_line_is_its_error(more: str, code: str):
    line = f'{{"id": 1, "given": "x", {more}}}'
    result = quiz("check", "--batch", "-", given=line)
    document = json.loads(result.stdout)
    assert (result.returncode, document["code"]) == (1, code)


def test_usual_values_given_take_the_place_of_the_decks():
    arguments = ("check", "leaky_relu", "max(0.2x, x)", "--no-proof")
    assert quiz(*arguments).returncode == 1
    assert quiz(*arguments, "--params", "a=0.2").returncode == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("atan2(y, x)", "“atan2” is not a known name"),
        ("max(0)", "Arguments that max takes: 2 or more; given here: 1."),
        ("(" * 200 + "x" + ")" * 200, "nested too deeply (at most 100 levels)"),
        ("x" * 3000, "too long to be worked out (at most 2000 signs)"),
        ("1..5", "“..” does not continue it"),
        ("x if x > 0 else 2..3", "“..”"),
    ],
)
def test_what_stops_the_reading_is_named(given: str, said: str):
    assert said in quiz("check", "relu", given, "--lang", "en").stdout


def test_an_empty_answer_is_not_called_unreadable():
    result = quiz("check", "relu", "", "--lang", "en")
    assert result.stdout == "There is nothing to mark yet.\n"


def test_a_bad_line_of_a_batch_keeps_its_id_and_the_rest_go_on():
    lines = [
        '{"id": 8, "against": "((", "given": "x"}',
        "foo",
        '{"id": 5, "name": "relu"}',
        '{"id": 9, "name": "relu", "given": "max(0, x)"}',
    ]
    result = quiz("check", "--batch", "-", given="\n".join(lines))
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.returncode == 1
    assert [one.get("id") for one in found] == [8, None, 5, 9]
    assert found[1]["error"] == "not JSON from column 1 on"
    assert found[2]["error"] == "given is missing"
    assert found[3]["outcome"] == "correct"


def test_a_broken_formula_of_a_deck_leaves_the_learner_to_decide(tmp_path: Path):
    deck = tmp_path / "own.yaml"
    deck.write_text(FORMULA, encoding="utf-8")
    result = quiz("review", str(deck), given="x\n3\n")
    assert result.returncode == 0
    assert "The deck's own formula cannot be read" in result.stdout


if sys.platform == "linux":  # the device that is always full

    def test_output_that_cannot_be_written_is_no_bug():
        with Path("/dev/full").open("w") as full:
            result = subprocess.run(
                [sys.executable, "-m", "quiz", "due"],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert result.returncode == 4
        assert result.stderr.startswith("quiz: the output cannot be written")


def test_an_answer_left_unrated_is_told_of_and_waits_for_its_own_kind():
    first = quiz("review", "--kind", "formula", "--limit", "1", given="max(0,x)\n")
    assert "Your last answer is kept" in first.stdout
    other = quiz("review", "--kind", "claim", "--limit", "1", given="")
    assert "before the break" not in other.stdout


@pytest.mark.parametrize(
    ("kind", "said"), [("number", "One try is left"), ("formula", "Try again")]
)
def test_the_try_that_is_the_last_is_called_so(kind: str, said: str):
    done = quiz("review", "--kind", kind, "--limit", "1", given="98765\n")
    assert said in done.stdout


def test_an_older_answer_left_unrated_is_not_taken_for_the_last_one():
    quiz("review", "--kind", "formula", "--limit", "1", given="max(0,x)\n")
    rated = quiz("review", "--kind", "claim", "--limit", "1", given="1\n3\n")
    assert "Saved" in rated.stdout
    assert "its rating comes first" not in rated.stdout


def test_an_answer_left_unrated_is_shown_again_with_the_same_words():
    choice = ("review", "dl/activations", "--kind", "formula", "--limit", "1")
    quiz(*choice, "--seed", "1", given="log(1+exp(x))\n")
    resumed = quiz(*choice, "--seed", "1")
    assert "before the break" in resumed.stdout
    assert "softplus" in resumed.stdout
    assert "{" not in resumed.stdout
