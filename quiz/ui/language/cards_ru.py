"""What is said while a card is being answered, in Russian."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    # Speaking against the clock
    "clock.ready": "пробел — включить отсчёт ({limit})",
    "clock.running": "{spent} из {limit} · пробел — готово",
    "clock.over": "{spent} вместо {limit} · пробел — готово",
    "clock.took": "Вы говорили {spent} из {limit}.",
    "clock.took-over": "Вы говорили {spent}, а отведено было {limit}.",
    "clock.meant": "на ответ {limit}",
    # Ticking
    "ticks.ways": "нажмите номера названных пунктов · {done}",
    "ticks.star": "* всё",
    "ticks.star-main": "* все главные",
    "ticks.done": "Enter — готово",
    "ticks.more": "Enter — дальше ({n} из {of})",
    "ticks.here": "Здесь отмечают клавиши {keys}; Enter — дальше.",
    "ticks.here-back": "Здесь отмечают клавиши {keys}; u — на страницу назад.",
    "ticks.strip": "Сказано: {keys} · Enter — готово",
    "ticks.none": "пока ничего",
    "ticks.again": "Номера от 1 до {n}, * — все главные, пустая строка — ничего.",
    "ticks.back": "u — отметить заново",
    "ticks.made": (
        "Названо: {made} из {n} пункта.",
        "Названо: {made} из {n} пунктов.",
        "Названо: {made} из {n} пунктов.",
    ),
    "ticks.all": "Названо всё.",
    "ticks.bonus": (
        "Отлично: вспомнили и то, о чём обычно забывают.",
        "Отлично: вспомнили и {n} пункта, о которых обычно забывают.",
        "Отлично: вспомнили и {n} пунктов, о которых обычно забывают.",
    ),
    "ticks.bonus-too": (
        "И ещё {n} пункт, о котором обычно забывают.",
        "И ещё {n} пункта, о которых обычно забывают.",
        "И ещё {n} пунктов, о которых обычно забывают.",
    ),
    "ticks.flag": (
        "С грубой ошибкой предлагается не выше «Трудно».",
        "С грубыми ошибками предлагается не выше «Трудно».",
        "С грубыми ошибками предлагается не выше «Трудно».",
    ),
    "ticks.missed": ("Сказать в следующий раз:",) * 3,
    "ticks.flagged": ("Больше так не говорить:",) * 3,
    "picks.ask": "Выберите все верные.",
    "picks.ways": "нажмите их номера · Enter — готово",
    "picks.none": "нажмите их номера · Enter — сдаться",
    "picks.strip": "Выбрано: {keys} · Enter — готово",
    "picks.line": "номера всех верных в одной строке, например 1 3",
    "pick.yours": "ваш выбор",
    # Text typed where keys command
    "typing.aloud": "Отвечайте вслух или про себя, печатать ничего не нужно. "
    "Enter покажет ответ.",
    "typing.pick": "Нажмите номер вашего ответа; больше ничего печатать не нужно.",
    "typing.ticks": "Нажмите номера названных пунктов; больше ничего печатать "
    "не нужно.",
    "typing.predict": "Нажмите цифру от 1 до 4; больше ничего печатать не нужно.",
    "typing.rating": "Печатать ничего не нужно: 1–4 — оценка, Enter — предложенная.",
    "typing.learn": "Печатать ничего не нужно: Enter — дальше, ? — клавиши.",
    "typing.interview": "Отвечайте вслух, печатать ничего не нужно. "
    "Enter — когда ответите.",
    "typing.again": "Тоже не принято: «{text}».",
    "typing.quit": "Закончить — одна буква q (или й).",
    "typing.no-key": "Эта клавиша здесь ничего не делает; список — ?",
    # What an answer may differ in
    "excepted": "При {at} здесь засчитывается любое значение.",
    # Words that are no answers
    "plea.unknown": "Такой клавиши нет; список — :?",
    "plea.quit": "Это не принято за ответ. Закончить — :q. Сдаться — Enter в пустой "
    "строке.",
    "plea.keys": "Это не принято за ответ. Список клавиш — :?",
    "plea.hint": "Это не принято за ответ. Подсказка — :h",
    "plea.undo": "Это не принято за ответ. Отменить последнее — :u",
    "plea.give-up": "Это не принято за ответ. Сдаться — Enter в пустой строке.",
    "draft.back-open": "Отменено: пропуск, оставленный пустым.",
    "draft.back": "Отменено: {text}",
    # Lists
    "list.ways": "по одному или всё сразу · пустая строка — закончить",
    "list.prompt": "{found} из {needed}",
    "list.hit": "Верно",
    "list.miss": "Нет в списке",
    "list.slip": "{expected} (у вас {given})",
    # Gaps
    "gaps.ways": "пустая строка — пропустить",
    "gap.prompt": "[{n}] ",
    "gap.prompt-hint": "[{n}: {hint}] ",
    # Graphs
    "graph.range": "Область значений: {range}.",
    "graph.zero": "Значение в нуле: {value}.",
    "graph.values": "Значения при {letter} = {values}.",
    "graph.undefined": "не определено",
    "graph.none": "Нарисовать график здесь нельзя.",
}
