"""All is said in the reader's language: every command, every help, every failure."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path

import pytest
import typer

from quiz.cli.boundary import main
from quiz.cli.commands import app

KINDS = Path(__file__).parent.parent / "ui" / "decks" / "kinds.yaml"
BROKEN = """\
quiz: 1
id: my/broken
lang: en
titel: x
cards:
- {q: one?, fint: b}
- {q: two?, formula: x +}
- {q: three?, options: {right: [a], wrong: [a]}}
- {q: four?, number: abc}
- {claim: five, verdict: perhaps}
- {q: six?, function: no_such}
- {q: "\tanh?", a: *x}
"""
CYRILLIC = re.compile("[А-Яа-яЁё]+")
SENTENCE = re.compile(r"(?<![\w/.`'-])[A-Za-z]?[a-z]{1,}(?: [a-z]{2,}){2,}")
"""Three words of Latin letters in a row."""
LAYOUTS = re.compile(r"(?m)^\s*:?\S\s+(?:[а-яё,]|\(:?[а-яё,]\)):? ")
"""The list of keys has the letters of both layouts."""
QUOTED = re.compile(r"`[^`]*`|'[^']*'|«[^»]*»|https?://\S+|/\S+|--\S+|quiz( [a-z-]+)+")


def told(
    line: str,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: str = "",
) -> str:
    """Everything that a command says on both streams."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    monkeypatch.setenv("QUIZ_LANG", language)
    with pytest.raises(SystemExit):
        main(shlex.split(line))
    captured = capsys.readouterr()
    return captured.out + captured.err


def foreign(text: str, language: str) -> list[str]:
    """What is in the other language; names, formulas and commands are in none."""
    if language == "en":
        return CYRILLIC.findall(LAYOUTS.sub("", text))
    found = []
    for line in text.splitlines():
        is_of_deck = "https://" in line or "она же" in line
        if not is_of_deck and not re.match(r"\s+(quiz |--?\w|')", line):
            found += [one[0] for one in SENTENCE.finditer(QUOTED.sub("¦", line))]
    return found


def every_command() -> list[str]:
    """The commands as typed, groups included."""

    def below(group: object, path: str) -> list[str]:
        commands = getattr(group, "commands", None)
        if commands is None:
            return [path]
        found = [path]
        for name, one in commands.items():
            found += below(one, f"{path} {name}".strip())
        return found

    return below(typer.main.get_command(app), "")


def test_there_are_commands_to_look_at():
    assert {"", "review", "interview", "deck check"} <= set(every_command())


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("command", every_command())
def test_help(
    command: str,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    said = told(f"{command} --help", language, monkeypatch, capsys)
    assert foreign(said, language) == []
    assert "{" not in said


RUNS = [
    ("check relu 'max(0, x)' --numerics", ""),
    ("check relu 'max(0, -x)'", ""),
    ("check relu 'max(0, x'", ""),
    ("check relu 'foo(x)'", ""),
    ("check relu_prime 1", ""),
    ("check --batch -", '[]\n{"given": 1}\nx\n{"name": "relu", "given": "x"}\n'),
    ("show leaky_relu", ""),
    ("show softmax", ""),
    ("plot gelu --range -2:2", ""),
    ("plot relu 'max(0, -x)'", ""),
    ("eval sigmoid --at x=-2,0,2", ""),
    ("eval 1/x --at x=0", ""),
    ("due", ""),
    ("undo", ""),
    ("deck list", ""),
    ("deck off dl/activations", ""),
    ("deck check BROKEN", ""),
    ("review KINDS --seed 1", "?\n:?\n" + "\n3\n" * 40),
    ("review KINDS --cram --kind formula --kind number", "x +\nx\n\n3\n" * 12),
    ("interview KINDS --seed 1 --minutes 5", "\n1\n" * 60),
    ("interview --last", ""),
    ("learn KINDS", "\n" * 60),
    ("review KINDS --predict --kind claim", "50\n1\n\n" * 4),
    ("config list", ""),
    ("config set minutes_per_day 20", ""),
    ("config get minutes_per_day", ""),
    ("disputes", ""),
    ("cards", ""),
]
FAILURES = [
    "revew",
    "no-such",
    "--lang xx",
    "deck lst",
    "review --foo",
    "review --new",
    "review --new x",
    "review --limit 0",
    "review --kind riddle",
    "review --level expert",
    "review --ahead --cram",
    "review no/such",
    "review ./gone.yaml",
    "review BROKEN",
    "review --tag nothing-has-it",
    "show",
    "show nothing",
    "show gellu",
    "check",
    "check relu",
    "check relu --json",
    "check dl/activations:nothing x",
    "check --against '((' x",
    "check --batch ./gone.jsonl",
    "check relu x --params '='",
    "eval x",
    "eval x --at y=1",
    "eval x --at x=oo",
    "eval 'x +' --at x=1",
    "eval softmax --at x=1",
    "plot relu --range 5",
    "plot relu --png ./no/such/folder/x.png",
    "plot 'x +'",
    "config get nothing",
    "config set nothing 1",
    "config set minutes_per_day nonsense",
    "config set day_rollover_hour 99",
    "cards suspend nothing",
    "cards note nothing text",
    "cards nothing",
    "disputes accept nothing",
    "learn nothing",
    "undo 1 2",
    "undo x",
    "deck on nothing",
    "deck check ./gone",
    "interview --last",
    "interview --continue",
    "interview --last --continue",
    "interview --save /no/such/folder/report.md",
]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("line", [one for one, _ in RUNS])
def test_commands(
    line: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    full = line.replace("KINDS", str(KINDS)).replace("BROKEN", str(broken))
    said = told(full, language, monkeypatch, capsys, dict(RUNS)[line])
    assert "bug-" not in said, said
    quoted = re.sub(r"(?m)^\s*(\d* ?\|.*)$", "", said)  # the deck's own lines
    assert foreign(quoted, language) == []


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("line", FAILURES)
def test_failures(
    line: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    said = told(line.replace("BROKEN", str(broken)), language, monkeypatch, capsys)
    assert said.strip()
    assert "bug-" not in said, said
    assert foreign(said, language) == []
    if language == "ru":
        assert CYRILLIC.search(said)


@pytest.mark.parametrize(
    ("language", "text", "is_foreign"),
    [
        ("en", "Next: 1 card, tomorrow.", False),
        ("en", "Next: 1 карточка.", True),
        ("ru", "Записано: Permission denied by the system", True),
        ("ru", "Наберите `quiz deck check here` или quiz review", False),
        ("ru", "нет файла: No such file or directory", True),
    ],
)
def test_what_counts_as_foreign(language: str, text: str, is_foreign: bool):
    assert bool(foreign(text, language)) is is_foreign


def test_a_deck_without_the_language_is_asked_in_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    deck = tmp_path / "own.yaml"
    card = "- {id: why, q: Why?, a: Because., q.ru: Почему?}"
    deck.write_text(
        f"quiz: 1\nid: t/own\ntitle: Own\nlang: en\ncards:\n{card}\n", encoding="utf-8"
    )
    said = told(f"review {deck} --quiet", "ru", monkeypatch, capsys, "\n\n")
    assert "Почему?" in said
    assert "Because." in said
    assert "Why?" not in said
    assert "Хорошо" in said
