"""A deck with this id is already there.

A deck is taken whole from the first file that has its id: a path on the command
line, your own folder, packs, then what comes with quiz. This file is not used.
"""

RUSSIAN = """\
Колода с таким id уже есть.

Колода целиком берётся из первого файла с её id: путь в командной строке, своя папка,
пакеты, затем поставка quiz. Этот файл не используется.
"""
