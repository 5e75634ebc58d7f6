"""Text from outside is shown, never obeyed."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from quiz.ui import text as cutting
from quiz.ui.text import head, one_line, plain, prose, tail, visible


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
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("soft\xadhyphen", "soft<U+00AD>hyphen"),
        ("hangul\u3164filler", "hangul<U+3164>filler"),
        ("a tag\U000e0041", "a tag<U+E0041>"),
        ("joined\u200dLatin", "joined<U+200D>Latin"),
        ("joined\u200d", "joined<U+200D>"),
        ("\u0646\u0645\u06cc\u200c\u062e", "\u0646\u0645\u06cc\u200c\u062e"),
        ("coder \U0001f469\u200d\U0001f4bb", "coder \U0001f469\U0001f4bb"),
        ("heart \u2764\ufe0f", "heart \u2764"),
        ("thumb \U0001f44d\U0001f3fd", "thumb \U0001f44d"),
        ("flag \U0001f1f7\U0001f1fa", "flag RU"),
        ("na\u00efve nai\u0308ve", "na\u00efve nai\u0308ve"),
        ("heap" + "\u0301" * 50 + "s", "heap" + "\u0301" * 4 + "…s"),
        ("\u0301loose", "◌\u0301loose"),
        ("日本語 Ёж", "日本語 Ёж"),
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


@given(st.text())
def test_what_is_shown_is_as_wide_in_every_terminal(text: str):
    wcwidth = pytest.importorskip("wcwidth")
    for line in visible(text).split("\n"):
        # Letters one by one, as terminals do that do not know of sequences.
        one_by_one = sum(max(0, wcwidth.wcwidth(letter)) for letter in line)
        kinds = {unicodedata.category(letter) for letter in line}
        if not kinds & {"Cn", "Co", "Cf", "Mn", "Mc", "Me", "Lo"}:
            assert cell_len(line) == one_by_one, ascii(line)


@given(st.text("ab日本\u0301\u200d👩…", max_size=12), st.integers(0, 14))
def test_a_cut_text_is_as_long_as_fits(text: str, room: int):
    begun, ended = head(text, room), tail(text, room)
    assert max(cell_len(begun), cell_len(ended)) <= room
    if cell_len(text) <= room:
        assert begun == ended == text
    elif room > 0:
        kept = len(begun) - 1
        assert begun == text[:kept] + "…"
        assert cell_len(text[: kept + 1]) > room - 1
        kept = len(ended) - 1
        assert ended == "…" + text[len(text) - kept :]
        assert cell_len(text[-kept - 1 :]) > room - 1


@pytest.mark.parametrize("cut", [head, tail])
def test_a_line_of_any_length_is_cut_in_few_steps(cut, monkeypatch: pytest.MonkeyPatch):
    measured: list[str] = []

    def measure(text: str) -> int:
        measured.append(text)
        return len(text)

    monkeypatch.setattr(cutting, "cell_len", measure)
    assert len(cut("w" * 10_000, 80)) == 80
    assert len(measured) < 20
