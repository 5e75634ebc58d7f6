"""What each complaint about a deck is about, one module a code.

The docstring says it in English, `RUSSIAN` in Russian: a line that names what is
wrong, then why it matters. `WRONG` and `RIGHT` are cards (they begin with a dash),
functions, or whole decks, with the fault and without. `quiz deck explain` shows them,
and the table of `data/README.md` is made of them.
"""
