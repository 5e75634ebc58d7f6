"""`quiz deck explain` по-русски."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "wrong": "Неверно:",
    "right": "Исправлено:",
    "file": "Файл как YAML",
    "shape": "Устройство колоды",
    "traps": "Что YAML делает с текстом",
    "formulas": "Что сказано о формулах",
    "one": "Подробнее об одном: `quiz deck explain D102`.",
    "checking": "Проверка {name}: {n} с",
    "checking.left": "Проверка {name}: {n} с, ещё около {left} с",
}
