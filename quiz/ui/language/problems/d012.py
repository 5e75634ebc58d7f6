"""The file is not a text.

After a hundred control characters reading stops: this is a picture, an archive or a
program with the wrong ending.
"""

RUSSIAN = """\
Это не текстовый файл.

После сотни управляющих символов чтение прекращается: это картинка, архив или
программа с чужим окончанием имени.
"""
