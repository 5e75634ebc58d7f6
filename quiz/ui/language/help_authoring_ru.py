"""Справка о том, чем пользуются авторы колод, по-русски."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "help.deck.new": "Новая колода для начала: маленькая, исправная, с комментариями. "
    "В терминале спрашивает название, первый вопрос и ответ на него.",
    "help.deck.new.name": "имя или путь, который кончается на .yaml; иначе из названия",
    "help.deck.new.name.name": "[ИМЯ|ФАЙЛ]",
    "help.deck.new.title": "название; с ним или другим ключом ничего не спрашивается",
    "help.deck.new.title.value": "НАЗВАНИЕ",
    "help.deck.new.question": "первый вопрос",
    "help.deck.new.question.value": "ТЕКСТ",
    "help.deck.new.answer": "ответ на него",
    "help.deck.new.answer.value": "ТЕКСТ",
    "help.deck.new.kinds": "пример этого вида (можно несколько): a, points, list, "
    "formula, options, claim, number, cloze",
    "help.deck.new.kinds.value": "ВИД",
    "help.deck.new.examples": "  quiz deck new\n"
    "  quiz deck new git --title 'Вопросы о Git'\n"
    "  quiz deck new losses.yaml --kind formula --kind claim",
    "help.deck.preview": "Карточки колоды, какими они будут, и что в каждой не так.",
    "help.deck.preview.file": "файл колоды или её имя",
    "help.deck.preview.file.name": "ФАЙЛ",
    "help.deck.preview.watches": "по одной карточке и заново при каждом сохранении; "
    "e открывает редактор",
    "help.deck.preview.card": "только эта карточка",
    "help.deck.preview.card.value": "ID",
    "help.deck.preview.examples": "  quiz deck preview my.yaml\n"
    "  quiz deck preview my.yaml --watch\n"
    "  quiz deck preview dl/activations --card dying-relu --lang en",
    "help.deck.schema": "Формат колод как JSON Schema, для редакторов.",
    "help.deck.schema.out": "записать в этот файл",
    "help.deck.schema.out.value": "ФАЙЛ",
    "help.deck.schema.examples": "  quiz deck schema\n"
    "  quiz deck schema --out deck.schema.json",
}
