"""What the documents say is so: commands, examples, keys, exit codes, folders."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer

from quiz.cli.commands import app
from quiz.deck.model import KINDS
from quiz.deck.parse import parse_deck
from quiz.errors import Exit
from quiz.ui.keys import KEYS
from tests.cli.runner import quiz

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAP = (ROOT / "quiz" / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
PRESENT, _, LATER = README.partition("\n## Not there yet\n")
LATER = LATER.partition("\n## ")[0]

FILES = dict(
    re.findall(
        r"^<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", README, re.DOTALL | re.MULTILINE
    )
)
CONSOLE = re.findall(
    r"^\$ quiz (.*)\n((?:(?!\$ quiz |```).*\n)*)",
    PRESENT.partition("<!-- checked -->")[2],
    re.MULTILINE,
)
SHELL = [
    line.removeprefix("quiz").strip()
    for block in re.findall(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
    if line.split()[0] == "quiz"
]
GLOBAL_OPTIONS = {"--lang", "--plain", "--quiet", "--version", "--help"} | {
    "--install-completion"
}


def marked(name: str) -> str:
    """The shell block after a marker, as `.ci/run` looks for it."""
    found = re.findall(
        rf"^<!-- command: {name} -->\n```sh\n(.*?)^```$",
        README,
        re.DOTALL | re.MULTILINE,
    )
    assert len(found) == 1
    return str(found[0]).strip()


def commands() -> dict[str, Any]:
    """Every command by its path, such as ``deck check``, with its parameters."""
    root: Any = typer.main.get_command(app)
    found: dict[str, Any] = {}

    def visit(command: Any, path: str) -> None:
        found[path] = command
        for name, inner in getattr(command, "commands", {}).items():
            visit(inner, f"{path} {name}".strip())

    visit(root, "")
    return found


COMMANDS = commands()


def mentioned(text: str) -> set[str]:
    """The commands that a text names, as far as it names them."""
    found = set()
    for words in re.findall(r"(?:^|`|\$ )quiz((?: [a-z]+){1,2})", text, re.MULTILINE):
        names = words.split()
        deep = hasattr(COMMANDS.get(names[0]), "commands") and len(names) > 1
        found.add(" ".join(names) if deep else names[0])
    return found


def sandbox(folder: Path) -> None:
    """A copy of `.ci/run` among tools that only say how they were called."""
    (folder / ".ci").mkdir()
    (folder / ".ci" / "run").write_bytes((ROOT / ".ci" / "run").read_bytes())
    (folder / ".ci" / "run").chmod(0o755)
    tools = folder / ".venv" / "bin"
    tools.mkdir(parents=True)
    for name in ("pip", "quiz", "ruff", "mypy"):
        tool = tools / name
        said = 'echo "dl/activations (on)"' if name == "quiz" else ""
        tool.write_text(
            f'#!/bin/sh\necho "{name} $*" >> called\n{said}\n[ ! -e no-{name} ]\n'
        )
        tool.chmod(0o755)


def run_ci(folder: Path, test_command: str) -> tuple[int, list[str]]:
    text = README.replace(marked("run"), "echo started >> called && .venv/bin/quiz")
    text = text.replace(marked("test"), test_command)
    (folder / "README.md").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [folder / ".ci" / "run"], capture_output=True, check=False, cwd="/"
    )
    called = folder / "called"
    lines = called.read_text().splitlines() if called.exists() else []
    return done.returncode, lines


def test_the_first_command_installs_and_starts_quiz():
    assert marked("run").startswith("python3 -m venv .venv && ")
    assert marked("run").endswith(" && .venv/bin/quiz")


def test_the_second_command_runs_every_test():
    assert marked("test").startswith("python3 -m venv .venv && ")
    assert marked("test").endswith(" && .venv/bin/pytest -n auto -q")


def test_ci_runs_both_commands_of_the_readme_then_lint_and_types(tmp_path: Path):
    sandbox(tmp_path)
    code, called = run_ci(tmp_path, "echo tested >> called")
    assert code == 0
    assert called[:2] == ["started", "quiz "]
    assert "tested" in called
    assert {"ruff check .", "ruff format --check .", "mypy "} <= set(called)


@pytest.mark.parametrize("broken", ["pip", "quiz", "ruff", "mypy"])
def test_ci_fails_where_a_step_fails(tmp_path: Path, broken: str):
    sandbox(tmp_path)
    (tmp_path / f"no-{broken}").touch()
    assert run_ci(tmp_path, "true")[0] != 0


def test_ci_fails_where_the_tests_fail(tmp_path: Path):
    sandbox(tmp_path)
    code, called = run_ci(tmp_path, "false && true")
    assert code != 0
    assert "mypy " not in called


def test_ci_fails_where_the_readme_has_no_test_command(tmp_path: Path):
    sandbox(tmp_path)
    assert run_ci(tmp_path, "")[0] != 0


def test_ci_may_be_run():
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_deck_loads_without_a_complaint():
    deck, complaints = parse_deck(FILES["losses.yaml"], "losses.yaml")
    assert deck is not None
    assert not complaints
    assert len({type(card.answer) for card in deck.cards}) >= 4


def test_examples_were_found():
    assert len(CONSOLE) >= 5
    assert len(SHELL) >= 10


@pytest.mark.parametrize(
    ("line", "said"), CONSOLE, ids=[line.split(" ")[0] for line, _ in CONSOLE]
)
def test_a_check_says_what_the_readme_shows(line: str, said: str):
    done = quiz(*shlex.split(line))
    assert without_counts(done.stdout) == without_counts(said)
    assert done.returncode == (0 if said.startswith("Correct") else 1)


def without_counts(text: str) -> str:
    """Without what may change: how many points, whether a proof came in time."""
    text = re.sub(r"at \d+ points", "at some points", text)
    return text.replace("Proved symbolically.\n", "").strip()


@pytest.mark.parametrize("line", SHELL)
def test_an_example_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = quiz(*shlex.split(line))
    assert (done.returncode, done.stderr) == (0, "")
    assert '"error"' not in done.stdout


@pytest.mark.parametrize("text", [PRESENT, MAP, GUIDE, CONTRIBUTING])
def test_a_command_that_is_mentioned_exists(text: str):
    assert mentioned(text) <= COMMANDS.keys()


def test_a_command_that_is_not_there_yet_is_not_there():
    assert len(mentioned(LATER)) >= 7
    assert mentioned(LATER) & COMMANDS.keys() == set()


def test_every_command_is_mentioned():
    assert COMMANDS.keys() - {"", "cards", "deck"} <= mentioned(PRESENT)


def test_every_option_is_mentioned_and_every_mentioned_option_exists():
    there = {
        option
        for command in COMMANDS.values()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
    named = set(re.findall(r"(?<=[`\s])--[a-z]+(?:-[a-z]+)*", README))
    assert named <= there | GLOBAL_OPTIONS
    assert there - {"--show-completion", "--help", "--version"} <= named


def test_every_key_is_in_the_table():
    for key in KEYS:
        assert f"`{key.letter}`" in PRESENT
        assert f"`:{key.letter}`" in PRESENT


def test_every_exit_code_is_in_the_table():
    rows = re.findall(r"^\| (\d+) \|", README, re.MULTILINE)
    assert [int(row) for row in rows] == sorted(int(one) for one in Exit)


def test_every_kind_of_card_is_named():
    for kind in KINDS.values():
        assert f"`{kind}`" in PRESENT


def test_the_map_names_every_module_and_no_other():
    package = ROOT / "quiz"
    there = {
        f"{folder.relative_to(package).as_posix()}/"
        for folder in package.rglob("*")
        if folder.is_dir() and any(folder.glob("*.py"))
    }
    there |= {path.name for path in package.glob("*.py") if path.name[0] != "_"}
    there.add("formula/reference.py")
    named = re.findall(r"^\| \d \| `([\w/.]+)` \|", MAP, re.MULTILINE)
    assert set(named) == there
    assert len(named) == len(there)


@pytest.mark.parametrize("text", [MAP, CONTRIBUTING])
def test_a_file_that_is_mentioned_exists(text: str):
    for path in re.findall(r"`((?:\w+/)*\w+\.(?:py|md|yaml))`", text):
        if "/" in path:
            assert (ROOT / path).exists() or (ROOT / "quiz" / path).exists(), path
        else:
            assert any((ROOT / "quiz").rglob(path)), path


def test_a_part_of_reading_formulas_that_is_mentioned_exists():
    names = re.search(r"neighbours \(([^)]*)\)", MAP)
    assert names is not None
    for name in re.findall(r"`(\w+)`", names[1]):
        assert (ROOT / "quiz" / "formula" / "reading" / f"{name}.py").exists(), name


@pytest.mark.parametrize(
    "document",
    ["README.md", "quiz/README.md", "data/README.md", ".github/CONTRIBUTING.md"],
)
def test_a_link_leads_somewhere(document: str):
    path = ROOT / document
    for target in re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target.partition("#")[0]).exists(), target
