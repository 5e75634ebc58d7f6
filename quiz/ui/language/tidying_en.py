"""Deck files put in order, in English."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    "none": "There are no deck files there.",
    "in-order": ("{n} file is in order.", "{n} files are in order."),
    "would": (
        "{n} file would change; without --check it is written.",
        "{n} files would change; without --check they are written.",
    ),
    "left": (
        "{n} file stays as it is: mend it first, then put it in order.",
        "{n} files stay as they are: mend them first, then put them in order.",
    ),
    "meaning": "the answer to {card} means something else than when you last gave it",
    "meaning.then": "then",
    "meaning.now": "now",
    "meaning.hint": "raise its `rev` to forget the progress on purpose; left as it is, "
    "the progress stays",
    "meaning.hint-made": "`quiz cards reset {card}` forgets the progress on purpose; "
    "left as it is, the progress stays",
    "change.ids": ("id written: {ids}", "{n} ids written: {ids}"),
    "change.order": "keys in order",
    "change.quotes": "quotes",
    "change.spaces": "spaces and line ends",
}
