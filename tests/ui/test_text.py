"""Text from outside is shown, never obeyed."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from quiz.ui.text import one_line, plain, prose, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("bell\x07", "bell␇"),
        ("nul\x00", "nul␀"),
        ("del\x7f", "del␡"),
        ("csi\x9b2J", "csi\\x9b2J"),
        ("back\u202ewards", "back<U+202E>wards"),
        ("half\ud800", "half\ufffd"),
        ("kept\nline", "kept\nline"),
        ("tab\tstop", "tab    stop"),
        ("carriage\rreturn", "carriage␍return"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str):
    assert visible(text) == shown


@given(st.text())
def test_nothing_shown_steers_a_terminal(text: str):
    for shown in (visible(text), prose(text).plain, plain(text).plain):
        kinds = {unicodedata.category(letter) for letter in shown if letter != "\n"}
        assert kinds & {"Cc", "Cs"} == set()
    assert "\n" not in one_line(text)


@pytest.mark.parametrize("text", ["x[i]", "[/tmp]", "[bold]x[/bold]", ":smile:"])
def test_markup_is_text(text: str):
    console = Console(file=io.StringIO(), width=80, markup=False, emoji=False)
    console.print(prose(text))
    assert console.file.getvalue() == text + "\n"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the value $x^2$ grows", "the value x² grows"),
        (r"$\alpha \le 1$", "α ≤ 1"),
        ("$$e^{-x}$$", "e⁻ˣ"),
        (r"$e^{\alpha}$ stays", "e^{α} stays"),
        ("it costs $5", "it costs $5"),
        ("call `relu(x)` here", "call relu(x) here"),
        ("a_i alone", "a_i alone"),
        ("$a_i$", "aᵢ"),
    ],
)
def test_mathematics_reads_like_a_page(text: str, shown: str):
    assert prose(text).plain == shown
