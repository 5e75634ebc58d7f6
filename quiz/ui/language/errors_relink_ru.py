"""Неудачи передачи истории, по-русски."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    "relink-unknown": "истории без карточки с именем `{given}` нет",
    "relink-unknown.hint": "какие есть, покажет `quiz deck orphans`",
    "relink-unknown-near": "истории без карточки с именем `{given}` нет",
    "relink-unknown-near.hint": "может быть, `{suggestion}`?",
    "relink-there": "{card} есть в своей колоде, и история остаётся при ней",
    "relink-there.hint": "передаётся только то, чего в колодах больше нет: "
    "`quiz deck orphans`",
    "relink-renamed": "`{given}` уже названа прежним id карточки {card}",
    "relink-renamed.hint": "делать ничего не нужно: историю передаст следующее занятие",
    "relink-own": "у {card} есть своя история ({n}), ничего не изменено",
    "relink-own.hint": "с --yes обе станут одной, по порядку времени; `quiz undo` "
    "разделит их снова",
    "relink-unlike": "новой карточки, похожей на {card}, нет",
    "relink-unlike.hint": "назовите её: `quiz deck relink {card} НОВАЯ`",
    "relink-unreadable": "{card}, возможно, стоит в {path}, а этот файл не читается",
    "relink-unreadable.hint": "сначала исправьте файл: что не так, скажет `quiz deck "
    "check`; или назовите и новую карточку",
    "relink-need-yes": "о каждой спрашивают в терминале ({n}), ничего не изменено",
    "relink-need-yes.hint": "добавьте --yes или назовите обе карточки; список: `quiz "
    "deck orphans`",
}
