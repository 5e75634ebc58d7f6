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
    is_background = isinstance(browser, webbrowser.BackgroundBrowser)
    if isinstance(browser, webbrowser.GenericBrowser) and not is_background:
        return False
    # One in the background has failed, it says, if it is done already.
    return browser.open(url) or is_background
