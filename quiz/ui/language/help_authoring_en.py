"""Help screens of what authors of decks use, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "help.deck.new": "Write a new deck to begin with: small, sound, with comments. "
    "At a terminal it asks for a title, a first question and its answer.",
    "help.deck.new.name": "its id, or a path that ends in .yaml; else from the title",
    "help.deck.new.name.name": "[ID|FILE]",
    "help.deck.new.title": "what it is called; with a flag, nothing is asked",
    "help.deck.new.title.value": "TITLE",
    "help.deck.new.question": "the first question",
    "help.deck.new.question.value": "TEXT",
    "help.deck.new.answer": "its answer",
    "help.deck.new.answer.value": "TEXT",
    "help.deck.new.kinds": "an example of this kind (may be repeated): a, points, "
    "list, formula, options, claim, number, cloze",
    "help.deck.new.kinds.value": "KIND",
    "help.deck.new.examples": "  quiz deck new\n"
    "  quiz deck new git --title 'Git for interviews'\n"
    "  quiz deck new losses.yaml --kind formula --kind claim",
    "help.deck.preview": "The cards of a deck as they will look, and what is wrong.",
    "help.deck.preview.file": "a deck file, or the id of a deck",
    "help.deck.preview.file.name": "FILE",
    "help.deck.preview.watches": "one card at a time, again at every save; "
    "e opens your editor",
    "help.deck.preview.card": "only this card",
    "help.deck.preview.card.value": "ID",
    "help.deck.preview.examples": "  quiz deck preview my.yaml\n"
    "  quiz deck preview my.yaml --watch\n"
    "  quiz deck preview dl/activations --card dying-relu --lang ru",
    "help.deck.schema": "The format of decks as a JSON Schema, for editors.",
    "help.deck.schema.out": "write it to this file",
    "help.deck.schema.out.value": "FILE",
    "help.deck.schema.examples": "  quiz deck schema\n"
    "  quiz deck schema --out deck.schema.json",
}
