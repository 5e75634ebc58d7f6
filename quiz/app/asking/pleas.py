"""Words typed at a prompt that ask for something, and answer nothing."""

from __future__ import annotations

from quiz.deck.model import Answer, Cloze, Formula, Listing, Property
from quiz.session import State, Tools, mark, tally
from quiz.session.names import best_match
from quiz.ui.keys import UNKNOWN, word_action
from quiz.verdict import Outcome

_WORDS = {
    "plea.quit": ("q", "quit", "exit", "выход"),
    "plea.keys": ("help", "помощь"),
    "plea.hint": ("h", "hint", "подсказка"),
    "plea.undo": ("undo",),
    "plea.give-up": ("skip", "i don't know", "idk", "dunno", "не знаю"),
}
_PLEAS = {word: key for key, words in _WORDS.items() for word in words}


def plea(line: str, answer: Answer, tools: Tools, language: str) -> str | None:
    """What to say to a line that is no answer; None for one to be marked.

    Returns:
        A key of the table `cards`.
    """
    word = " ".join(line.replace("’", "'").casefold().split())
    found = "plea.unknown" if word_action(line) == UNKNOWN else _PLEAS.get(word)
    if found is None or _is_accepted(line.strip(), answer, tools, language):
        return None
    return found


def _is_accepted(text: str, answer: Answer, tools: Tools, language: str) -> bool:
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
