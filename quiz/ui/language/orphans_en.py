"""Memories without a card, in English."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    "none": "Every memory has its card.",
    "some": (
        "{n} memory has no card any more:",
        "{n} memories have no card any more:",
    ),
    "asked": "Asked",
    "answer": "Answer",
    "known": "Known",
    "known.text": (
        "{n} review, holds {holds}, last {ago}",
        "{n} reviews, holds {holds}, last {ago}",
    ),
    "today": "today",
    "ago": "{span} ago",
    "near": "Now",
    "near.asked": "Asks",
    "near.alike": "{percent} alike",
    "near.none": "no new card is like it",
    "deck-gone": (
        "Deck {deck} is not there, and {n} memory waits for it. Nothing is lost: it "
        "goes on when the deck is back.",
        "Deck {deck} is not there, and {n} memories wait for it. Nothing is lost: they "
        "go on when the deck is back.",
    ),
    "deck-unread": (
        "{n} memory of {deck} waits until it can be read again: {files}. `quiz deck "
        "check` says what is wrong there.",
        "{n} memories of {deck} wait until it can be read again: {files}. `quiz deck "
        "check` says what is wrong there.",
    ),
    "ways": "`quiz deck relink` hands them over one by one, and asks before each.",
    "ways.name": "`quiz deck relink OLD NEW` hands one over to a card that you name.",
    "ask": "Is it this card now? y/N, q stops:",
    "ask.own": (
        "{new} has {n} review of its own; both become one history. Hand over? y/N:",
        "{new} has {n} reviews of its own; both become one history. Hand over? y/N:",
    ),
    "handed": (
        "{new} goes on where {old} was: {n} review.",
        "{new} goes on where {old} was: {n} reviews.",
    ),
    "handed.own": (
        "With its own {n} they are one history.",
        "With its own {n} they are one history.",
    ),
    "undo": "`quiz undo` takes it back.",
    "aka": "For others who learn from this deck, write into the card at {place}:",
    "nothing": "Nothing was handed over.",
    "unlike": (
        "{n} memory is like no new card. `quiz deck relink OLD NEW` names one.",
        "{n} memories are like no new card. `quiz deck relink OLD NEW` names one.",
    ),
    "unsure": (
        "{n} more is not like enough to be handed over unasked: `quiz deck relink`.",
        "{n} more are not like enough to be handed over unasked: `quiz deck relink`.",
    ),
}
