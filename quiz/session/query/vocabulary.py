"""The words of the language, English and Russian; either may be typed at any time."""

from __future__ import annotations

from quiz.session.query.tree import Field, Key, State

IS = "is"

ALIASES: dict[str, tuple[str, ...]] = {
    IS: ("это", "состояние"),
    Key.DECK: ("колода",),
    Key.TAG: ("тег", "метка"),
    Key.LEVEL: ("уровень",),
    Key.KIND: ("вид",),
    Key.ID: ("card", "карточка"),
    Key.NOTE: ("заметка",),
    Field.STABILITY: ("s", "прочность", "стабильность"),
    Field.DIFFICULTY: ("d", "трудность", "сложность"),
    Field.RETRIEVABILITY: ("r", "recall", "память"),
    Field.LAPSES: ("забыта", "забываний"),
    Field.REVIEWS: ("повторений", "повторения"),
    Field.DUE: ("срок",),
    Field.INTERVAL: ("интервал",),
    Field.LAST: ("давность",),
}
"""What stands before a colon or a sign, and what else it is called."""

STATES: dict[State, tuple[str, ...]] = {
    State.DUE: ("пора",),
    State.NEW: ("новая", "новые"),
    State.LEARNT: ("learned", "seen", "изучена", "изучены"),
    State.SUSPENDED: ("снята", "сняты", "приостановлена"),
    State.BURIED: ("отложена", "отложены"),
    State.FLAGGED: ("помечена", "помечены"),
    State.LEECH: ("leeches", "пиявка", "пиявки"),
    State.ON: ("включена", "включены"),
    State.OFF: ("выключена", "выключены"),
}

KEYS_SHOWN: dict[str, tuple[str, ...]] = {
    "en": (
        IS, Key.DECK, Key.TAG, Key.LEVEL, Key.KIND, Key.ID, Key.NOTE, Field.STABILITY,
        Field.INTERVAL, Field.LAST, Field.DUE, "r", Field.DIFFICULTY, Field.LAPSES,
        Field.REVIEWS,
    ),
    "ru": (
        "это", "колода", "тег", "уровень", "вид", Key.ID, "заметка", "прочность",
        "интервал", "давность", "срок", "память", "трудность", "забыта", "повторений",
    ),
}  # fmt: skip
"""One word for each, by the language it is told in."""

STATES_SHOWN: dict[str, tuple[str, ...]] = {
    "en": tuple(STATES),
    "ru": tuple(
        next(word for word in others if not word.isascii())
        for others in STATES.values()
    ),
}
"""The same of states."""

UNITS: dict[str, float] = {
    **dict.fromkeys(("", "d", "day", "days", "д", "день", "дня", "дней"), 1),
    **dict.fromkeys(("w", "week", "weeks", "н", "нед", "неделя", "недель"), 7),
    **dict.fromkeys(("mo", "month", "months", "мес", "месяц", "месяцев"), 30.4375),
    **dict.fromkeys(("y", "year", "years", "г", "год", "лет"), 365.25),
}
"""Days in what may follow a number of days; a bare number is days."""

DAYS_NAMED: dict[str, int] = {
    "today": 0, "сегодня": 0,
    "tomorrow": 1, "завтра": 1,
    "yesterday": -1, "вчера": -1,
}  # fmt: skip
"""Days from today that have a name."""

OR = frozenset({"or", "или", "|", "||"})
AND = frozenset({"and", "и", "&", "&&"})
NOT = frozenset({"not", "не"})
TAG = "#"
"""Begins a tag where it begins a word."""

KEY_OF: dict[str, str] = {
    spelt: str(name) for name, others in ALIASES.items() for spelt in (name, *others)
}
STATE_OF: dict[str, State] = {
    spelt: state for state, others in STATES.items() for spelt in (state, *others)
}
