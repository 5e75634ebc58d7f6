"""Every kind of card in a real terminal, wide in English and narrow in Russian.

Read from the screen: what is asked, what can be pressed, what became of the answer.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")

from tests.cli.runner import quiz  # noqa: E402
from tests.cli.watcher import Watched  # noqa: E402

DECK = str(Path(__file__).parent / "decks" / "kinds.yaml")


def wide(home: Path, *flags: str) -> Watched:
    return Watched(home, "review", DECK, "--seed", "1", "--lang", "en", *flags)


def narrow(home: Path, *flags: str) -> Watched:
    flags = ("review", DECK, "--seed", "1", "--lang", "ru", *flags)
    return Watched(home, *flags, columns=40, rows=20)


def test_points_are_spoken_against_the_clock_then_ticked(home: Path):
    watched = wide(home, "--kind", "points")
    shown = watched.sees("3 points in 30 seconds", "Enter shows", "clock (0:30)")
    assert "Many factors" not in shown
    watched.type(" ")
    watched.sees("0:01 of 0:30")
    watched.type("\r")
    shown = watched.sees("You spoke for 0:0", "1 [ ] Many factors", "Enter when done")
    assert "Enter shows the answer" in shown
    watched.type("1")
    shown = watched.sees("1 [x] Many factors", "3 [ ] Deep chains")
    assert shown.count("Many factors") == 1
    watched.type("345")
    watched.sees("3 [x] Deep", "4 [x] Bad initial", "5 [x] The learning rate")
    watched.type("3")
    watched.sees("3 [ ] Deep chains")
    watched.type("3\r")
    shown = watched.sees("2 of 3 points made.", "Enter: Hard")
    assert "Said, too: a point that few think of." in shown
    assert "well done" not in shown
    assert "Hard at most is suggested" in shown
    assert "· Saturated units" in shown
    assert "· The learning rate vanishes" in shown


def test_points_in_a_narrow_window_and_a_russian_layout(home: Path):
    watched = narrow(home, "--kind", "points")
    watched.sees("3 пункта за 30", "отсчёт (0:30)")
    watched.type(" ")
    watched.sees("из 0:30")
    watched.type(" ")
    watched.sees("1 [ ] Много множителей", "Enter — готово")
    watched.type("*")
    watched.sees("1 [x] Много", "3 [x] Длинные")
    watched.type("\r")
    watched.sees("Названо всё.", "Enter — Хорошо")


def test_points_that_fill_the_window_are_ticked_group_by_group(home: Path):
    flags = ("review", DECK, "--lang", "ru", "--kind", "points")
    watched = Watched(home, *flags, columns=40, rows=12)
    watched.sees("отсчёт (0:30)")
    watched.type("\r")
    watched.sees("В хорошем ответе есть", "3 [ ] Длинные", "дальше (1 из 3)")
    watched.type("14\r")
    watched.sees("1 [x] Много", "Ещё лучше", "4 [ ] Плохие")
    watched.type("4\r")
    watched.sees("4 [x] Плохие", "Грубые ошибки", "5 [ ] Затухает")
    watched.type("\r")
    watched.sees("1 из 3 пунктов", "Enter — Снова")


def test_a_list_is_named_one_by_one_with_a_tally(home: Path):
    watched = wide(home, "--kind", "list")
    watched.sees("Name three gates", "one by one or all at once", "0 of 3 ›")
    watched.type("inputs\r")
    watched.sees("✓ Right: inputs", "1 of 3 ›")
    watched.type("foo, update\r")
    watched.sees("✗ Not on the list: foo", "Right as well: update")
    watched.type("forgte\r")
    shown = watched.sees("forget, misspelt as forgte", "2 of 3 ›")
    assert "output" not in shown
    watched.type("\r")
    watched.sees(
        "2 of 3 named", "Missed: output", "Not on the list: foo", "Enter: Again"
    )


def test_a_list_ends_by_itself_once_it_is_full(home: Path):
    watched = narrow(home, "--kind", "list")
    watched.sees("Назовите три вентиля", "0 из 3 ›")
    watched.type("d[jlyjq, забывание\r")
    watched.sees("2 из 3 ›")
    watched.type("выходного\r")
    watched.sees("✓ Верно.", "Enter — Хорошо")


def test_one_right_option_is_picked_with_its_key(home: Path):
    watched = wide(home, "--tag", "one")
    shown = watched.sees("Which one squashes?", "1–3")
    place = next(line for line in shown.splitlines() if "the identity" in line)
    watched.type(place.split()[0])
    shown = watched.sees("✗ Wrong.", "Enter: Again")
    assert "✗ the identity ← yours — it changes nothing" in shown
    assert "✓ the sigmoid" in shown


def test_several_right_options_are_toggled(home: Path):
    watched = narrow(home, "--tag", "several")
    shown = watched.sees("Выберите все верные.", "[ ] ломаная", "сдаться")
    keys = {
        line.split("]")[1].strip(): line.split()[0]
        for line in shown.splitlines()
        if "[ ]" in line
    }
    watched.type(keys["ломаная"] + keys["сигмоида"])
    watched.sees("[x] ломаная", "[x] сигмоида", "[ ] гиперболический")
    watched.type(keys["ломаная"] + keys["гиперболический тангенс"])
    watched.sees("[ ] ломаная", "[x] гиперболический тангенс")
    watched.type("\r")
    watched.sees("✓ Верно.", "ваш выбор", "Enter — Хорошо")


@pytest.mark.parametrize(
    ("session", "texts"),
    [
        (wide, ("A bent line is smooth.", "3 Partly true", "It has a kink.")),
        (narrow, ("Ломаная гладкая.", "3 Верно отчасти", "У неё есть излом.")),
    ],
)
def test_a_claim_is_judged_and_then_explained(
    home: Path, session: object, texts: tuple[str, str, str]
):
    claim, partly, why = texts
    watched = session(home, "--kind", "claim")  # type: ignore[operator]
    shown = watched.sees(claim, partly)
    assert why not in shown
    watched.type("2")
    watched.sees("✓", why)


def test_a_number_tells_a_wrong_unit_from_a_wrong_value(home: Path):
    watched = wide(home, "--kind", "number")
    watched.sees("How long is a tick?", "in ms")
    watched.type("100 kg\r")
    watched.sees("The unit asked for is ms, not kg.", "One try is left")
    watched.type(" \r")
    watched.sees("100 ms", "Enter: Again")
    watched.type("\r")
    watched.sees("Saved: Again", "How long is a tick?")
    watched.type("≈ 0,1 s\r")
    watched.sees("✓ Correct.", "Enter: Good")


def test_a_number_in_russian(home: Path):
    watched = narrow(home, "--kind", "number")
    watched.sees("Сколько длится тик?", "единица: мс")
    watched.type("90 мс\r")
    watched.sees("Значение другое.", "Осталась одна попытка")
    watched.type("80 мс\r")
    watched.sees("Значение другое.", "у вас 80", "Enter — Снова")


def test_gaps_are_filled_one_by_one_and_judged_by_value(home: Path):
    watched = wide(home, "--kind", "cloze")
    watched.sees("Fill in the 3 gaps.", "[2: a point]", "leaves a gap open")
    watched.type("0,25\r")
    watched.sees("at most 0,25, at x = [2]", "[2: a point]")
    watched.type("zero\r")
    watched.sees("at x = zero; its square is [3]")
    watched.type("x*x\r")
    watched.sees("✓ Correct.", "Enter: Good")


def test_a_gap_left_open_is_missed(home: Path):
    watched = narrow(home, "--kind", "cloze")
    watched.sees("Заполните 3 пропуска.", "[2: точка]")
    watched.type("1/4\r")
    watched.sees("в x = [2]")
    watched.type("\r")
    watched.sees("квадрат — [3]")
    watched.type("x^2\r")
    watched.sees("Пропусков с ошибкой: 1 из", "Пропущено: [2] 0")


PROPERTIES = {
    "en": {
        "Which function is this graph?": ("elbow", "✓ Correct.", "Enter: Good"),
        "What is the range of": ("[0; +∞)", "✓ Correct.", "Enter: Good"),
        "at zero?": ("0", "✓ Correct.", "Enter: Good"),
    },
    "ru": {
        "Какая функция": ("прямая", "другой график", "›"),
        "область значений": ("от 0 до бесконечности", "Концы верны", "›"),
        "в нуле": ("1/2", "Значение другое.", "›"),
    },
}


@pytest.mark.parametrize(("language", "session"), [("en", wide), ("ru", narrow)])
def test_a_function_is_known_by_its_graph_range_and_value_at_zero(
    home: Path, language: str, session: object
):
    watched = session(home, "--kind", "property")  # type: ignore[operator]
    left = dict(PROPERTIES[language])
    while left:
        shown = watched.until(lambda shown: any(q in shown for q in left))
        question = next(one for one in left if one in shown)
        typed, *told = left.pop(question)
        if "graph" in question or "функция" in question:
            watched.sees("┌──", "◆", "┤", "›")
        watched.sees("›")
        watched.type(typed + "\r")
        watched.sees(*told)
        if told[-1] == "›":
            watched.type(" \r")
            watched.sees("Enter — Снова")
        watched.type("3")


def test_in_plain_lines_there_is_no_clock_no_box_and_no_picture(home: Path):
    given = "\n1 3\n\n"
    run = quiz("review", DECK, "--kind", "points", "--plain", given=given)
    assert "of 0:30" not in run.stdout
    assert "[ ]" not in run.stdout
    assert "2 of 3 points made." in run.stdout
    assert "You spoke for" not in run.stdout, "nobody did"
    run = quiz("review", DECK, "--kind", "property", "--plain", given=":q\n")
    assert not set(run.stdout) & {chr(code) for code in range(32) if code != 10}


def test_a_graph_is_told_in_words_where_it_cannot_be_seen(home: Path):
    given = "[0, oo)\n\n0\n\nelbow\n\n" * 2
    run = quiz("review", DECK, "--kind", "property", "--plain", given=given)
    assert "Its range is [0, ∞)." in run.stdout
    assert "At zero it is 0." in run.stdout
    assert "Values at x = -5: 0; -4: 0; " in run.stdout
    before = run.stdout.partition("Which function is this graph?")[2]
    assert "Bent line" not in before.partition("> ")[0]
