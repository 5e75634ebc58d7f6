"""The language of `quiz cards find`: which cards are meant.

Conditions stand beside each other and hold together; ``or`` and brackets join them
otherwise, a minus sign or ``not`` negates what follows::

    is:due tag:softmax (lapses>3 or stability<5d) -is:suspended

=====================  ===========================================================
``word``, ``"words"``  the id, the question or the answer has this text; ``not``,
                       ``or``, ``and``, ``#`` and ``*`` are looked for in quotes
``is:``                a state, see `State`
``deck:`` ``tag:``     all of a name, in which ``*`` stands for anything; a deck also
                       by its last part or its folder, a tag also as ``#name``
``level:`` ``kind:``   one of those that there are
``id:`` ``note:``      a part of the id, of a note
``stability<5d``       a number, see `Field`, with ``< <= > >= = !=``
=====================  ===========================================================

`reading` makes a tree of a text, or says in which column it cannot; `matching` holds it
against what is known of a card. Pure: what day it is, which decks, levels and kinds
there are is told.
"""

from __future__ import annotations

from quiz.session.query.matching import Facts, fits, folded, wants_notes, wants_text
from quiz.session.query.numbers import readings_of
from quiz.session.query.precision import digits_needed
from quiz.session.query.reading import MOST_LETTERS, Names, read_query
from quiz.session.query.tree import (
    Both,
    Compared,
    Either,
    Field,
    Is,
    Key,
    Named,
    Not,
    Query,
    State,
    Words,
)
from quiz.session.query.vocabulary import ALIASES, KEYS_SHOWN, STATES, STATES_SHOWN

__all__ = [
    "ALIASES",
    "KEYS_SHOWN",
    "MOST_LETTERS",
    "STATES",
    "STATES_SHOWN",
    "Both",
    "Compared",
    "Either",
    "Facts",
    "Field",
    "Is",
    "Key",
    "Named",
    "Names",
    "Not",
    "Query",
    "State",
    "Words",
    "digits_needed",
    "fits",
    "folded",
    "read_query",
    "readings_of",
    "wants_notes",
    "wants_text",
]
