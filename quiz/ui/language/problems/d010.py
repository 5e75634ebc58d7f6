"""The file or folder cannot be opened.

It may be gone, locked, or not yours to read. Other decks are not affected.
"""

RUSSIAN = """\
Файл или папка не открывается.

Возможно, его нет, он занят или у вас нет прав на чтение. Других колод это не
касается.
"""
