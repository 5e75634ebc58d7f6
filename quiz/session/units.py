"""Units as people write them: names, abbreviations, both alphabets, and their sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from quiz.session.names import best_match, same_name

_TABLE = """
time 1e-9 | ns | нс | nanosecond | наносекунда | наносекунд
time 1e-6 | us | μs | µs | мкс | microsecond | микросекунда | микросекунд
time 1e-3 | ms | msec | мс | мсек | millisecond | миллисекунда | миллисекунд
time 1 | s | sec | с | сек | second | секунда | секунд
time 60 | min | мин | minute | минута | минут
time 3600 | h | hr | hour | ч | час
time 86400 | d | day | дн | день | дня | дней | сутки | суток
time 604800 | week | неделя | недель
data 1 | bit | бит
data 8 | B | byte | Б | байт
data 8e3 | kB | KB | кБ | КБ | kilobyte | килобайт
data 8e6 | MB | МБ | megabyte | мегабайт
data 8e9 | GB | ГБ | gigabyte | гигабайт
data 8e12 | TB | ТБ | terabyte | терабайт
data 8192 | KiB | КиБ | kibibyte
data 8388608 | MiB | МиБ | mebibyte
data 8589934592 | GiB | ГиБ | gibibyte
frequency 1 | Hz | Гц | hertz | герц
frequency 1e3 | kHz | кГц
frequency 1e6 | MHz | МГц
frequency 1e9 | GHz | ГГц
length 1e-3 | mm | мм
length 1e-2 | cm | см
length 1 | m | м | metre | meter | метр
length 1e3 | km | км
mass 1e-3 | g | г | gram | грамм
mass 1 | kg | кг | kilogram | килограмм
share 0.01 | % | percent | per cent | pct | процент | проц | процентов
share 1e-3 | ‰
"""
_SIZES = {
    "k": 1e3, "тыс": 1e3, "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3,
    "thousand": 1e3, "к": 1e3,
    "m": 1e6, "mln": 1e6, "million": 1e6, "млн": 1e6, "миллион": 1e6,
    "миллиона": 1e6, "миллионов": 1e6, "м": 1e6,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "млрд": 1e9, "миллиард": 1e9,
    "миллиарда": 1e9, "миллиардов": 1e9,
    "t": 1e12, "trillion": 1e12, "трлн": 1e12, "триллион": 1e12,
    "триллиона": 1e12, "триллионов": 1e12,
}  # fmt: skip
_TAIL = re.compile(r"[^\W\d_][^\d()\[\]{}*+^=]*$|[%‰°][^\d()]*$")


@cache
def _known() -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    rows = []
    for line in _TABLE.strip().splitlines():
        head, *names = (part.strip() for part in line.split("|"))
        dimension, size = head.split()
        rows.append((dimension, float(size), tuple(names)))
    return tuple(rows)


def size_of(word: str) -> float | None:
    """How many a word for a large number stands for: ``тыс.``, ``million``.

    >>> size_of("млн"), size_of("cats")
    (1000000.0, None)
    """
    return _SIZES.get(word.strip().rstrip(".").casefold())


def tails(text: str) -> Iterable[tuple[str, str]]:
    """Ways to part a number from the words after it, the longest words first.

    >>> list(tails("5 ms"))
    [('5', 'ms')]
    """
    match = _TAIL.search(text)
    if match is None:
        return
    words = match[0]
    yield text[: match.start()].rstrip(), words.strip()
    for place in (one.end() for one in re.finditer(r"\s+", words)):
        yield text[: match.start() + place].rstrip(), words[place:].strip()


def is_unit(word: str, unit: Iterable[str]) -> bool:
    """Whether `word` is the unit, in any of its spellings and endings."""
    wanted = tuple(unit)
    word = word.strip().rstrip(".")
    if any(word.casefold() == one.strip().rstrip(".").casefold() for one in wanted):
        return True
    factor = factor_between(word, wanted)
    return factor == 1.0 or best_match(word, [wanted]) is not None


def factor_between(word: str, unit: Iterable[str]) -> float | None:
    """What a number in `word` is multiplied by to be in `unit`; None: not comparable.

    >>> factor_between("s", ["ms"]), factor_between("kg", ["ms"])
    (1000.0, None)
    """
    given, wanted = _row(word), next(filter(None, map(_row, unit)), None)
    if given is None or wanted is None or given[0] != wanted[0]:
        return None
    # Powers of ten are divided exactly this way round.
    return given[1] / wanted[1] if given[1] >= wanted[1] else 1 / (wanted[1] / given[1])


def _row(word: str) -> tuple[str, float] | None:
    word = word.strip().rstrip(".")
    for is_same in (str.__eq__, same_name):
        for dimension, size, names in _known():
            if any(is_same(word, name) for name in names):
                return dimension, size
    matched = best_match(word, [names for _, _, names in _known() if len(names) > 1])
    if matched is None or matched[1]:
        return None
    row = [row for row in _known() if len(row[2]) > 1][matched[0]]
    return row[0], row[1]
