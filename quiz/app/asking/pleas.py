"""Words typed at a prompt that ask for something, and answer nothing."""

from __future__ import annotations

from quiz.deck.model import Answer, Cloze, Formula, Listing, Property
from quiz.session import State, Tools, mark, tally
from quiz.session.names import best_match
from quiz.ui.keys import UNKNOWN, word_action
from quiz.verdict import Outcome

_WORDS = {
    "plea.quit": ("q", "й", "quit", "exit", "выход"),
    "plea.keys": ("help", "помощь"),
    "plea.hint": ("h", "р", "hint", "подсказка"),
    "plea.undo": ("u", "г", "undo"),
    "plea.away": ("s", "ы", "b", "и"),
    "plea.give-up": ("skip", "i don't know", "idk", "dunno", "не знаю"),
}
_PLEAS = {word: key for key, words in _WORDS.items() for word in words}


def plea(line: str, answer: Answer, tools: Tools, language: str) -> str | None:
    """What to say to a line that is no answer; None for one to be marked.

    Returns:
        A key of the table `cards`.
    """
    found = "plea.unknown" if word_action(line) == UNKNOWN else _asked_for(line)
    if found is None or is_accepted(line.strip(), answer, tools, language):
        return None
    return found


def is_leaving(text: str) -> bool:
    """Whether a text typed where keys command asks for the end.

    >>> is_leaving("Quit"), is_leaving(":q"), is_leaving("quite a number")
    (True, True, False)
    """
    return _asked_for(text) == "plea.quit" or word_action(text) == "quit"


def _asked_for(line: str) -> str | None:
    """What a line would be a word for; a slash before it is a habit from elsewhere."""
    word = " ".join(line.replace("’", "'").casefold().split())
    return _PLEAS.get(word.removeprefix("/"))


def is_accepted(text: str, answer: Answer, tools: Tools, language: str) -> bool:
    """Whether the card takes it for an answer, or it is a letter of the card."""
    if isinstance(answer, Formula | Property):
        function = answer.function
        names = {*function.variables, *(name for name, _ in function.params)}
        if text in names.union(*(others for _, others in function.param_aliases)):
            return True
    match answer:
        case Listing():
            parts = tally(answer, [text]).parts
            return any(part.state in (State.FOUND, State.ALSO) for part in parts)
        case Cloze():
            groups = [gap.names for gap in answer.get(language).gaps]
            matched = [best_match(text, [names]) for names in groups]
            return any(one is not None and not one[1] for one in matched)
        case Formula() | Property() if text.startswith(":"):
            return False
        case _:
            marking = mark(answer, (text,), tools, language=language)
            return marking.verdict.outcome is Outcome.CORRECT
