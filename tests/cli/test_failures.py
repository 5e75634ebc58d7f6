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
    "arguments",
    [
        pytest.param(["--against", "((", "x"], id="the expression"),
        pytest.param(["--against", "a*x", "x*a", "--params", "a=foo"], id="a value"),
        pytest.param(["--against", "x", "x", "--assume", "zzz"], id="an assumption"),
        pytest.param(["--against", "x", "x", "--except", "foo"], id="an exception"),
    ],
)
def test_a_reference_that_cannot_be_read_is_wrong_usage(arguments: list[str]):
    result = quiz("check", *arguments)
    assert result.returncode == 2
    assert result.stderr.startswith("quiz: the true formula cannot be read from column")


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


def test_an_answer_left_unrated_is_shown_again_with_the_same_words():
    choice = ("review", "dl/activations", "--kind", "formula", "--limit", "1")
    quiz(*choice, "--seed", "1", given="log(1+exp(x))\n")
    resumed = quiz(*choice, "--seed", "1")
    assert "before the break" in resumed.stdout
    assert "softplus" in resumed.stdout
    assert "{" not in resumed.stdout
