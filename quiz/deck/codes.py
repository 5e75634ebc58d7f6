"""Every complaint that reading a deck can make, and how grave it is.

D0xx: the file as YAML. D1xx: the shape of a deck. D2xx: what YAML silently
does to formulas and prose. D3xx: what is stated of formulas and is not so. What
takes more than one card, or a formula, to see is found by `quiz.checks`. The
sentences are in `quiz.ui.language.deck_en` and its siblings.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quiz.deck.diagnostics import Severity

_ERRORS: Mapping[str, tuple[str, ...]] = {
    "D001": ("character",),  # control character
    "D002": (),  # not YAML
    "D003": ("tag",),
    "D004": ("anchor",),
    "D005": ("alias",),
    "D006": ("limit",),  # nested too deeply
    "D007": (),  # a second document
    "D008": ("character",),  # bidirectional or invisible character
    "D009": (),  # not UTF-8
    "D010": ("reason",),  # cannot be opened
    "D011": (),  # nothing in the file
    "D012": ("limit",),  # so many bad characters: not a text
    "D013": ("quote",),  # a quote never closed
    "D014": ("limit",),  # so many broken places that reading stops
    "D015": ("quote",),  # a quote closed too early
    "D100": (),  # not a mapping
    "D101": ("key",),  # missing
    "D102": ("key", "suggestion"),  # unknown
    "D103": ("key", "first"),  # written twice
    "D104": ("id", "first"),  # taken
    "D105": ("key",),  # must be text
    "D106": ("key",),  # must be a list
    "D107": ("key",),  # must be a mapping
    "D108": ("key", "value", "low", "high"),  # must be a whole number
    "D109": ("key", "value"),  # must be true or false
    "D110": ("key", "value", "choices"),
    "D111": ("key",),  # empty
    "D112": ("id",),  # characters of a deck's id
    "D113": ("id",),  # characters of a card's or a function's id
    "D114": (),  # no question
    "D115": ("kinds",),  # no answer
    "D116": ("first", "second"),  # two answers
    "D117": ("version",),
    "D118": (),  # no cards
    "D121": ("name", "suggestion"),  # no such function
    "D123": ("key", "count", "own", "own_count"),  # variants differ in number
    "D126": ("language",),
    "D127": (),  # `[[` never closed
    "D128": (),  # no gap
    "D129": (),  # an empty gap
    "D130": (),  # a card that is not a mapping
    "D131": ("name", "known"),  # alias of an unknown parameter
    "D132": ("name", "other"),  # a letter's other name is another letter
    "D133": (),  # a key that is not text
    "D134": ("name", "other"),  # a letter twice
    "D136": ("text",),  # an option twice
    "D142": ("id",),  # an old id that is in use
    "D143": ("id", "first"),  # an old id of two cards
    "D145": ("ask",),  # asked of a function that does not say it
    "D146": ("id", "suggestion"),  # no such deck
    "D160": (),  # numbers are drawn for a kind that computes no answer
    "D161": ("name",),  # a name that cannot stand for numbers
    "D162": ("name",),  # no numbers
    "D201": ("start",),
    "D202": (),
    "D203": (),
    "D204": ("escape",),
    "D205": (),
    "D206": (),
    "D156": ("name", "other"),  # an alias that formulas use for something else
    "D301": ("name", "place", "stated", "found"),  # not the formula's derivative
    "D302": ("key", "column", "before"),  # a formula that cannot be read
    "D303": ("key", "letter"),  # a letter that the function does not have
    "D304": ("name",),  # a rejected form that is right
    "D307": ("text", "first"),  # two options of one value
    "D308": ("place", "found", "text"),  # a value outside the range
    "D311": ("stated", "found"),  # value at zero
    "D312": ("point", "stated", "found"),  # a limit
    "D313": ("place", "stated", "found"),  # a stable form that is not equal
    "D314": ("format", "place", "stated", "found"),  # nor stable
    "D316": ("key", "value"),  # no number
    "D318": ("condition",),  # never holds, or not for the usual values
    "D320": (),  # a formula without a value anywhere
    "D321": ("place",),  # or at a point of its domain
    "D322": ("condition",),  # an assumption that is none
    "D323": ("key", "text"),  # no set of numbers
}

_WARNINGS: Mapping[str, tuple[str, ...]] = {
    "D119": ("url",),
    "D120": ("id",),  # follow-up to a card that is not there
    "D122": ("key", "assumed"),  # a head key left out, a default taken
    "D124": ("key", "own"),  # a variant without its text
    "D125": ("key", "language"),  # a question not translated
    "D135": ("id", "first"),  # a deck id in two files
    "D140": ("first",),  # a question asked twice
    "D141": ("name", "key"),  # a name twice
    "D144": ("name", "other"),  # a function's name that another has
    "D147": ("name", "ask", "first"),  # the same asked of a function twice
    "D148": ("id",),  # a follow-up to itself
    "D149": (),  # no id
    "D150": ("id", "other"),  # ids nearly the same
    "D151": ("character",),  # a letter of no width
    "D152": ("key", "language"),  # written in another language
    "D153": ("word", "letters"),  # two alphabets in a word
    "D155": ("id",),  # a follow-up twice
    "D163": ("name",),  # drawn and not shown
    "D164": ("name",),  # a place without numbers
    "D207": (),  # prose that a comma splits
    "D210": ("value",),
    "D211": ("value",),
    "D212": ("value",),
    "D213": ("value",),
    "D214": ("value",),
    "D305": ("first",),  # a rejected form twice
    "D306": ("name",),  # a hidden name of nothing
    "D309": ("end", "nearest"),  # an end of the range that no value is near
    "D310": ("end",),  # nor takes
    "D315": ("point",),  # a kink that is none
    "D317": ("shown",),  # mathematics that is shown raw
    "D319": ("name",),  # a parameter of no use
    "D324": (),  # mathematics that does not end
    "D390": ("name", "n"),  # too slow to check
    "D391": ("count", "n"),  # all together
}

ARGUMENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    dict(sorted({**_ERRORS, **_WARNINGS}.items()))
)
"""Code to the names of the values that its sentence may use."""

SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {
        code: Severity.WARNING if code in _WARNINGS else Severity.ERROR
        for code in ARGUMENTS
    }
)
