"""Настройки по-русски: зачем каждая и что в ней допустимо."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    "group.scheduling": "Что и когда спрашивать (хранится вместе с ответами)",
    "group.interface": "Как говорить и что хранить (в {path})",
    "list.hint": "Изменить: quiz config set ИМЯ ЗНАЧЕНИЕ",
    "list.more": "Зачем каждая: quiz config get ИМЯ",
    "list.unknown": "Этих имён в {path} никто не знает: {names}",
    "value.true": "да",
    "value.false": "нет",
    "value.after": "после",
    "value.between": "между",
    "value.none": "нет",
    "value.weights": ("{n} вес", "{n} веса", "{n} весов"),
    "value.no-limit": "без предела",
    "default": "по умолчанию {value}",
    "allowed": "можно: {allowed}",
    "set.done": "{name} — теперь {value}.",
    "set.was": "{name} — теперь {value}, было {former}.",
    "set.due": "Карточек на сегодня: было {before}, стало {after}.",
    "set.plan": (
        "Действует план: до его дня занятия идут по его {n} минуте в день, не по "
        "этому.",
        "Действует план: до его дня занятия идут по его {n} минутам в день, не по "
        "этому.",
        "Действует план: до его дня занятия идут по его {n} минутам в день, не по "
        "этому.",
    ),
    "set.same": "{name} — и так {value}.",
    "about.new_per_day": "Новых карточек в день.",
    "about.reviews_per_day": "Повторений в день; самые полезные — первыми.",
    "about.minutes_per_day": "Минут ответов в день.",
    "about.new_cards": "Новые карточки — после повторений или между ними.",
    "about.desired_retention": "С какой вероятностью вы хотите вспомнить карточку, "
    "когда она вернётся; чем выше, тем больше повторений.",
    "about.desired_retention_by_deck": "С какой вероятностью вспоминать карточки "
    "колоды; важнее, чем для уровня. Меняются только названные; КОЛОДА=нет убирает.",
    "about.desired_retention_by_level": "С какой вероятностью вспоминать карточки "
    "уровня — того, что был при последнем повторении.",
    "about.maximum_interval_days": "Самый долгий перерыв для карточки, в днях.",
    "about.learning_steps_minutes": "Паузы новой карточки, прежде чем счёт пойдёт на "
    "дни; обычно не нужны.",
    "about.relearning_steps_minutes": "Паузы забытой карточки, прежде чем счёт снова "
    "пойдёт на дни.",
    "about.parameters": "Веса FSRS-6, по данным многих учеников.",
    "about.fuzz": "Слегка разбрасывать сроки, чтобы выученное вместе не приходило "
    "вместе.",
    "about.load_balance": "При разбросе предпочитать дни, на которые назначено меньше.",
    "about.day_rollover_hour": "Час, в который начинается новый день.",
    "about.lang": "Язык интерфейса и колод.",
    "about.plain": "Всегда простые строки, как для чтения вслух.",
    "about.keep_answers": "Хранить ли то, что вы печатаете; исход хранится всегда.",
    "about.predict": "Спрашивать перед каждым ответом, насколько вы уверены.",
    "own.parameters": "Веса FSRS-6: ваши собственные, по вашим повторениям "
    "(`quiz optimize`) или заданные вручную.",
    "allowed.new_per_day": "от 0 до 9999; 9999 — без предела",
    "allowed.reviews_per_day": "от 0 до 9999; 9999 — без предела",
    "allowed.minutes_per_day": "от 1 до 1440; 1440 — без предела",
    "allowed.new_cards": "после (after), между (between)",
    "allowed.desired_retention": "от 70% до 99% или от 0.70 до 0.99",
    "allowed.desired_retention_by_deck": "колоды, каждая с числом от 70% до 99%, "
    "например 'dl/activations=95%', или нет",
    "allowed.desired_retention_by_level": "джуниор, мидл, сеньор, каждый с числом "
    "от 70% до 99%, например 'сеньор=95%', или нет",
    "allowed.maximum_interval_days": "от 1 до 36500",
    "allowed.learning_steps_minutes": "нет или до десяти пауз от 1 до 1439 минут, "
    "например '1 10'",
    "allowed.relearning_steps_minutes": "нет или до десяти пауз от 1 до 1439 минут, "
    "например '10'",
    "allowed.parameters": "21 число, каждое в границах FSRS-6",
    "allowed.fuzz": "да, нет",
    "allowed.load_balance": "да, нет",
    "allowed.day_rollover_hour": "от 0 до 23",
    "allowed.lang": "auto (как в системе), en, ru",
    "allowed.plain": "да, нет",
    "allowed.keep_answers": "да, нет",
    "allowed.predict": "да, нет",
}
