"""Failures become two lines and an exit code, in the reader's language."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli import boundary
from quiz.cli.preferences import split_arguments
from quiz.errors import QuizError
from tests.cli.runner import quiz


@pytest.mark.parametrize(
    ("arguments", "problem", "hint"),
    [
        (["revew"], "no command `quiz revew`", "did you mean `quiz review`?"),
        (["review", "--foo"], "no option --foo", "see `quiz review --help`"),
        (["show"], "NAME is missing", "see `quiz show --help`"),
        (["undo", "x"], "[N] takes a whole number, 1 or more",
         "see `quiz undo --help`"),
        (["deck", "lst"], "no command `quiz deck lst`",
         "did you mean `quiz deck list`?"),
        (["--lang", "xx"], "no language xx", "choose one of: en, ru"),
        (["review", "--ahead", "--cram"], "--ahead and --cram do not go together",
         "--ahead counts, --cram never does"),
        (["review", "--kind", "riddle"], "--kind does not know `riddle`",
         "choose from: question, explain, list, formula, property, choice, "
         "'true or false', number, gaps"),
        (["help"], "no command `quiz help`", "did you mean `quiz --help`?"),
        (["help", "review"], "no command `quiz help`",
         "did you mean `quiz review --help`?"),
        (["deck", "help"], "no command `quiz deck help`",
         "did you mean `quiz deck --help`?"),
        (["cards", "exit"], "no command `quiz cards exit`",
         "`quiz cards --help` says what each does: find, show, history, suspend, "
         "unsuspend, bury, unbury, reset, flag, note"),
        (["interview", "--save"], "--save needs a value",
         "see `quiz interview --help`"),
        (["interview", "--continue=yes"], "--continue takes no value",
         "see `quiz interview --help`"),
    ],
)  # fmt: skip
def test_wrong_usage_is_two_lines_and_exit_two(
    arguments: list[str], problem: str, hint: str
):
    done = quiz(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == f"quiz: {problem}\nhint: {hint}\n"


def test_the_reader_is_addressed_in_russian():
    done = quiz("revew", QUIZ_LANG="ru")
    assert done.stderr == (
        "quiz: нет команды `quiz revew`\nподсказка: может быть, `quiz review`?\n"
    )


def test_kinds_are_listed_as_the_screens_of_the_reader_call_them():
    done = quiz("review", "--kind", "загадка", "--lang", "ru")
    assert done.stderr.endswith(
        "выберите из: вопрос, рассказ, список, формула, свойство, выбор, 'верно ли', "
        "число, пропуски\n"
    )
    help_text = " ".join(quiz("review", "--help").stdout.split())
    assert "explain, list, formula, property, choice, 'true or false'" in help_text


@pytest.mark.parametrize("kind", ["true-or-false", "'true or false'", "Верно-ли"])
def test_a_kind_of_several_words_may_be_written_as_one(kind: str):
    done = quiz("review", "dl/activations", "--limit", "1", "--kind", kind, given="")
    assert "true or false · " in done.stdout


def test_with_json_an_error_is_a_document_too():
    done = quiz("due", "--json", "--foo")
    document = json.loads(done.stdout)
    assert document["error"]["code"] == "usage-option"
    assert done.returncode == 2


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "command",
    ["", "review", "check", "show", "due", "undo", "deck", "deck list", "deck on",
     "deck off", "deck check", "deck fmt",
     "deck add", "deck packs", "deck update", "deck remove"],
)  # fmt: skip
def test_every_help_ends_with_examples(command: str, language: str):
    done = quiz("--lang", language, *command.split(), "--help")
    assert done.returncode == 0, done.stderr
    words = {"en": "Examples", "ru": "Примеры"}
    _, _, examples = done.stdout.partition(f"\n{words[language]}\n")
    lines = examples.strip().splitlines()
    assert 2 <= len(lines) <= 3
    assert all(line.split()[0] == "quiz" for line in lines)
    assert max(map(len, done.stdout.splitlines())) <= 100
    options = done.stdout.partition("--help  ")[2]
    assert options.strip(), "an option without a word about it"


def test_every_option_has_a_word_of_help():
    for command in ("review", "check", "show", "due", "deck list"):
        for line in quiz(*command.split(), "--help").stdout.splitlines():
            if line.startswith("  --"):
                assert len(line.strip().split("  ")) >= 2, line


def test_a_bug_leaves_a_log_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
):
    def broken(*_: object) -> int:
        raise ZeroDivisionError("the details")

    monkeypatch.setattr("quiz.cli.commands.run", broken)
    with pytest.raises(SystemExit) as left:
        boundary.main(["due"])
    assert left.value.code == 3
    told = capsys.readouterr().err
    assert "Traceback" not in told
    (log,) = (home / "logs").iterdir()
    assert str(log) in told
    assert "ZeroDivisionError: the details" in log.read_text()


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (KeyboardInterrupt(), 130),
        (QuizError("no-cards"), 4),
    ],
)
def test_every_way_out_has_its_code(
    raised: BaseException, code: int, monkeypatch: pytest.MonkeyPatch
):
    def run(*_: object) -> int:
        raise raised

    monkeypatch.setattr("quiz.cli.commands.run", run)
    with pytest.raises(SystemExit) as left:
        boundary.main(["due"])
    assert left.value.code == code


def test_a_reader_that_goes_away_hears_nothing_more():
    child = subprocess.Popen(
        [sys.executable, "-m", "quiz", "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    assert child.stderr.read() == ""
    child.stderr.close()
    assert child.wait() == 0


@pytest.mark.parametrize(
    ("arguments", "environment", "language", "rest"),
    [
        (["due"], {}, "en", ["due"]),
        (["due", "--lang", "ru"], {}, "ru", ["due"]),
        (["--lang=ru", "due"], {"QUIZ_LANG": "en"}, "ru", ["due"]),
        (["due"], {"QUIZ_LANG": "ru"}, "ru", ["due"]),
        (["due"], {"LANG": "ru_RU.UTF-8"}, "ru", ["due"]),
        (["due"], {"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en", ["due"]),
        (["check", "x", "--", "--plain"], {}, "en", ["check", "x", "--", "--plain"]),
        (["check", "relu", "-x"], {}, "en", ["check", "relu", "-x"]),
    ],
)
def test_flags_for_every_command_stand_anywhere(
    arguments: list[str],
    environment: dict[str, str],
    language: str,
    rest: list[str],
):
    preferences, left = split_arguments(arguments, environment)
    assert (preferences.language, left) == (language, rest)


@pytest.mark.parametrize(
    "environment", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=str
)
def test_plain_is_asked_for_by_the_environment(environment: dict[str, str]):
    assert split_arguments([], environment)[0].is_plain


def test_version():
    done = quiz("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("quiz ")


@pytest.mark.parametrize(
    "arguments",
    [["check", "relu", "--max"], ["plot", "elu", "--given=x"], ["eval", "x", "--foo"]],
)
def test_a_word_after_two_minus_signs_is_no_formula(arguments: list[str]):
    done = quiz(*arguments)
    assert done.returncode == 2
    assert "no option --" in done.stderr


def test_a_formula_may_start_with_minus_signs():
    assert quiz("eval", "--x", "--at", "x=3").stdout.split()[-1] == "3"
