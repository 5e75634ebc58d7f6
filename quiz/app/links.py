"""Opening a study link, where there is a browser to open it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from quiz.deck.model import Link
from quiz.ui.answer import readable_links
from quiz.ui.grid import numbered
from quiz.ui.screen import Screen
from quiz.ui.text import one_line, prose

SCHEMES = ("http", "https")
"""A deck may name nothing else: no file, no script, no program."""


MOST_LINKS = 9
"""As many as there are keys with a digit."""


def visit(
    links: Sequence[Link],
    screen: Screen,
    opener: Callable[[str], object],
    wanted: str = "",
) -> None:
    """Open one of a card's links, chosen by its number where there are several.

    Args:
        wanted: The number, if it was told already.
    """
    look = screen.look
    links = readable_links(links, look)[:MOST_LINKS]
    if not links:
        screen.show(look.label("link.none"))
        return
    number = 1 if len(links) == 1 else _number(wanted)
    if not 1 <= number <= len(links):
        titles = [prose(link.title.get(look.language)) for link in links]
        rows = [(place, title, "") for place, title in enumerate(titles, start=1)]
        screen.show(numbered(rows, look), look.label("link.which", n=len(links)))
        number = _number(screen.key())
        if not 1 <= number <= len(links):
            return
    url = links[number - 1].url
    is_open = opener(url) is not False
    key = "link.opened" if is_open else "link.no-browser"
    screen.show(look.label(key, url=one_line(url)))


def _number(text: str) -> int:
    return int(text) if len(text) == 1 and text.isascii() and text.isdecimal() else 0


def open_link(url: str) -> bool:
    """Open an address in a browser with a window of its own; whether one was found.

    A browser that draws in the terminal would take the session's screen, so it
    does not count.
    """
    import webbrowser

    if urlsplit(url).scheme not in SCHEMES:
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    is_background = isinstance(browser, webbrowser.BackgroundBrowser)
    if isinstance(browser, webbrowser.GenericBrowser) and not is_background:
        return False
    # One in the background has failed, it says, if it is done already.
    return browser.open(url) or is_background
