"""Decks are found in order, read when needed, and handed out by id."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from quiz.deck.model import CardId, Formula, Level
from quiz.library import Facets, Library, bundled_folder

FUNCTIONS = """\
quiz: 1
id: {id}
title: {title}
lang: en
functions:
  relu:
    name: ReLU
    aliases: [Rectified Linear Unit]
    formula: {formula}
    asks: [formula]
    tags: [head]
"""


def write(folder: Path, name: str, deck_id: str, *cards: str, head: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    top = f"quiz: 1\nid: {deck_id}\ntitle: {name}\nlang: en\n{head}cards:\n"
    body = "".join(f"- {{id: {card}, q: 'what {card}', a: x}}\n" for card in cards)
    path.write_text(top + body, encoding="utf-8")
    return path


def add_card(path: Path, card: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + card + "\n", encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    folder = tmp_path / "bundled"
    folder.mkdir()
    text = FUNCTIONS.format(id="fun", title="F", formula="max(0, x)")
    (folder / "functions.yaml").write_text(text, encoding="utf-8")
    return folder


def codes(library: Library) -> list[str]:
    return [found.code for found in library.diagnostics()]


def test_decks_come_in_the_order_of_roots_then_of_names(own: Path, bundled: Path):
    write(own, "b.yaml", "second", "a")
    write(own, "a/z.yml", "first", "a")
    write(own, "notes.txt", "none", "a")
    write(own, ".git/x.yaml", "hidden", "a")
    library = Library([own, bundled], bundled)
    assert library.deck_ids() == ("second", "first", "fun")
    assert [(one.id, one.card_count, one.bundled) for one in library.summaries()] == [
        ("second", 1, False),
        ("first", 1, False),
        ("fun", 1, True),
    ]


def test_a_deck_found_twice_is_taken_whole_from_the_first_with_one_warning(
    own: Path, bundled: Path
):
    write(bundled, "x.yaml", "twice", "a", "b")
    mine = write(own, "x.yaml", "twice", "c")
    library = Library([own, bundled], bundled)
    assert list(library.card_ids(library.deck_ids())) == ["twice:c", "fun:relu.formula"]
    assert library.card(CardId("twice:a")) is None
    (warning,) = library.diagnostics()
    assert (warning.code, warning.span.path) == ("D135", str(bundled / "x.yaml"))
    assert ("first", str(mine)) in warning.arguments


def test_the_same_file_under_two_roots_is_one_file(own: Path, bundled: Path):
    path = write(own, "x.yaml", "once", "a")
    library = Library([path, own], bundled)
    assert library.deck_ids() == ("once",)
    assert library.diagnostics() == []


def test_roots_that_do_not_exist_are_empty(tmp_path: Path):
    assert Library([tmp_path / "nowhere"], tmp_path).deck_ids() == ()


@pytest.mark.parametrize(
    "spelling",
    ["id: 'plain'", 'id: "plain"', "id: plain  # here", "id:\n  plain", "'id': plain"],
)
def test_however_the_id_is_spelt_its_deck_is_found(own: Path, spelling: str):
    path = write(own, "x.yaml", "plain", "a")
    text = path.read_text(encoding="utf-8").replace("id: plain", spelling, 1)
    path.write_text(text, encoding="utf-8")
    assert Library([own], own).deck_ids() == ("plain",)
    assert Library([own], own).card(CardId("plain:a")) is not None


def test_a_text_that_quotes_a_deck_is_not_that_deck(own: Path):
    path = write(own, "x.yaml", "real", "a")
    add_card(path, "- id: b\n  q: w\n  a: |\n    id: quoted")
    assert Library([own], own).deck_ids() == ("real",)


def test_a_file_that_cannot_be_read_is_said_and_costs_only_itself(own: Path):
    write(own, "a.yaml", "good", "a")
    (own / "b.yaml").write_bytes("quiz: 1\nid: bad\nЖ: ".encode() + b"\xff\n")
    (own / "c.yaml").write_text("quiz: 9\nid: newer\n", encoding="utf-8")
    library = Library([own], own)
    assert library.deck("bad") is None
    assert list(library.card_ids(library.deck_ids())) == ["good:a"]
    told = [(Path(one.span.path).name, one.code) for one in library.diagnostics()]
    assert ("b.yaml", "D009") in told
    assert ("c.yaml", "D117") in told
    (place,) = [one.span for one in library.diagnostics() if one.code == "D009"]
    assert (place.line, place.column) == (3, 4)


def test_a_deck_whose_first_file_is_broken_is_taken_from_the_next(own: Path):
    (own / "a.yaml").write_text("quiz: 9\nid: x\n", encoding="utf-8")
    write(own, "b.yaml", "x", "a")
    assert Library([own], own).card(CardId("x:a")) is not None


def test_a_file_that_goes_away_is_said(own: Path):
    path = write(own, "a.yaml", "gone", "a")
    library = Library([own], own)
    path.unlink()
    assert library.deck("gone") is None
    assert codes(library) == ["D010"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_out_of_the_folder_are_not_followed(tmp_path: Path, own: Path):
    outside = write(tmp_path, "outside/x.yaml", "outside", "a")
    inside = write(own, "sub/y.yaml", "inside", "a")
    (own / "x.yaml").symlink_to(outside)
    (own / "folder").symlink_to(outside.parent)
    (own / "z.yaml").symlink_to(inside)
    assert Library([own], own).deck_ids() == ("inside",)


def test_functions_are_looked_up_in_the_own_deck_then_used_ones_then_bundled(
    own: Path, bundled: Path
):
    text = FUNCTIONS.format(id="mine", title="M", formula="x/2 + abs(x)/2")
    (own / "mine.yaml").write_text(text, encoding="utf-8")
    write(own, "user.yaml", "user", "a", head="uses: [mine]\n")
    write(own, "other.yaml", "other", "a")
    library = Library([own, bundled], bundled)

    def deck_of(name: str, deck_id: str | None = None) -> str | None:
        function = library.function(name, deck_id)
        return function.deck if function else None

    assert deck_of("relu", "mine") == "mine"
    assert deck_of("relu", "user") == "mine"
    assert deck_of("relu", "other") == "fun"
    assert deck_of("relu") == "fun"
    assert deck_of("mine:relu") == "mine"
    assert deck_of("gelu") is None
    assert deck_of("nowhere:relu") is None
    assert [one.deck for one in library.functions("user")] == ["mine", "fun"]
    assert [one.deck for one in library.functions()] == ["fun", "mine"]


@pytest.mark.parametrize(
    "name", ["relu", "ReLU", "re_lu", "RE-LU", "rectified linear unit"]
)
def test_a_function_answers_to_every_spelling_of_its_names(bundled: Path, name: str):
    assert Library([bundled], bundled).function(name) is not None


def test_cards_on_functions_of_other_decks_are_completed(own: Path, bundled: Path):
    path = write(own, "a.yaml", "mine", "a")
    add_card(path, "- {id: f, function: ReLU}\n- {id: g, function: rleu}")
    library = Library([own, bundled], bundled)
    card = library.card(CardId("mine:f"))
    assert card is not None
    assert isinstance(card.answer, Formula)
    assert card.answer.function.formula.text == "max(0, x)"
    assert library.card(CardId("mine:g")) is None
    (found,) = library.diagnostics()
    assert (found.code, dict(found.arguments)["suggestion"]) == ("D121", "`relu`")


def test_two_decks_may_use_each_other(own: Path):
    one = write(own, "a.yaml", "one", "a", head="uses: [two]\n")
    two = write(own, "b.yaml", "two", "a", head="uses: [one]\n")
    add_card(one, "- {id: f, function: g}\nfunctions: {h: {formula: x}}")
    add_card(two, "- {id: f, function: h}\nfunctions: {g: {formula: x}}")
    library = Library([own], own)
    assert library.diagnostics() == []
    assert library.card(CardId("two:f")) is not None


def test_a_follow_up_to_a_card_that_no_deck_has_is_said(own: Path, bundled: Path):
    path = write(own, "a.yaml", "mine", "a")
    add_card(path, "- {id: b, q: w, a: x, followups: ['fun:relu.formula', 'fun:gone']}")
    library = Library([own, bundled], bundled)
    (found,) = library.diagnostics()
    assert (found.code, found.arguments) == ("D120", (("id", "fun:gone"),))
    assert (found.span.line, found.span.column) == (7, 55)


def test_new_cards_are_asked_about_in_batches_and_no_further_than_needed(
    own: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("quiz.library.library.UNSEEN_BATCH", 2)
    write(own, "a.yaml", "one", *"abcde")
    (own / "b.yaml").write_text("quiz: 1\nid: two\nnonsense", encoding="utf-8")
    asked: list[list[str]] = []

    def seen(cards: Sequence[CardId]) -> set[CardId]:
        asked.append(list(cards))
        return {CardId("one:a"), CardId("one:c")} & set(cards)

    library = Library([own], own)
    assert library.unseen(["one", "two"], seen, 2) == ["one:b", "one:d"]
    assert asked == [["one:a", "one:b"], ["one:c", "one:d"]]
    assert library.unseen(["one"], seen, 0) == []
    assert library.unseen(["one"], seen, 9) == ["one:b", "one:d", "one:e"]


def test_facets_say_by_what_a_card_is_picked(own: Path, bundled: Path):
    path = write(own, "a.yaml", "mine", "a", head="level: senior\ntags: [t]\n")
    add_card(path, "- {id: f, q: w, formula: x}\n- {q: v, a: no id}")
    library = Library([own, bundled], bundled)
    ids = [*library.card_ids(library.deck_ids()), CardId("mine:gone")]
    assert dict(library.facets(ids)) == {
        "mine:a": Facets("mine", "basic", Level.SENIOR, ("t",), None),
        "mine:f": Facets("mine", "formula", Level.SENIOR, ("t",), None),
        "fun:relu.formula": Facets(
            "fun", "formula", Level.MIDDLE, ("head",), "fun:relu"
        ),
    }


def test_former_ids_lead_to_the_card_that_took_over(own: Path):
    path = write(own, "a.yaml", "mine", "a")
    add_card(path, "- {id: b, q: w, a: x, aka: [old, 'other:older']}")
    assert dict(Library([own], own).renamed()) == {
        "mine:old": "mine:b",
        "other:older": "mine:b",
    }


def test_complaints_can_be_asked_for_one_place(own: Path, bundled: Path):
    (own / "a.yaml").write_text("quiz: 9\nid: a\n", encoding="utf-8")
    (bundled / "b.yaml").write_text("quiz: 9\nid: b\n", encoding="utf-8")
    library = Library([own, bundled], bundled)
    assert {one.span.path for one in library.diagnostics(own)} == {str(own / "a.yaml")}
    assert len({one.span.path for one in library.diagnostics()}) == 2


def test_listing_decks_reads_no_yaml():
    code = (
        "import sys; from pathlib import Path; from quiz.library import *;"
        "library = Library([bundled_folder()]);"
        "assert library.deck_ids(); assert 'yaml' not in sys.modules, 1;"
        "library.summaries(); assert 'yaml' in sys.modules, 2"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_bundled_decks_load_whole_and_without_a_complaint():
    library = Library([bundled_folder()])
    assert "dl/activations" in library.deck_ids()
    assert library.diagnostics() == []
    for summary in library.summaries():
        assert summary.bundled
        assert summary.card_count > 0
    for card_id in library.card_ids(library.deck_ids()):
        assert library.card(card_id) is not None
