"""Opening a study link, where there is a browser to open it in."""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = ("http", "https")
"""A deck may name nothing else: no file, no script, no program."""


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
    is_generic = isinstance(browser, webbrowser.GenericBrowser)
    if is_generic and not isinstance(browser, webbrowser.BackgroundBrowser):
        return False
    return bool(browser.open(url))
