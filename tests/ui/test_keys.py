"""Keys, words after a colon, line editing and the bytes behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.ui.decode import Decoder
from quiz.ui.keys import KEYS, action_of, word_action, worded


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.action)
def test_every_key_works_on_both_layouts(key):
    assert action_of(key.letter) == action_of(key.russian) == key.action
    assert word_action(f":{key.letter}") == word_action(f":{key.russian}") == key.action
    assert word_action(f":{key.action}") == key.action


@pytest.mark.parametrize("line", ["x", "h", "max(0, x)", "", "Ж", "Жизнь"])
def test_an_answer_is_not_a_command(line: str):
    assert word_action(line) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (":n ask about zero", ("note", "ask about zero")),
        (":note  ask  twice ", ("note", "ask  twice")),
        (":т спросить про ноль", ("note", "спросить про ноль")),
        ("Жт спросить про ноль", ("note", "спросить про ноль")),
        (": n spaced", ("note", "spaced")),
        (":n", ("note", "")),
        (":l 2", ("link", "2")),
        (":h 2", ("unknown", "")),
        (":q please", ("unknown", "")),
        (": what", ("unknown", "")),
        ("Жизнь n x", (None, "")),
        ("n ask about zero", (None, "")),
        (":", ("unknown", "")),
    ],
)
def test_a_command_that_takes_a_text_takes_it_on_its_own_line(line, said):
    assert worded(line) == said
    assert word_action(line) == said[0]


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"a", ["a"]),
        ("г".encode(), ["г"]),
        (b"\r", ["enter"]),
        (b"\x7f", ["backspace"]),
        (b"\x04", ["ctrl-d"]),
        (b"\x1b[A\x1b[B", ["up", "down"]),
        (b"\x1bOC", ["right"]),
        (b"\x1b[3~", ["delete"]),
        (b"\x1b[99;5u", []),
        (b"\x1b[200~a\nb\x1b[201~\r", ["a", "space", "b", "enter"]),
    ],
)
def test_bytes_become_keys_however_they_arrive(data: bytes, keys: list[str]):
    assert Decoder().feed(data) == keys
    split = Decoder()
    assert [key for byte in data for key in split.feed(bytes([byte]))] == keys


def test_escape_alone_is_a_key():
    decoder = Decoder()
    assert decoder.feed(b"\x1b") == []
    assert decoder.is_waiting
    assert decoder.flush() == ["escape"]


@given(st.binary(max_size=50))
def test_no_bytes_break_the_decoder(data: bytes):
    decoder = Decoder()
    decoder.feed(data)
    decoder.flush()
