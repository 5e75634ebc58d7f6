"""Как формулы ведут себя в числах с плавающей точкой, по-русски."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "title": "В числах с плавающей точкой",
    "safe": "надёжна",
    "safe.subnormal": "надёжна, кроме субнормальных чисел",
    "safe.everywhere": "Надёжна в float16, bfloat16, float32 и float64.",
    "unknown": "не изучено: слишком долго считать",
    "unreadable": "Как она ведёт себя в числах с плавающей точкой, сказать нельзя.",
    "only-correct": "Поведение в числах с плавающей точкой изучается у верной формулы.",
    "line": "В {format}: {what} при {where}; {why}.",
    "line.short": "В {format}: {what} при {where}.",
    "line.inside": "В {format} при {where} результат верен, хотя внутри {why}.",
    "line.inside.missed": (
        "В {format} при {where} внутри {why}; результат, 0, верен, кроме "
        "субнормальных чисел."
    ),
    "everywhere": "любом аргументе",
    "what.nan": "nan",
    "what.overflow": "{given}",
    "what.zero": "0 вместо чисел до {missed}",
    "what.lost": "ни одной верной цифры",
    "what.inside": "верно",
    "what.inside.missed": "0, верно, кроме субнормальных",
    "what.flush": "0 вместо субнормальных чисел",
    "why.overflow": "{part} переполняется",
    "why.underflow": "{part} обращается в 0",
    "why.cancels": "в {part} вычитаются почти равные числа",
    "why.absorbed": "в {part} пропадает малое слагаемое",
    "why.zero-division": "в {part} деление на 0",
    "why.pole": "{part} обращается в бесконечность",
    "why.domain": "{part} не определено",
    "why.amplified": "{part} усиливает ошибку округления",
    "though": "хотя {why}",
    "then": "{why}, а потом {form}",
    "stable": "Устойчивая форма: {formula}",
    "stable.all": "Устойчивая форма без этих бед: {formula}",
    "stable.infinite": "Устойчивая форма без nan и inf: {formula}",
}
