"""What is done beside answering, in Russian; part of the interface's table."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    # Keys
    "keys.edit": "править карточку в редакторе",
    "keys.overrule": "оспорить: мой ответ верен",
    "keys.note": "заметка: видна с ответом",
    "keys.flag": "пометить или снять пометку",
    # Moments
    "moment.today": "в {time}",
    "moment.yesterday": "вчера в {time}",
    "moment.day": "{day} в {time}",
    "moment.months": "января февраля марта апреля мая июня июля августа сентября "
    "октября ноября декабря",
    "moment.unknown": "неизвестно когда",
    "beside.read-only": "Сохранить нельзя: журнал недоступен для записи.",
    # Flags and notes
    "note.prompt": "заметка: ",
    "note.kept": "Записано. Заметка покажется с ответом в следующий раз.",
    "note.ways": "Enter — записать · Esc — отменить",
    "note.ways-plain": "Строка запишется, пустая — отмена.",
    "note.none": "Заметка не записана.",
    "note.line": "Ваша заметка, {when}: {text}",
    "flag.on": "Помечено. Ещё раз {key} — пометка снимется.",
    "flag.off": "Пометка снята.",
    "flag.line": "Помечено вами.",
    # Overruling
    "overrule.kept": "Сохранено как спор; предлагается «хорошо». Все споры — "
    "`quiz disputes`.",
    "overrule.not-counted": "Предлагается «хорошо»; спор не сохранён: здесь ничего "
    "не засчитывается.",
    "overrule.too-early": "Сначала ответьте: оспорить можно только оценку ответа.",
    "overrule.nothing": "Оспаривать нечего; оценить можно и самому: 1–4.",
    # Editing
    "edit.no-editor": "Редактор не задан. Задайте VISUAL или EDITOR, например "
    "`export EDITOR=nano`. Карточка здесь: {place}.",
    "edit.no-terminal": "Редактору нужен терминал. Карточка здесь: {place}.",
    "edit.failed": "Редактор `{editor}` не запускается. Карточка здесь: {place}.",
    "edit.copied": "Эта колода только для чтения: она целиком скопирована в {path}, "
    "и теперь спрашивается копия.",
    "edit.copy-failed": "Эта колода только для чтения, и скопировать её в {path} "
    "не удалось.",
    "edit.unchanged": "Ничего не изменилось.",
    "edit.done": "Колода прочитана заново.",
    "edit.broken": "Enter — править дальше · любая другая клавиша — продолжить "
    "с прежней карточкой",
    "edit.flawed": "Enter — править дальше · любая другая клавиша — продолжить",
    "edit.as-it-was": "Карточка спрашивается такой, какой была до правки. Файл "
    "остался таким, каким вы его сохранили.",
    "edit.gone": "Той карточки в колоде больше нет. Её история сохранена.",
    "edit.not-here": "Править карточки можно только в занятии по колодам.",
    # Follow-ups
    "followups.later": "Дополнительные вопросы — после ответа.",
    "followups.number": "Дополнительный вопрос {n} из {of}",
    "followups.leaves": "{key} — назад к карточке",
    "followups.next-aloud": "Ответьте вслух · Enter — дальше · q — назад к карточке",
    "followups.next": "Enter — дальше · q — назад к карточке",
    "followups.last-aloud": "Ответьте вслух · Enter или q — назад к карточке",
    "followups.last": "Это был последний · Enter или q — назад к карточке",
    "followups.done": "Снова та же карточка. Дополнительные вопросы не засчитываются.",
    "followups.only": "Здесь это не работает; q — назад к карточке.",
    # Links
    "link.which": "Какую открыть? 1–{n}, Enter — никакую",
    "link.no-browser": "Браузер здесь не открывается. Адрес: {url}",
    # Undo
    "undo.earlier": "В этом занятии отменять больше нечего. До него, {when}: {what} · "
    "«{question}». Ещё раз {key} — отменится и это.",
    "undo.line": "Отменено, {when}: {what} · {question}",
    "undo.said": "Отменено: {what}, {when}.",
    "undo.said-rating": "Отменено: {what}, {when}. Оцените снова — или ещё раз {key}, "
    "чтобы ответить заново.",
    "undo.said-answer": "Отменено: ответ на эту карточку, {when}, ещё без оценки.",
    "undo.plain": "Отменено.",
    "undo.rating": "оценка «{name}»",
    "undo.rated": "ответ с оценкой «{name}»",
    "undo.answer": "ответ без оценки",
    "undo.ticks": "отметки",
    "undo.suspend": "карточку больше не спрашивать",
    "undo.unsuspend": "карточка возвращена",
    "undo.bury": "карточка отложена до завтра",
    "undo.unbury": "карточка больше не отложена",
    "undo.flag": "пометка",
    "undo.unflag": "снятие пометки",
    "undo.reset": "карточка начата заново",
    "undo.relink": "передача истории {text}",
    "undo.note": "заметка «{text}»",
    "undo.suspend-several": (
        "больше не спрашивать {n} карточку",
        "больше не спрашивать {n} карточки",
        "больше не спрашивать {n} карточек",
    ),
    "undo.unsuspend-several": (
        "возвращена {n} карточка",
        "возвращены {n} карточки",
        "возвращены {n} карточек",
    ),
    "undo.bury-several": (
        "до завтра отложена {n} карточка",
        "до завтра отложены {n} карточки",
        "до завтра отложены {n} карточек",
    ),
    "undo.unbury-several": (
        "больше не отложена {n} карточка",
        "больше не отложены {n} карточки",
        "больше не отложены {n} карточек",
    ),
    "undo.reset-several": (
        "начата заново {n} карточка",
        "начаты заново {n} карточки",
        "начаты заново {n} карточек",
    ),
    "undo.relink-several": (
        "передача истории {n} карточки",
        "передача истории {n} карточек",
        "передача истории {n} карточек",
    ),
    "undo.flag-several": (
        "пометка на {n} карточке",
        "пометка на {n} карточках",
        "пометка на {n} карточках",
    ),
    "undo.unflag-several": (
        "снятие пометки с {n} карточки",
        "снятие пометки с {n} карточек",
        "снятие пометки с {n} карточек",
    ),
    "undo.note-several": (
        "заметка «{text}» на {n} карточке",
        "заметка «{text}» на {n} карточках",
        "заметка «{text}» на {n} карточках",
    ),
    "undo.dispute": "«мой ответ верен»",
    "undo.decision": "решение по спору",
    # Two at once
    "session.other": "Открыто ещё одно занятие: его ответ без оценки остаётся за ним.",
    # Disputes
    "disputes.none": "Споров нет. В занятии ответ оспаривает клавиша o.",
    "disputes.question": "Вопрос",
    "disputes.given": "Ответ",
    "disputes.not-kept": "(не сохранён)",
    "disputes.empty": "(пусто)",
    "disputes.verdict": "Оценка",
    "disputes.card": "Карточка",
    "disputes.ways": "`quiz disputes accept N` добавит ответ в карточку (встроенная "
    "колода сначала копируется), `quiz disputes drop N` снимет спор.",
    "disputes.dropped": "Спор снят: {card}.",
    "disputes.accepted": "Принято: {path} теперь засчитывает «{given}».",
    "disputes.accepted-already": "Принято: карточка и так засчитывает «{given}».",
    "disputes.accepted-copy": "Принято: «{given}» теперь засчитывается. Колода только "
    "для чтения, поэтому она целиком скопирована в {path}, и спрашивается копия; "
    "без этого файла вернётся прежняя колода.",
    "disputes.add-line": "Спор открыт: quiz не может изменить эту колоду наверняка. "
    "По адресу {place} хватит такой строки:",
    "disputes.add-line-then": "Потом ещё раз `quiz disputes accept {number}` — и спор "
    "закрыт. `quiz disputes drop {number}` снимет его.",
    "disputes.nothing": "Спор открыт: сам ответ не сохранён, добавить нечего. "
    "`quiz disputes drop {number}` снимет спор.",
    "disputes.no-place": "Спор открыт: у карточек этого вида нет списка других "
    "ответов. Если ошибка в колоде, исправьте её (клавиша e у карточки в занятии "
    "или {place}) и примите ещё раз. `quiz disputes drop {number}` снимет спор.",
    # Cards
    "cards.suspended": "Больше не спрашивается: {card}. Вернуть — "
    "`quiz cards unsuspend {card}`.",
    "cards.unsuspended": "Снова спрашивается: {card}.",
    "cards.buried": "Отложена до завтра: {card}. Вернуть — `quiz cards unbury {card}`.",
    "cards.unburied": "Больше не отложена: {card}.",
    "cards.unburied-already": "И так не отложена: {card}.",
    "cards.reset": (
        "Начата заново: {card}; {n} повторение больше не в счёт. Отменить — "
        "`quiz undo`.",
        "Начата заново: {card}; {n} повторения больше не в счёт. Отменить — "
        "`quiz undo`.",
        "Начата заново: {card}; {n} повторений больше не в счёт. Отменить — "
        "`quiz undo`.",
    ),
    "cards.reset-already": "И так новая: {card}.",
    "cards.flagged": "Помечена: {card}.",
    "cards.unflagged": "Пометка снята: {card}.",
    "cards.noted": "Записано к {card}.",
    "cards.no-notes": "К {card} нет заметок.",
    "cards.suspended-already": "Уже не спрашивается: {card}. Вернуть — "
    "`quiz cards unsuspend {card}`.",
    "cards.unsuspended-already": "И так спрашивается: {card}.",
    "cards.buried-already": "Уже отложена: {card}. Вернуть — "
    "`quiz cards unbury {card}`.",
    "cards.flagged-already": "Пометка уже стоит: {card}. Снять — "
    "`quiz cards flag {card} --off`.",
    "cards.unflagged-already": "Пометки и так нет: {card}.",
}
