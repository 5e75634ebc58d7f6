"""Verdicts on formulas, in Russian: a reason, a reason with a detail, a note."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "equal": "",
    "undecided": "Данных мало, чтобы решить; решайте вы.",
    "empty": "Ничего не введено.",
    "syntax": "Начиная с этого места формулу не прочитать.",
    "syntax.operand": "Здесь ожидается число, буква или функция.",
    "syntax.operator": "Формула уже закончилась, а дальше стоит «{found}».",
    "syntax.condition": "Здесь ожидается условие, например x > 0.",
    "syntax.partner": "Эта скобка не закрыта: не хватает «{found}».",
    "syntax.)": "Здесь ожидается закрывающая скобка ).",
    "syntax.(": "Аргумент функции пишут в скобках: здесь ожидается (.",
    "syntax.else": "Нет второго случая: здесь ожидается «иначе …».",
    "syntax.left-side": (
        "Перед знаком равенства может стоять только левая часть вида f(x) =."
    ),
    "syntax.subscript": "Нижний индекс — одна буква или одно число.",
    "syntax.index": "Здесь ожидается индекс: одна буква, например j.",
    "syntax.arguments": "Аргументов у {name} должно быть {count}, а здесь {found}.",
    "syntax.cases": "Из окружений читается только «cases».",
    "unknown-name": "Имя «{name}» неизвестно.",
    "unknown-name.suggestion": "Имя «{name}» неизвестно; может быть, {suggestion}?",
    "too-large": "Слишком велико для вычисления (предел — {limit}).",
    "circular": "Здесь названо то, что нужно расписать. Обойдитесь простыми функциями.",
    "reject": "Это известная ошибка.",
    "undefined-at": "Там значения нет, хотя у верной формулы оно есть.",
    "one-point": "Верно везде, кроме одной точки.",
    "sign": "Знак всего выражения обратный.",
    "constant-factor": "Ответ равен верному, умноженному на {factor}.",
    "missing-parameter": "Не хватает параметра этой функции.",
    "other-function": "Это другая функция: {name}.",
    "unknown-letter": "Буквы «{name}» в вопросе нет.",
    "different": "Это не та же функция.",
    "renamed": "Другие буквы вместо букв вопроса — это не ошибка.",
    "default-value": "Параметр взят равным обычному значению.",
    "rounded-constant": "Округлённая константа здесь годится.",
}
"""Sentences by reason or note; ``reason.detail`` comes before ``reason``."""
