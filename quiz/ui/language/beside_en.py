"""What is done beside answering, in English; part of the interface's table."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    # Keys
    "keys.edit": "edit the card in your editor",
    "keys.overrule": "“I was right”: suggest Good",
    "keys.note": "note to show with the answer",
    "keys.flag": "flag the card, or unflag it",
    # Moments
    "moment.today": "at {time}",
    "moment.yesterday": "yesterday at {time}",
    "moment.day": "on {day} at {time}",
    "moment.months": "January February March April May June July August September "
    "October November December",
    "moment.unknown": "at an unknown time",
    "beside.read-only": "Nothing can be kept: the log cannot be written to.",
    # Flags and notes
    "note.prompt": "note: ",
    "note.kept": "Noted. It is shown with the answer next time.",
    "note.ways": "Enter keeps the note · Esc cancels",
    "note.ways-plain": "A line is kept; an empty one cancels.",
    "note.none": "No note kept.",
    "note.line": "Your note, {when}: {text}",
    "flag.on": "Flagged. {key} again takes the flag off.",
    "flag.off": "No longer flagged.",
    "flag.line": "Flagged by you.",
    # Overruling
    "overrule.kept": "Kept as a dispute, and Good is suggested. "
    "`quiz disputes` lists them.",
    "overrule.not-counted": "Good is suggested. Nothing counts here, so no dispute "
    "is kept.",
    "overrule.too-early": "Answer first: only a verdict can be overruled.",
    "overrule.nothing": "There is nothing to overrule; 1 to 4 rate as you like.",
    # Editing
    "edit.no-editor": "No editor is set. Set VISUAL or EDITOR, such as "
    "`export EDITOR=nano`. The card is at {place}.",
    "edit.no-terminal": "An editor needs a terminal. The card is at {place}.",
    "edit.failed": "The editor `{editor}` does not start. The card is at {place}.",
    "edit.copied": "This deck is read-only: it was copied whole to {path}, and the "
    "copy is the one asked from now on.",
    "edit.copy-failed": "This deck is read-only, and it cannot be copied to {path}.",
    "edit.unchanged": "Nothing changed.",
    "edit.done": "The deck was read again.",
    "edit.broken": "Enter: edit again · any other key: go on with the card as it was",
    "edit.flawed": "Enter: edit again · any other key: go on",
    "edit.as-it-was": "The card is asked as it was before the edit. The file is kept "
    "as you left it.",
    "edit.gone": "That card is no longer in the deck. Its history is kept.",
    "edit.not-here": "Editing works in a session over decks only.",
    # Follow-ups
    "followups.later": "Follow-up questions come after the answer.",
    "followups.number": "Follow-up {n} of {of}",
    "followups.leaves": "{key} back to the card",
    "followups.next-aloud": "Answer aloud · Enter goes on · q back to the card",
    "followups.next": "Enter goes on · q back to the card",
    "followups.last-aloud": "Answer aloud · Enter or q: back to the card",
    "followups.last": "That was the last one · Enter or q: back to the card",
    "followups.done": "Back at the card. The follow-up questions do not count.",
    "followups.only": "Not for a follow-up question; q goes back to the card.",
    # Links
    "link.which": "Which one? 1–{n}, Enter: none",
    "link.no-browser": "No browser opens here. The address: {url}",
    # Undo
    "undo.earlier": "Nothing more in this session. Before it, {when}: {what} · "
    "“{question}”. {key} again takes that back, too.",
    "undo.line": "Taken back, {when}: {what} · {question}",
    "undo.said": "Taken back: {what}, {when}.",
    "undo.said-rating": "Taken back: {what}, {when}. Rate it again, or {key} once more "
    "to answer it again.",
    "undo.said-answer": "Taken back: the answer to this card, not rated yet, {when}.",
    "undo.plain": "Taken back.",
    "undo.rating": "the rating {name}",
    "undo.rated": "an answer rated {name}",
    "undo.answer": "an answer without a rating",
    "undo.ticks": "what was ticked",
    "undo.suspend": "suspended",
    "undo.unsuspend": "no longer suspended",
    "undo.bury": "put aside",
    "undo.unbury": "no longer put aside",
    "undo.flag": "flagged",
    "undo.unflag": "no longer flagged",
    "undo.reset": "begun anew",
    "undo.relink": "the history of {text} handed over",
    "undo.note": "the note “{text}”",
    "undo.suspend-several": ("{n} card suspended", "{n} cards suspended"),
    "undo.unsuspend-several": (
        "{n} card no longer suspended",
        "{n} cards no longer suspended",
    ),
    "undo.bury-several": ("{n} card put aside", "{n} cards put aside"),
    "undo.unbury-several": (
        "{n} card no longer put aside",
        "{n} cards no longer put aside",
    ),
    "undo.reset-several": ("{n} card begun anew", "{n} cards begun anew"),
    "undo.relink-several": ("{n} history handed over", "{n} histories handed over"),
    "undo.flag-several": ("{n} card flagged", "{n} cards flagged"),
    "undo.unflag-several": (
        "{n} card no longer flagged",
        "{n} cards no longer flagged",
    ),
    "undo.note-several": (
        "the note “{text}” on {n} card",
        "the note “{text}” on {n} cards",
    ),
    "undo.dispute": "“I was right”",
    "undo.decision": "a decision on a dispute",
    # Two at once
    "session.other": "Another quiz is open; the answer it has not rated yet is left "
    "to it.",
    # Disputes
    "disputes.none": "No disputes. In a session, o says “I was right”.",
    "disputes.question": "Question",
    "disputes.given": "Answered",
    "disputes.not-kept": "(not kept)",
    "disputes.empty": "(nothing)",
    "disputes.verdict": "Verdict",
    "disputes.card": "Card",
    "disputes.ways": "`quiz disputes accept N` adds the answer to the card (a deck "
    "that came with quiz is copied first), `quiz disputes drop N` gives the dispute "
    "up.",
    "disputes.dropped": "Dropped: {card}.",
    "disputes.accepted": "Accepted: {path} now takes “{given}”.",
    "disputes.accepted-already": "Accepted: the card takes “{given}” already.",
    "disputes.accepted-copy": "Accepted: “{given}” counts from now on. The deck is "
    "read-only, so it was copied whole to {path}, and the copy is the one asked; "
    "without that file the old deck is asked again.",
    "disputes.add-line": "Still open: quiz cannot change this deck safely. At {place}, "
    "this would do it:",
    "disputes.add-line-then": "Then `quiz disputes accept {number}` again closes the "
    "dispute. `quiz disputes drop {number}` gives it up.",
    "disputes.nothing": "Still open: what was answered is not kept, so there is "
    "nothing to add. `quiz disputes drop {number}` gives the dispute up.",
    "disputes.no-place": "Still open: a card of this kind has no list of further "
    "answers. If the deck is wrong, mend it (e at the card in a session, or {place}), "
    "then accept again. `quiz disputes drop {number}` gives the dispute up.",
    # Cards
    "cards.suspended": "Suspended: {card}. "
    "`quiz cards unsuspend {card}` brings it back.",
    "cards.unsuspended": "Asked again: {card}.",
    "cards.buried": "Put aside until tomorrow: {card}. "
    "`quiz cards unbury {card}` brings it back.",
    "cards.unburied": "No longer put aside: {card}.",
    "cards.unburied-already": "Not put aside: {card}.",
    "cards.reset": (
        "Begun anew: {card}; {n} review counts no more. `quiz undo` takes that back.",
        "Begun anew: {card}; {n} reviews count no more. `quiz undo` takes that back.",
    ),
    "cards.reset-already": "New already: {card}.",
    "cards.flagged": "Flagged: {card}.",
    "cards.unflagged": "No longer flagged: {card}.",
    "cards.noted": "Noted on {card}.",
    "cards.no-notes": "There are no notes on {card}.",
    "cards.suspended-already": "Suspended already: {card}. "
    "`quiz cards unsuspend {card}` brings it back.",
    "cards.unsuspended-already": "Not suspended: {card}.",
    "cards.buried-already": "Put aside already: {card}. "
    "`quiz cards unbury {card}` brings it back.",
    "cards.flagged-already": "Flagged already: {card}. "
    "`quiz cards flag {card} --off` takes the flag off.",
    "cards.unflagged-already": "Not flagged: {card}.",
}
