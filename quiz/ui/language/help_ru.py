"""Help screens in Russian."""

from __future__ import annotations

from quiz.ui.language.help_authoring_ru import SENTENCES as AUTHORING

SENTENCES: dict[str, str] = {
    **AUTHORING,
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
    "option.plain": "простые строки: для конвейеров и программ чтения с экрана; "
    "для любой команды",
    "option.quiet": "без хода работы и замечаний; для любой команды",
    "option.install_completion": "включить дополнение в этой оболочке",
    "option.show_completion": "напечатать сценарий дополнения для этой оболочки",
    "option.as_json": "напечатать один документ JSON",
    "word.conditions": "Условия",
    "option.query": "и карточки по запросу, как в `quiz cards find`",
    "option.query.value": "ЗАПРОС",
    "option.yes": "ни о чём не спрашивать, сколько бы карточек ни было",
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
    "help.review.kind": "только этот вид (можно повторять): вопрос, рассказ, список, "
    "формула, свойство, выбор, 'верно ли', число, пропуски",
    "help.review.kind.value": "ВИД",
    "help.review.new": "новых карточек не больше",
    "help.review.new.value": "N",
    "help.review.limit": "карточек не больше",
    "help.review.limit.value": "N",
    "help.review.minutes": "закончить через столько минут",
    "help.review.minutes.value": "M",
    "help.review.ahead": "и те, чей срок не пришёл; засчитывается",
    "help.review.cram": "тренировка по любым карточкам; ничего не засчитывается",
    "help.review.seed": "одно и то же число — один и тот же порядок",
    "help.review.seed.value": "N",
    "help.review.examples": "  quiz review\n"
    "  quiz review dl/activations --kind formula --new 5\n"
    "  quiz review --cram --tag activations",
    "help.learn": "Первое знакомство: вопрос, ответ, рисунок, график; "
    "ничего не засчитывается.",
    "help.learn.decks": "какие колоды смотреть; если не названы — включённые",
    "help.learn.decks.name": "[КОЛОДА…]",
    "help.learn.start": "начать с этой карточки",
    "help.learn.start.value": "N",
    "help.learn.examples": "  quiz learn dl/activations\n"
    "  quiz learn dl/activations --from 8",
    "help.review.predict": "спрашивать перед ответом, насколько вы уверены",
    "help.interview": "Пробное собеседование: разные вопросы на время, потом отчёт.",
    "help.interview.decks": "откуда вопросы; если не указано — из включённых колод",
    "help.interview.decks.name": "[КОЛОДА…]",
    "help.interview.minutes": "сколько минут; по умолчанию 20",
    "help.interview.minutes.value": "M",
    "help.interview.questions": "не больше стольких вопросов, считая уточняющие",
    "help.interview.questions.value": "N",
    "help.interview.level": "не сложнее этого уровня: junior, middle, senior",
    "help.interview.level.value": "УРОВЕНЬ",
    "help.interview.seed": "то же число и те же ответы — то же собеседование",
    "help.interview.seed.value": "N",
    "help.interview.go_on": "продолжить последнее с того же места",
    "help.interview.last": "снова показать отчёт о последнем",
    "help.interview.save": "записать отчёт ещё и в файл Markdown",
    "help.interview.save.value": "ФАЙЛ",
    "help.interview.examples": "  quiz interview\n"
    "  quiz interview dl/activations --minutes 15 --level middle\n"
    "  quiz interview --last --save report.md",
    "help.check": "Сверить формулу с функцией, карточкой или выражением.",
    "help.check.name": "функция или карточка: relu, relu_prime, "
    "dl/activations:formula-relu",
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
    "help.check.numerics": "сказать и о поведении в числах с плавающей точкой",
    "help.check.examples": "  quiz check sigmoid '1/(1+e^-x)' --numerics\n"
    "  quiz check --against 'x^2 - 1' '(x-1)(x+1)'\n"
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
    "  quiz plot gelu 'x/(1+exp(-1.702x))' --svg gelu.svg",
    "help.eval": "Значения формулы в заданных точках; точные, где это возможно.",
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
    "  quiz eval 'max(0, a*x)' --at x=-2,2 --at a=0.1 --digits 30",
    "help.due": "Что пора повторить: всего, по колодам и по дням.",
    "help.due.examples": "  quiz due\n  quiz due --json",
    "help.stats": "Как идут дела: сколько вспоминается, дни, что впереди, трудные "
    "карточки, ошибки.",
    "help.stats.decks": "колоды, о которых рассказать; без них — обо всех",
    "help.stats.decks.name": "[КОЛОДА…]",
    "help.stats.days": "за сколько последних дней; если не указать, 30",
    "help.stats.days.value": "N",
    "help.stats.examples": "  quiz stats\n  quiz stats activations --days 90\n"
    "  quiz stats --json",
    "help.undo": "Отменить последнее: ответы, пометки, заметки, отложенные карточки.",
    "help.undo.count": "сколько; 1, если не указано",
    "help.undo.count.name": "[N]",
    "help.undo.examples": "  quiz undo\n  quiz undo 3\n  quiz undo --json",
    "help.plan": "Подготовиться ко дню собеседования: `quiz` будет спрашивать то, что "
    "больше всего поможет в этот день. Без параметров — действующий план.",
    "help.plan.decks": "колоды, к которым готовиться; без них — включённые",
    "help.plan.decks.name": "[КОЛОДА…]",
    "help.plan.interview": "день: 2026-12-10, 10.12 или +14, то есть через две недели",
    "help.plan.interview.value": "ДЕНЬ",
    "help.plan.minutes": "сколько минут в день у вас есть (20)",
    "help.plan.minutes.value": "M",
    "help.plan.target": "какую долю карточек помнить в этот день, от 0.5 до 0.99; без "
    "--minutes найдёт и минуты",
    "help.plan.target.value": "R",
    "help.plan.weight": "что важнее или менее важно: колода или #тег и во сколько "
    "раз; 1 — как все",
    "help.plan.weight.value": "ИМЯ=N",
    "help.plan.recover": "вместо этого, после перерыва: разложить накопившееся на "
    "столько дней",
    "help.plan.recover.value": "ДНЕЙ",
    "help.plan.clear": "отменить план",
    "help.plan.dry_run": "показать, что получится, и ничего не менять",
    "help.plan.examples": "  quiz plan --interview +14 --minutes 20\n"
    "  quiz plan --interview +21 --target 0.9 dl/activations\n"
    "  quiz plan --recover 7",
    "help.optimize": "Подобрать параметры FSRS по вашим повторениям. Новые берутся, "
    "только если лучше предсказывают повторения, которых не видели.",
    "help.optimize.dry_run": "показать, что получится, и ничего не менять",
    "help.optimize.undo": "вернуть параметры, какие были до последней перемены",
    "help.optimize.examples": "  quiz optimize --dry-run\n  quiz optimize\n"
    "  quiz optimize --undo",
    "help.cards": "Карточки: найти, рассмотреть, убрать, начать заново, пометить.",
    "help.cards.examples": "  quiz cards find 'is:leech -is:suspended'\n"
    "  quiz cards show dying-relu\n"
    "  quiz cards suspend --query 'тег:softmax трудность>8'",
    "help.cards.find": "Карточки по запросу; без него — все.\n"
    "Условия действуют вместе; `or` (или) и скобки соединяют иначе, - или `не` "
    "отрицает то, что дальше. Запрос берут в одинарные кавычки: знак > оболочка "
    "понимает по-своему.",
    "help.cards.find.query": "условия, см. ниже",
    "help.cards.find.query.name": "[ЗАПРОС]",
    "help.cards.find.limit": "не больше стольких; иначе — сколько войдёт в окно",
    "help.cards.find.limit.value": "N",
    "help.cards.find.rows": 'слово, "два слова" | есть в вопросе, ответе или id; '
    "сами слова не, или, и, знак * — в кавычках\n"
    "is: это: | due пора, new новая, learnt изучена, suspended снята, buried отложена, "
    "flagged помечена, leech пиявка; on, off — её колода включена, выключена\n"
    "deck: колода: tag: тег: | по имени, #softmax — тоже тег; * здесь и в словах — что "
    "угодно\n"
    "level: уровень: kind: вид: | по имени\n"
    "id: note: заметка: | часть id, часть заметки; note:* — любая заметка\n"
    "stability прочность | < <= > >= = 5д 2нед 3мес 1г\n"
    "interval интервал | так же\n"
    "last давность | так же: сколько прошло с последнего повторения\n"
    "due срок | так же от сегодня, сегодня, завтра, 2026-12-10; просроченное — "
    "меньше 0\n"
    "r память | вспомнится сегодня: 0.8 или 80%\n"
    "difficulty трудность | число от 1 до 10\n"
    "lapses забыта | сколько раз\n"
    "reviews повторений | сколько",
    "help.cards.find.examples": "  quiz cards find 'это:пора тег:softmax'\n"
    "  quiz cards find 'lapses>3 stability<5d -is:due'\n"
    "  quiz cards find 'r<80% (is:due or is:new)' --json",
    "help.cards.show": "Одна карточка: что о ней известно и как она забывается.",
    "help.cards.show.card": "её id или его конец",
    "help.cards.show.card.name": "КАРТОЧКА",
    "help.cards.show.examples": "  quiz cards show dying-relu\n"
    "  quiz cards show dl/activations:dying-relu --json",
    "help.cards.history": "Всё, что было с карточкой, и то, что отменено.",
    "help.cards.history.card": "её id или его конец",
    "help.cards.history.card.name": "КАРТОЧКА",
    "help.cards.history.examples": "  quiz cards history dying-relu\n"
    "  quiz cards history dying-relu --json",
    "help.cards.suspend": "Не спрашивать карточки, пока не попросите.",
    "help.cards.suspend.cards": "id карточек или их концы",
    "help.cards.suspend.cards.name": "[КАРТОЧКА…]",
    "help.cards.suspend.examples": "  quiz cards suspend dying-relu\n"
    "  quiz cards suspend --query 'is:leech lapses>7'",
    "help.cards.unsuspend": "Вернуть карточки: снова их спрашивать.",
    "help.cards.unsuspend.cards": "id карточек или их концы",
    "help.cards.unsuspend.cards.name": "[КАРТОЧКА…]",
    "help.cards.unsuspend.examples": "  quiz cards unsuspend dying-relu\n"
    "  quiz cards unsuspend --query 'is:suspended tag:softmax'",
    "help.cards.bury": "Отложить карточки до завтра.",
    "help.cards.bury.cards": "id карточек или их концы",
    "help.cards.bury.cards.name": "[КАРТОЧКА…]",
    "help.cards.bury.examples": "  quiz cards bury dying-relu\n"
    "  quiz cards bury --query 'is:due deck:activations'",
    "help.cards.unbury": "Вернуть отложенные карточки сегодня же.",
    "help.cards.unbury.cards": "id карточек или их концы",
    "help.cards.unbury.cards.name": "[КАРТОЧКА…]",
    "help.cards.unbury.examples": "  quiz cards unbury dying-relu\n"
    "  quiz cards unbury --query 'это:отложена'",
    "help.cards.reset": "Начать карточки заново: прежние повторения не в счёт. "
    "Отменить — `quiz undo`.",
    "help.cards.reset.cards": "id карточек или их концы",
    "help.cards.reset.cards.name": "[КАРТОЧКА…]",
    "help.cards.reset.examples": "  quiz cards reset dying-relu\n"
    "  quiz cards reset --query 'lapses>9 stability<2d'",
    "help.cards.flag": "Пометить карточки или снять пометки.",
    "help.cards.flag.cards": "id карточек или их концы",
    "help.cards.flag.cards.name": "[КАРТОЧКА…]",
    "help.cards.flag.off": "снять пометки",
    "help.cards.flag.examples": "  quiz cards flag dying-relu\n"
    "  quiz cards flag dying-relu --off\n"
    "  quiz cards flag --query 'r<50% reviews>3'",
    "help.cards.note": "Записать заметку к карточкам или показать их у одной.",
    "help.cards.note.words": "карточки, потом заметка; с --query только заметка; одна "
    "карточка — показать её заметки",
    "help.cards.note.words.name": "[КАРТОЧКА…] [ТЕКСТ]",
    "help.cards.note.examples": "  quiz cards note dying-relu 'найти, как лечить'\n"
    "  quiz cards note dying-relu\n"
    "  quiz cards note --query 'это:пиявка' 'нарисовать'",
    "help.disputes": "Оценки, которые вы оспорили, сначала новые.",
    "help.disputes.examples": "  quiz disputes\n  quiz disputes accept 1\n"
    "  quiz disputes drop 2",
    "help.disputes.accept": "Добавить ответ в карточку или показать, что добавить.",
    "help.disputes.accept.number": "номер из списка `quiz disputes`",
    "help.disputes.accept.number.name": "N",
    "help.disputes.accept.examples": "  quiz disputes accept 1\n"
    "  quiz disputes accept 1 --json",
    "help.disputes.drop": "Снять спор.",
    "help.disputes.drop.number": "номер из списка `quiz disputes`",
    "help.disputes.drop.number.name": "N",
    "help.disputes.drop.examples": "  quiz disputes drop 1\n"
    "  quiz disputes drop 1 --json",
    "help.config": "Настройки: что и когда спрашивать, как говорить, что хранить.",
    "help.config.examples": "  quiz config\n"
    "  quiz config get reviews_per_day\n"
    "  quiz config set minutes_per_day 20",
    "help.config.list": "Все настройки со значениями.",
    "help.config.list.examples": "  quiz config list\n  quiz config list --json",
    "help.config.get": "Одна настройка: значение, зачем она и что допустимо.",
    "help.config.get.name": "настройка, например new_per_day",
    "help.config.get.name.name": "ИМЯ",
    "help.config.get.examples": "  quiz config get new_per_day\n"
    "  quiz config get lang --json",
    "help.config.set": "Изменить настройку.",
    "help.config.set.name": "настройка, например new_per_day",
    "help.config.set.name.name": "ИМЯ",
    "help.config.set.value": "новое значение",
    "help.config.set.value.name": "ЗНАЧЕНИЕ…",
    "help.config.set.examples": "  quiz config set new_per_day 10\n"
    "  quiz config set desired_retention 92%\n"
    "  quiz config set desired_retention_by_level senior=95%\n"
    "  quiz config set keep_answers false",
    "help.config.unset": "Вернуть настройке значение по умолчанию.",
    "help.config.unset.name": "настройка, например new_per_day",
    "help.config.unset.name.name": "ИМЯ",
    "help.config.unset.examples": "  quiz config unset new_per_day\n"
    "  quiz config unset lang",
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
    "help.deck.check.paths": "файлы, папки или имена колод; без них — все колоды, "
    "кроме формул встроенных",
    "help.deck.check.paths.name": "[ПУТЬ…]",
    "help.deck.check.examples": "  quiz deck check my.yaml\n"
    "  quiz deck check decks/ --json",
    "help.deck.explain": "О чём замечание `quiz deck check`: почему это важно, "
    "неверный пример и исправленный. Без кода — все замечания.",
    "help.deck.explain.code": "например D102",
    "help.deck.explain.code.name": "[КОД]",
    "help.deck.explain.examples": "  quiz deck explain D102\n  quiz deck explain",
    "help.deck.orphans": "Память о карточках, которых в колодах больше нет, и новые "
    "карточки, которыми они могли стать.",
    "help.deck.orphans.examples": "  quiz deck orphans\n  quiz deck orphans --json",
    "help.deck.relink": "Передать историю исчезнувшей карточки той, которой она стала."
    "\nСо СТАРОЙ одной — предложить самую похожую новую, без имён — по одной на каждую "
    "исчезнувшую. Отменяет `quiz undo`.",
    "help.deck.relink.old": "id исчезнувшей карточки или его конец",
    "help.deck.relink.old.name": "[СТАРАЯ]",
    "help.deck.relink.new": "карточка, которой она стала",
    "help.deck.relink.new.name": "[НОВАЯ]",
    "help.deck.relink.yes": "ни о чём не спрашивать; без имён — только где сходство "
    "несомненно",
    "help.deck.relink.examples": "  quiz deck relink\n"
    "  quiz deck relink dying-relu\n"
    "  quiz deck relink my/nets:dying-relu my/nets:dead-units",
    "help.deck.fmt": "Привести файлы колод в порядок: недостающие id, порядок ключей, "
    "кавычки, пробелы. Комментарии и пустые строки остаются.",
    "help.deck.fmt.paths": "файлы или папки; без них — ваши колоды; - — фильтр",
    "help.deck.fmt.paths.name": "[ПУТЬ…]",
    "help.deck.fmt.check": "только сказать, что изменилось бы; тогда код возврата 1",
    "help.deck.fmt.examples": "  quiz deck fmt my.yaml\n  quiz deck fmt --check decks/",
    "help.deck.add": "Взять набор колод по адресу git или из папки, каков он сейчас. "
    "Ничего из него не выполняется, и читаются только колоды.",
    "help.deck.add.source": "адрес git или путь",
    "help.deck.add.source.name": "ОТКУДА",
    "help.deck.add.ref": "ветка, тег или коммит; без него — обычная ветка",
    "help.deck.add.ref.value": "ССЫЛКА",
    "help.deck.add.name": "как назвать набор; без него — конец адреса",
    "help.deck.add.name.value": "ИМЯ",
    "help.deck.add.examples": "  quiz deck add https://example.org/decks.git\n"
    "  quiz deck add ~/decks --name mine",
    "help.deck.packs": "Добавленные наборы и их колоды.",
    "help.deck.packs.examples": "  quiz deck packs\n  quiz deck packs --json",
    "help.deck.update": "Показать, какие карточки наборов новы, изменены и удалены у "
    "источника, и взять их.",
    "help.deck.update.packs": "имена наборов; без них — все",
    "help.deck.update.packs.name": "[НАБОР…]",
    "help.deck.update.ref": "с этих пор другая ветка, тег или коммит",
    "help.deck.update.ref.value": "ССЫЛКА",
    "help.deck.update.dry_run": "только показать",
    "help.deck.update.yes": "взять, не спрашивая",
    "help.deck.update.examples": "  quiz deck update\n"
    "  quiz deck update decks --dry-run",
    "help.deck.remove": "Убрать набор; всё выученное остаётся.",
    "help.deck.remove.pack": "имя набора",
    "help.deck.remove.pack.name": "НАБОР",
    "help.deck.remove.yes": "не спрашивая",
    "help.deck.remove.examples": "  quiz deck remove decks\n"
    "  quiz deck remove decks --yes",
}
