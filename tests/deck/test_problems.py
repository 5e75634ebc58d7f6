"""A broken deck for each complaint, with what is said of it beside it.

`problems/D102.yaml` has the fault, and `problems/D102.txt` the words for it, as
`quiz deck check` prints them in English. The decks are the wrong examples of
`quiz deck explain`, whose mended ones are clean.
"""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path
from textwrap import indent
from types import ModuleType

import pytest

from quiz.app.deck_checks import checked, in_this_process
from quiz.app.decks import read_source
from quiz.deck.codes import SEVERITIES
from quiz.deck.diagnostics import Diagnostic
from quiz.library import Library, bundled_folder
from quiz.ui.complaints import complaint_text
from quiz.ui.look import Look

FOLDER = Path(__file__).parent / "problems"
HEAD = "quiz: 1\nid: my/deck\ntitle: Mine\nlang: en\n"
ELSEWHERE = {"D010", "D135", "D390", "D391"}
"""They need more than a file: see `test_structure`, `tests/library`, `test_budget`."""
UNSHOWN = {"D009", "D012", "D014"}
"""They have a deck here, and no text could be an example."""
CODES = [code for code in SEVERITIES if code not in ELSEWHERE]


def module(code: str) -> ModuleType:
    return import_module(f"quiz.ui.language.problems.{code.lower()}")


def whole(fragment: str) -> str:
    """An example as a deck: cards begin with a dash, else it is functions."""
    if fragment.startswith(("quiz:", "#")):
        return fragment
    if fragment.startswith("- "):
        return f"{HEAD}cards:\n{fragment}"
    return f"{HEAD}functions:\n{indent(fragment, '  ')}"


NEEDED = {"D121", "D146", "D306"}
"""They speak of functions and decks that come with quiz."""
BESIDE = {"D014": {"D201"}}
"""Other complaints that one cannot be without."""


def complaints(path: Path, code: str) -> list[Diagnostic]:
    """Everything that is wrong with one file."""
    bundled = bundled_folder() / "activation-functions.yaml"
    library = Library([path, *([bundled] if code in NEEDED else [])])
    found = {*library.diagnostics(within=path)}
    return sorted(found | {*checked(library, [path], in_this_process)})


def test_every_code_has_a_broken_deck_and_a_page() -> None:
    decks = {path.stem for path in FOLDER.glob("*.yaml")}
    assert decks == set(CODES)
    assert {path.stem for path in FOLDER.glob("*.txt")} == decks
    for code in SEVERITIES:
        assert bool(getattr(module(code), "WRONG", "")) == (
            code not in ELSEWHERE | UNSHOWN
        )


@pytest.mark.parametrize("code", CODES)
def test_a_broken_deck_is_told_of_in_these_words(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(FOLDER / f"{code}.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    found = complaints(Path(f"{code}.yaml"), code)
    look = Look(width=80, language="en", is_plain=True)
    told = [
        complaint_text(one, look, read_source(one.span.path)).plain for one in found
    ]
    expected = (FOLDER / f"{code}.txt").read_text(encoding="utf-8")
    assert "\n".join(told) + "\n" == expected
    assert {one.code for one in found} == {code, *BESIDE.get(code, ())}


@pytest.mark.parametrize("code", [one for one in CODES if one not in UNSHOWN])
def test_the_page_shows_the_fault_and_a_deck_without_it(
    code: str, tmp_path: Path
) -> None:
    broken = (FOLDER / f"{code}.yaml").read_text(encoding="utf-8")
    assert whole(module(code).WRONG) == broken
    mended = tmp_path / "mended.yaml"
    mended.write_text(whole(module(code).RIGHT), encoding="utf-8")
    assert complaints(mended, code) == []
