"""`quiz check --numerics`: what a right formula does in floating point."""

from __future__ import annotations

import json

import pytest

from tests.cli.runner import quiz

TANH = "(e^x-e^-x)/(e^x+e^-x)"


def test_a_right_formula_is_studied_after_its_verdict():
    done = quiz("check", "tanh", TANH, "--numerics", "--no-proof")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0].startswith("Correct.")
    assert "float32: x > 88.72: nan: e^x overflows, then ∞/∞" in lines
    assert lines[-1].startswith("Stable form, free of this: ")


def test_it_is_said_in_russian_too():
    done = quiz(
        "check", "relu", "max(0, x)", "--numerics", "--no-proof", "--lang", "ru"
    )
    assert done.stdout.splitlines()[1:] == [
        "В числах с плавающей точкой",
        *(f"{one}: надёжна" for one in ("float16", "bfloat16", "float32", "float64")),
    ]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("e^x", "Not yet."), ("max(0,", "I cannot read"), ("F.tanh(x)", "Not counted.")],
)
def test_a_formula_that_is_not_right_gets_its_verdict_and_one_sentence(
    text: str, verdict: str
):
    done = quiz("check", "tanh", text, "--numerics")
    assert done.returncode == 1
    assert verdict in done.stdout
    last = "\nIts behaviour in floating point is studied once it is correct.\n"
    assert done.stdout.endswith(last)
    assert "float32" not in done.stdout


def test_json_has_the_study_under_a_key_of_its_own():
    done = quiz("check", "sigmoid", "1/(1+e^-x)", "--numerics", "--json")
    document = json.loads(done.stdout)
    study = document["numerics"]
    assert document["outcome"] == "correct"
    assert study["safe"] is False
    assert [one["format"] for one in study["formats"]] == [
        "float16", "bfloat16", "float32", "float64",
    ]  # fmt: skip
    (found,) = study["formats"][2]["findings"]
    assert found["what"] == "inside"
    assert found["from"] is None
    assert found["to"] == pytest.approx(-88.7228)
    assert found["why"] == {
        "kind": "overflow", "part": "e^-x", "column": 6, "then": None,
    }  # fmt: skip
    assert study["stable"]["free_of"] == "all"


def test_json_of_a_wrong_formula_has_no_study():
    document = json.loads(quiz("check", "relu", "x", "--numerics", "--json").stdout)
    assert document["outcome"] == "wrong"
    assert document["numerics"] is None


def test_without_the_flag_nothing_is_said_of_floating_point():
    assert "numerics" not in json.loads(quiz("check", "tanh", TANH, "--json").stdout)


def test_an_expression_can_be_studied_too():
    done = quiz("check", "--against", "log(x+1)", "log(1+x)", "--numerics", "--json")
    formats = json.loads(done.stdout)["numerics"]["formats"]
    found = formats[2]["findings"]
    assert "zero" in {one["what"] for one in found}
    assert {one["why"]["kind"] for one in found} == {"absorbed"}


def test_a_session_tells_one_line_below_the_answer():
    asked = ("review", "dl/activation-functions", "--cram", "--kind", "formula")
    done = quiz(
        *asked, "--tag", "softplus", "--limit", "1", given="log(1+exp(x))\n\n:q\n"
    )
    verdict = done.stdout.index("Correct.")
    told = done.stdout.index("In float32: inf at x > 88.72; exp(x) overflows.")
    assert verdict < done.stdout.index("Reference\n") < told
