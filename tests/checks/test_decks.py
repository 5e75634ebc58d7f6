"""What is a fault and what only looks like one; decks checked together."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from quiz.app.deck_checks import checked, in_this_process
from quiz.deck.diagnostics import Diagnostic
from quiz.library import Library
from tests.cli.runner import quiz

HEAD = "quiz: 1\nid: {id}\ntitle: Mine\ntitle.ru: Моя\nlang: en\n"


def told(folder: Path, **decks: str) -> list[Diagnostic]:
    """What is said of decks, each by its id: cards begin with a dash."""
    for name, text in decks.items():
        key = "cards" if text.startswith("-") else "functions"
        body = text if key == "cards" else indent(text, "  ")
        deck = f"{HEAD.format(id=name)}{key}:\n{body}\n"
        (folder / f"{name}.yaml").write_text(deck, encoding="utf-8")
    library = Library([folder], bundled=folder / "none")
    return sorted({*library.diagnostics(), *checked(library, [], in_this_process)})


SOUND = [
    "- {id: a, q: Why?, q.ru: Почему?, a: ReLU}",
    "- {id: a, q: Why?, q.ru: Почему?, a: '$x^2$', why: 'BCE, MSE'}",
    "- {id: a, q: Which?, q.ru: Где?, a: '$[0, 1)$ or $(0, 1]$, for $5'}",
    "- {id: a, q: How?, q.ru: Как?, list: [[ReLU, РеЛУ], GPUшный, 3D-тензор]}",
    "- id: a\n  q: Which?\n  q.ru: Где?\n"
    "  options: {right: [a - b], wrong: [b - a, c]}",
    "- id: a\n  q: Which?\n  q.ru: Где?\n"
    "  options: {right: [left], wrong: [felt, 2x, x/2]}",
    "- id: a\n  cloze: '[[C++]] and [[input/output]]'\n  cloze.ru: '[[C++]] и [[в/в]]'",
    "- {id: a, q: What?, q.ru: Что?, number: 'log(10)', tol: '0.01'}",
    "- {id: a, q: What?, q.ru: Что?, a: x, followups: [b]}\n"
    "- {id: b, q: And?, q.ru: И?, a: y, aka: [old]}",
    "f: {formula: 'x^2', vars: [x, unused], asks: [formula]}",
    "f: {formula: 'sin(x)', range: '[-1, 1]', limits: {oo: '0.5'}}",
    "f: {formula: 'x/(1 + exp(-x))', range: '[-0.2784645427610738, oo)'}",
    "f: {formula: 'exp(x)', range: '(0, oo)', zero: '1', limits: {'-oo': '0'}}",
    "f: {formula: 'log(x)', range: '(-oo, oo)', domain: '(0, oo)'}",
    "f: {formula: '1/x', range: '(-oo, 0) or (0, oo)'}",
    "f: {formula: 'sqrt(1 - x^2)', range: '[0, 1]'}",
    "f: {formula: 'a*tanh(x)', params: {a: '2'}, range: '(-2, 2)'}",
    "f: {formula: 'a*tanh(x)', params: {a: ''}, assume: a > 0, range: '(-a, a)'}",
    "f: {formula: '1 if x > 0 else 0', range: '{0, 1}', kinks: ['0']}",
    "f: {formula: 'x_i/sum_j |x_j|', vars: {x: vector}, range: '[-1, 1]'}",
    "f: {formula: 'max(0, x) + a*min(0, x)', params: {a: '0.5'},\n"
    "  reject: [{form: 'max(0, x) + a*x'}, {form: 'max(0, x) + a*|x|'}]}",
    "f: {formula: 'sqrt(2/n)', vars: [], params: {n: ''}, derivative: '0',\n"
    "  except: {formula: ['0'], derivative: ['0']}, reject: [{form: '2/n'}]}",
    "f: {formula: 'sin(x)/x', except: {formula: ['0']}, zero: '1'}",
]


@pytest.mark.parametrize("deck", SOUND)
def test_nothing_is_said_of_what_only_looks_like_a_fault(
    deck: str, tmp_path: Path
) -> None:
    assert [(one.code, one.arguments) for one in told(tmp_path, mine=deck)] == []


UNSOUND = [
    ("D125 why", "- {id: a, q: Why?, q.ru: Что?, a: x, why: because it is flat}"),
    ("D125 a", "- {id: a, q: Why?, q.ru: Почему?, a: because of the slope}"),
    (
        "D152 a.ru",
        "- {id: a, q: Q, q.ru: В, a: x, a.ru: this text has never been Russian}",
    ),
    ("D151 U+00AD", "- {id: a, q: Q, q.ru: В, a: 'soft\u00adhyphen'}"),
    ("D302 cloze", "- {id: a, cloze: 'x is [[exp(-x]]', cloze.ru: 'x — [[exp(-x)]]'}"),
    ("D302 zero", "f: {formula: 'x', zero: '(1'}"),
    ("D302 limits", "f: {formula: 'x', limits: {'-oo': '1)'}}"),
    ("D302 kinks", "f: {formula: 'x', kinks: ['2^']}"),
    ("D302 form", "f: {formula: 'x', reject: [{form: 'x*'}]}"),
    ("D302 assume", "f: {formula: 'x', assume: 'x > 0, x <'}"),
    ("D302 except", "f: {formula: 'x', except: {derivative: ['(']}}"),
    ("D302 tol", "- {id: a, q: Q, q.ru: В, number: '1', tol: '+/'}"),
    ("D316 tol", "- {id: a, q: Q, q.ru: В, number: '1', tol: '-1'}"),
    ("D316 a", "f: {formula: 'a*x', params: {a: big}}"),
    ("D303 q", "f: {formula: 'x', range: '(0, 1)', stable: 'q*x'}"),
    ("D304 f", "f: {formula: 'x + x', reject: [{form: '2x'}]}"),
    ("D304 f", "f: {formula: 'x + x', reject: [{form: 'f(x)'}]}"),
    ("D308 x = 5", "f: {formula: 'x + 1', range: '(-oo, 4]'}"),
    ("D308 0", "f: {formula: 'a*|x|', params: {a: '1'}, range: '(0, oo)'}"),
    ("D134 x", "f: {formula: 'x*x', vars: [x, x]}"),
    ("D142 a", "- {id: a, q: Q, q.ru: В, a: x, aka: a}"),
    ("D113 not an id", "- {id: a, q: Q, q.ru: В, a: x, aka: not an id}"),
    ("D307 1/2", "- {id: a, q: Q, q.ru: В, options: {right: ['0.5'], wrong: [1/2]}}"),
    ("D307 x*y", "- {id: a, q: Q, q.ru: В, options: {right: [y*x], wrong: [$x*y$]}}"),
]


@pytest.mark.parametrize(("expected", "deck"), UNSOUND)
def test_faults_are_told_of_wherever_they_stand(
    expected: str, deck: str, tmp_path: Path
) -> None:
    code, _, word = expected.partition(" ")
    found = [one for one in told(tmp_path, mine=deck) if one.code == code]
    assert found
    assert word in [value.strip("$") for _, value in found[0].arguments]


def test_decks_checked_together_do_not_ask_the_same(tmp_path: Path) -> None:
    one = "- {id: a, q: Why is it flat?, q.ru: Почему?, a: x}"
    other = "- {id: b, q: why is it  flat, q.ru: Почему?, a: y}"
    (found,) = told(tmp_path, first=one, second=other)
    assert found.code == "D140"
    assert found.span.path.endswith("second.yaml")
    assert dict(found.arguments)["first"].endswith("first.yaml:7:3")


def test_a_page_is_a_command_away() -> None:
    done = quiz("deck", "explain", "d304", "--lang", "en")
    assert "error D304: A form to be rejected is right." in done.stdout
    done = quiz("deck", "explain", "Д304", "--json", "--lang", "ru")
    assert '"title": "Отвергаемая запись верна."' in done.stdout
    done = quiz("deck", "explain", "d399", "--lang", "en")
    assert done.returncode == 2
    assert "did you mean `D39" in done.stderr
    done = quiz("deck", "explain", "--lang", "en")
    assert "D301: The stated derivative" in done.stdout
