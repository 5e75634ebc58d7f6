"""Failures of handing histories over, in English."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    "relink-unknown": "there is no history of `{given}` without a card",
    "relink-unknown.hint": "`quiz deck orphans` lists those there are",
    "relink-unknown-near": "there is no history of `{given}` without a card",
    "relink-unknown-near.hint": "did you mean `{suggestion}`?",
    "relink-there": "{card} is in its deck, and its history stays there",
    "relink-there.hint": "only what has left its deck is handed over; "
    "`quiz deck orphans` lists it",
    "relink-renamed": "`{given}` is already named as an earlier id of {card}",
    "relink-renamed.hint": "nothing is to be done: the next session hands it over",
    "relink-own": "{card} has a history of its own ({n}), and nothing was changed",
    "relink-own.hint": "add --yes to make both one history, in order of time; "
    "`quiz undo` takes them apart again",
    "relink-unlike": "no new card is like {card}",
    "relink-unlike.hint": "name it: `quiz deck relink {card} NEW`",
    "relink-unreadable": "{card} may stand in {path}, which cannot be read",
    "relink-unreadable.hint": "mend the file first: `quiz deck check` says what is "
    "wrong; or name the new card, too",
    "relink-need-yes": "each is asked about at a terminal ({n}), and nothing was "
    "changed",
    "relink-need-yes.hint": "add --yes, or name both cards; `quiz deck orphans` lists "
    "them",
}
