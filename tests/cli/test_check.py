"""`quiz check`: what it is asked about, and the lines of a batch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.app.checking import Question, question_from, read_list, read_params
from quiz.errors import QuizError
from tests.cli.runner import quiz


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("a=0.01", (("a", "0.01"),)),
        ("a=0.01, b = 1/2", (("a", "0.01"), ("b", "1/2"))),
        ("a", (("a", ""),)),
        ("α=1", (("α", "1"),)),
    ],
)
def test_parameters_are_name_and_value(text: str, pairs: tuple[tuple[str, str], ...]):
    assert read_params(text) == pairs


@pytest.mark.parametrize("text", ["", "=1", "a==1", "1=a", "a=1,,b=2", "a b"])
def test_anything_else_is_refused(text: str):
    with pytest.raises(QuizError, match="bad-parameters"):
        read_params(text)


def test_lists_are_split_at_commas():
    assert read_list(" 0 < a < 1, b > 0 ,") == ("0 < a < 1", "b > 0")
    assert read_list(None) == ()


def test_a_line_of_a_batch_becomes_a_question():
    document = {
        "against": "a*x",
        "vars": ["x"],
        "params": {"a": 0.01},
        "assume": "0 < a < 1, b > 0",
        "except": ["0", 1],
    }
    assert question_from(document) == Question(
        against="a*x",
        variables=("x",),
        params=(("a", "0.01"),),
        assume=("0 < a < 1", "b > 0"),
        exceptions=("0", "1"),
    )


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"name": "relu", "against": "x"},
        {"name": 1},
        {"name": "relu", "params": [1]},
        {"name": "relu", "vars": 3},
        {"name": "relu", "except": [None]},
    ],
)
def test_a_line_that_asks_nothing_clear_is_refused(document: dict[str, object]):
    with pytest.raises(QuizError, match="batch-"):
        question_from(document)


def test_lines_that_cannot_be_read_are_told_of_and_the_rest_goes_on():
    lines = ["{", "[]", '{"given": "x"}', '{"name": "gellu", "given": "x"}']
    done = quiz("check", "--batch", "-", given="\n".join(lines) + "\n")
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [document["line"] for document in documents] == [1, 2, 3, 4]
    assert all(document["error"] for document in documents)
    assert done.returncode == 1


def test_a_batch_that_is_not_there(tmp_path: Path):
    done = quiz("check", "--batch", str(tmp_path / "none.jsonl"))
    assert done.returncode == 4
    assert done.stderr.startswith("quiz: cannot read ")


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (["relu", "max(0, x)"], "", 0),
        (["relu", "--", "max(0, x)"], "", 0),
        (["relu", "-x"], "", 1),
        (["relu", "--", "-x"], "", 1),
        (["relu", "-"], "max(0, x)\n", 0),
        (["relu_prime", "1 if x > 0 else 0"], "", 0),
        (["dl/activation-functions:leaky_relu.derivative", "1 if x>0 else a"], "", 0),
        (["--against", "x^2 - 1", "(x-1)(x+1)"], "", 0),
        (["--against", "a*x", "--params", "a=0.01", "0.01x"], "", 0),
    ],
)
def test_the_exit_code_is_the_verdict(arguments: list[str], given: str, code: int):
    done = quiz("check", *arguments, given=given)
    assert done.returncode == code, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--vars", ""), "--vars names nothing"),
        (("--vars", " , "), "--vars names nothing"),
        (("--params", ""), "--params names nothing"),
        (("--params", "a="), "cannot read the parameters `a=`"),
        (("--params", "a=1,"), "cannot read the parameters `a=1,`"),
        (("--assume", ""), "--assume names nothing"),
        (("--except", ""), "--except names nothing"),
    ],
)
def test_an_option_that_names_nothing_is_a_mistake(options: tuple[str, str], said: str):
    done = quiz("check", "--against", "x", "x", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "hint: " in done.stderr
