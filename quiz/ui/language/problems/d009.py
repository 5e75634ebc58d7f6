"""The file is not in UTF-8.

Letters other than Latin ones would be read as others. Editors offer the encoding
when saving.
"""

RUSSIAN = """\
Файл не в UTF-8.

Русские буквы прочлись бы как другие. Кодировку редактор предлагает при сохранении.
"""
