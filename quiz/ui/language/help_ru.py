"""Help screens in Russian."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "word.usage": "Запуск:",
    "word.arguments": "Аргументы",
    "word.commands": "Команды",
    "word.options": "Ключи",
    "word.options-short": "[КЛЮЧИ]",
    "word.command-short": "[КОМАНДА]",
    "word.examples": "Примеры",
    "word.value": "ЗНАЧЕНИЕ",
    "option.help": "показать эту справку",
    "option.version": "показать версию",
    "option.lang": "язык; для любой команды",
    "option.plain": "простые строки, для каналов и чтения с экрана; для любой команды",
    "option.quiet": "без хода работы и замечаний; для любой команды",
    "option.install_completion": "включить дополнение в этой оболочке",
    "option.show_completion": "напечатать сценарий дополнения для этой оболочки",
    "option.as_json": "напечатать один документ JSON",
    "help": "Вопросы собеседований в терминале: спросит, проверит, напомнит.\n"
    "Без команды — сегодняшнее занятие по включённым колодам.",
    "help.examples": "  quiz\n  quiz review dl/activations --minutes 10\n"
    "  quiz check sigmoid '1/(1+e^-x)'",
    "help.review": "Занятие по выбранным карточкам.",
    "help.review.decks": "какие колоды; если не указаны — включённые",
    "help.review.decks.name": "[КОЛОДА…]",
    "help.review.tag": "только карточки с этой меткой (можно повторять)",
    "help.review.tag.value": "МЕТКА",
    "help.review.level": "только уровень junior, middle или senior (можно повторять)",
    "help.review.level.value": "УРОВЕНЬ",
    "help.review.kind": "только этот вид, например formula (можно повторять)",
    "help.review.kind.value": "ВИД",
    "help.review.new": "новых карточек не больше",
    "help.review.new.value": "N",
    "help.review.limit": "карточек не больше",
    "help.review.limit.value": "N",
    "help.review.minutes": "закончить через столько минут",
    "help.review.minutes.value": "M",
    "help.review.ahead": "и те, чей срок не пришёл; идёт в счёт",
    "help.review.cram": "тренировка по любым карточкам; ничего не идёт в счёт",
    "help.review.seed": "одно и то же число — один и тот же порядок",
    "help.review.seed.value": "N",
    "help.review.examples": "  quiz review\n"
    "  quiz review dl/activation-functions --kind formula --new 5\n"
    "  quiz review --cram --tag activations",
    "help.check": "Сверить формулу с функцией, карточкой или выражением.",
    "help.check.name": "функция или карточка: relu, relu_prime, dl/activations:five",
    "help.check.name.name": "[ИМЯ]",
    "help.check.formula": "проверяемая формула; - читает её со стандартного ввода",
    "help.check.formula.name": "[ФОРМУЛА]",
    "help.check.against": "сверить с этим выражением, а не с именем",
    "help.check.against.value": "ВЫРАЖЕНИЕ",
    "help.check.batch": "объект JSON в строке на входе и на выходе; - стандартный ввод",
    "help.check.batch.value": "ФАЙЛ",
    "help.check.variables": "какие буквы — переменные, например x,y",
    "help.check.variables.value": "БУКВЫ",
    "help.check.params": "обычные значения параметров, например 'a=0.01'",
    "help.check.params.value": "ПАРЫ",
    "help.check.assume": "что известно о параметрах, например '0 < a < 1'",
    "help.check.assume.value": "УСЛОВИЯ",
    "help.check.exceptions": "точки, где решает соглашение, например 0",
    "help.check.exceptions.value": "ТОЧКИ",
    "help.check.proof": "вместе с --batch: попытаться доказать равенство",
    "help.check.no_proof": "не пытаться доказать равенство",
    "help.check.numerics": "сказать и о том, как она ведёт себя в float16, "
    "bfloat16, float32 и float64",
    "help.check.examples": "  quiz check relu 'max(0, x)'\n"
    "  quiz check --against 'x^2 - 1' '(x-1)(x+1)'\n"
    "  quiz check sigmoid '1/(1+e^-x)' --numerics\n"
    "  quiz check --batch answers.jsonl",
    "help.show": "Что известно о функции: определение, производная, область значений.",
    "help.show.name": "функция, например gelu",
    "help.show.name.name": "ИМЯ",
    "help.show.examples": "  quiz show gelu\n  quiz show leaky_relu --json",
    "help.plot": "Графики функций и формул, в терминале или в файле.",
    "help.plot.formulas": "имена или формулы; формула после одного имени рисуется как "
    "ответ, зазор закрашен; - читает её со стандартного ввода",
    "help.plot.formulas.name": "ИМЯ|ФОРМУЛА…",
    "help.plot.derivative": "производные; у одной функции — рядом с ней самой",
    "help.plot.span": "откуда и докуда; без этого -5:5",
    "help.plot.span.value": "A:B",
    "help.plot.params": "значения параметров и других букв, например 'a=0.2'",
    "help.plot.params.value": "ПАРЫ",
    "help.plot.png": "записать файл PNG (нужно дополнение `plot`)",
    "help.plot.png.value": "ФАЙЛ",
    "help.plot.svg": "записать файл SVG (нужно дополнение `plot`)",
    "help.plot.svg.value": "ФАЙЛ",
    "help.plot.examples": "  quiz plot gelu silu relu\n"
    "  quiz plot sigmoid --derivative --range -8:8\n"
    "  quiz plot gelu 'x/(1+exp(-1.702x))'\n"
    "  quiz plot 'tan(x)' --svg tan.svg",
    "help.eval": "Значения формулы в заданных точках, точные там, где они точны.",
    "help.eval.formula": "формула или имя, например relu или relu_prime; - читает её "
    "со стандартного ввода",
    "help.eval.formula.name": "ФОРМУЛА",
    "help.eval.at": "точки, например x=-2,0,2 или 'x=[1,2,3]' (можно повторять)",
    "help.eval.at.value": "ТОЧКИ",
    "help.eval.params": "значения параметров, например 'a=0.1'",
    "help.eval.params.value": "ПАРЫ",
    "help.eval.digits": "значащих цифр у округлённых; без этого 10",
    "help.eval.digits.value": "N",
    "help.eval.examples": "  quiz eval sigmoid --at x=-2,0,2\n"
    "  quiz eval softmax --at 'x=[1,2,3]'\n"
    "  quiz eval leaky_relu --at x=-2,2 --at a=0.1,0.5\n"
    "  quiz eval 'erf(1/sqrt(2))' --digits 30",
    "help.due": "Что пора повторить: всего, по колодам и по дням.",
    "help.due.examples": "  quiz due\n  quiz due --json",
    "help.undo": "Отменить последние ответы, точно как было.",
    "help.undo.count": "сколько; по умолчанию 1",
    "help.undo.count.name": "[N]",
    "help.undo.examples": "  quiz undo\n  quiz undo 3",
    "help.deck": "Колоды: какие есть, какие включены, нет ли в них ошибок.",
    "help.deck.examples": "  quiz deck list\n  quiz deck off dl/activations\n"
    "  quiz deck check my.yaml",
    "help.deck.list": "Все колоды: включены ли, карточки, к повторению, новые.",
    "help.deck.list.examples": "  quiz deck list\n  quiz deck list --json",
    "help.deck.on": "Спрашивать карточки этих колод.",
    "help.deck.on.names": "имена колод",
    "help.deck.on.names.name": "КОЛОДА…",
    "help.deck.on.examples": "  quiz deck on dl/activations\n"
    "  quiz deck on dl/activations dl/activation-functions",
    "help.deck.off": "Не спрашивать карточки этих колод; история сохраняется.",
    "help.deck.off.names": "имена колод",
    "help.deck.off.names.name": "КОЛОДА…",
    "help.deck.off.examples": "  quiz deck off dl/activations\n"
    "  quiz deck off dl/activations dl/activation-functions",
    "help.deck.check": "Показать все ошибки в файлах колод: место и подсказку.",
    "help.deck.check.paths": "файлы или папки; если не указаны — все колоды",
    "help.deck.check.paths.name": "[ПУТЬ…]",
    "help.deck.check.examples": "  quiz deck check my.yaml\n"
    "  quiz deck check decks/ --json",
}
