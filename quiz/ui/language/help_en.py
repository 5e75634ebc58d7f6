"""Help screens in English."""

from __future__ import annotations

from quiz.ui.language.help_authoring_en import SENTENCES as AUTHORING

SENTENCES: dict[str, str] = {
    **AUTHORING,
    "word.usage": "Usage:",
    "word.arguments": "Arguments",
    "word.commands": "Commands",
    "word.options": "Options",
    "word.options-short": "[OPTIONS]",
    "word.command-short": "[COMMAND]",
    "word.examples": "Examples",
    "word.value": "VALUE",
    "option.help": "show this help",
    "option.version": "show the version",
    "option.lang": "language; for every command",
    "option.plain": "plain lines, for pipes and screen readers; for every command",
    "option.quiet": "no progress and no remarks; for every command",
    "option.install_completion": "set up completion for this shell",
    "option.show_completion": "print the completion script for this shell",
    "option.as_json": "print one JSON document",
    "word.conditions": "Conditions",
    "option.query": "also the cards that a query means, as for `quiz cards find`",
    "option.query.value": "QUERY",
    "option.yes": "ask nothing, however many cards it means",
    "help": "Interview questions in your terminal: asked, graded, remembered.\n"
    "Without a command: today's session over the decks that are on.",
    "help.examples": "  quiz\n  quiz review dl/activations --minutes 10\n"
    "  quiz check sigmoid '1/(1+e^-x)'",
    "help.review": "A session over chosen cards.",
    "help.review.decks": "decks to ask; without any, those that are on",
    "help.review.decks.name": "[DECK…]",
    "help.review.tag": "only cards with this tag (may be repeated)",
    "help.review.tag.value": "TAG",
    "help.review.level": "only this level: junior, middle, senior (may be repeated)",
    "help.review.level.value": "LEVEL",
    "help.review.kind": "only this kind (may be repeated): question, explain, list, "
    "formula, property, choice, 'true or false', number, gaps",
    "help.review.kind.value": "KIND",
    "help.review.new": "at most this many new cards",
    "help.review.new.value": "N",
    "help.review.limit": "at most this many cards",
    "help.review.limit.value": "N",
    "help.review.minutes": "stop after this many minutes",
    "help.review.minutes.value": "M",
    "help.review.ahead": "also cards that are not due yet; it counts",
    "help.review.cram": "practise any cards; nothing counts",
    "help.review.seed": "the same number gives the same order",
    "help.review.seed.value": "N",
    "help.review.examples": "  quiz review\n"
    "  quiz review dl/activations --kind formula --new 5\n"
    "  quiz review --cram --tag activations",
    "help.learn": "First exposure: question, answer, picture and curve; "
    "nothing counts.",
    "help.learn.decks": "decks to look through; without any, those that are on",
    "help.learn.decks.name": "[DECK…]",
    "help.learn.start": "begin at this card",
    "help.learn.start.value": "N",
    "help.learn.examples": "  quiz learn dl/activations\n"
    "  quiz learn dl/activations --from 8",
    "help.review.predict": "ask how sure you are before each answer is shown",
    "help.interview": "A mock interview: mixed questions against the clock, then a "
    "report.",
    "help.interview.decks": "decks to ask from; without any, those that are on",
    "help.interview.decks.name": "[DECK…]",
    "help.interview.minutes": "how long; 20 if left out",
    "help.interview.minutes.value": "M",
    "help.interview.questions": "at most this many questions, follow-ups included",
    "help.interview.questions.value": "N",
    "help.interview.level": "up to this level: junior, middle, senior",
    "help.interview.level.value": "LEVEL",
    "help.interview.seed": "the same number and answers give the same interview",
    "help.interview.seed.value": "N",
    "help.interview.go_on": "go on with the last one where it was left",
    "help.interview.last": "show the report on the last one again",
    "help.interview.save": "write the report to a Markdown file, too",
    "help.interview.save.value": "FILE",
    "help.interview.examples": "  quiz interview\n"
    "  quiz interview dl/activations --minutes 15 --level middle\n"
    "  quiz interview --last --save report.md",
    "help.check": "Grade a formula against a function, a card or an expression.",
    "help.check.name": "function or card, such as relu, relu_prime, "
    "dl/activations:formula-relu",
    "help.check.name.name": "[NAME]",
    "help.check.formula": "the formula to grade; - reads it from standard input",
    "help.check.formula.name": "[FORMULA]",
    "help.check.against": "grade against this expression instead of a name",
    "help.check.against.value": "EXPR",
    "help.check.batch": "one JSON object a line in, one out; - is standard input",
    "help.check.batch.value": "FILE",
    "help.check.variables": "letters that are variables, such as x,y",
    "help.check.variables.value": "LETTERS",
    "help.check.params": "usual values of parameters, such as 'a=0.01'",
    "help.check.params.value": "PAIRS",
    "help.check.assume": "what holds for the parameters, such as '0 < a < 1'",
    "help.check.assume.value": "CONDITIONS",
    "help.check.exceptions": "points where a convention decides, such as 0",
    "help.check.exceptions.value": "POINTS",
    "help.check.proof": "with --batch: also try to prove what is equal",
    "help.check.no_proof": "do not try to prove what is equal",
    "help.check.numerics": "also say how it behaves in floating point",
    "help.check.examples": "  quiz check sigmoid '1/(1+e^-x)' --numerics\n"
    "  quiz check --against 'x^2 - 1' '(x-1)(x+1)'\n"
    "  quiz check --batch answers.jsonl",
    "help.show": "What is known about a function: definition, derivative, range.",
    "help.show.name": "a function, such as gelu",
    "help.show.name.name": "NAME",
    "help.show.examples": "  quiz show gelu\n  quiz show leaky_relu --json",
    "help.plot": "Curves of functions and formulas, in the terminal or in a file.",
    "help.plot.formulas": "names or formulas; a formula after one name is drawn as an "
    "answer, its gap shaded; - reads one from standard input",
    "help.plot.formulas.name": "NAME|FORMULA…",
    "help.plot.derivative": "derivatives; that of a single function beside it",
    "help.plot.span": "from where to where; -5:5 if left out",
    "help.plot.span.value": "A:B",
    "help.plot.params": "values of parameters and other letters, such as 'a=0.2'",
    "help.plot.params.value": "PAIRS",
    "help.plot.png": "write a PNG file instead (needs the extra `plot`)",
    "help.plot.png.value": "FILE",
    "help.plot.svg": "write an SVG file instead (needs the extra `plot`)",
    "help.plot.svg.value": "FILE",
    "help.plot.examples": "  quiz plot gelu silu relu\n"
    "  quiz plot sigmoid --derivative --range -8:8\n"
    "  quiz plot gelu 'x/(1+exp(-1.702x))' --svg gelu.svg",
    "help.eval": "Values of a formula in given points, exact where they are exact.",
    "help.eval.formula": "a formula, or a name such as relu or relu_prime; - reads it "
    "from standard input",
    "help.eval.formula.name": "FORMULA",
    "help.eval.at": "points, such as x=-2,0,2 or 'x=[1,2,3]' (may be repeated)",
    "help.eval.at.value": "POINTS",
    "help.eval.params": "values of parameters, such as 'a=0.1'",
    "help.eval.params.value": "PAIRS",
    "help.eval.digits": "significant digits of rounded values; 10 if left out",
    "help.eval.digits.value": "N",
    "help.eval.examples": "  quiz eval sigmoid --at x=-2,0,2\n"
    "  quiz eval softmax --at 'x=[1,2,3]'\n"
    "  quiz eval 'max(0, a*x)' --at x=-2,2 --at a=0.1 --digits 30",
    "help.due": "What is due: in total, by deck and by day.",
    "help.due.examples": "  quiz due\n  quiz due --json",
    "help.stats": "How it goes: how much you recall, your days, what comes, hard "
    "cards, slips.",
    "help.stats.decks": "decks to tell of; without any, all",
    "help.stats.decks.name": "[DECK…]",
    "help.stats.days": "how far back late figures go; 30 if left out",
    "help.stats.days.value": "N",
    "help.stats.examples": "  quiz stats\n  quiz stats activations --days 90\n"
    "  quiz stats --json",
    "help.undo": "Take back the last answers, flags, notes, cards put away: exactly.",
    "help.undo.count": "how many; 1 if left out",
    "help.undo.count.name": "[N]",
    "help.undo.examples": "  quiz undo\n  quiz undo 3\n  quiz undo --json",
    "help.plan": "Prepare for the day of an interview: `quiz` then asks what helps "
    "most on that day. Without options: the plan in force.",
    "help.plan.decks": "decks to plan for; without any, those that are on",
    "help.plan.decks.name": "[DECK…]",
    "help.plan.interview": "the day: 2026-12-10, 10.12, or +14 for in two weeks",
    "help.plan.interview.value": "DAY",
    "help.plan.minutes": "minutes a day that you have (20)",
    "help.plan.minutes.value": "M",
    "help.plan.target": "share of the cards to recall on the day, 0.5 to 0.99; without "
    "--minutes it also finds the minutes",
    "help.plan.target.value": "R",
    "help.plan.weight": "what counts more or less: a deck or #tag, and how much; 1 "
    "is usual",
    "help.plan.weight.value": "NAME=N",
    "help.plan.recover": "after a break instead: spread what waits over so many days",
    "help.plan.recover.value": "DAYS",
    "help.plan.clear": "end the plan",
    "help.plan.dry_run": "show what would come of it, and change nothing",
    "help.plan.examples": "  quiz plan --interview +14 --minutes 20\n"
    "  quiz plan --interview +21 --target 0.9 dl/activations\n"
    "  quiz plan --recover 7",
    "help.optimize": "Fit the parameters of FSRS to your own reviews. New ones are "
    "taken only if they predict reviews better that they have not seen.",
    "help.optimize.dry_run": "show what would come of it, and change nothing",
    "help.optimize.undo": "put the parameters before the last change back",
    "help.optimize.examples": "  quiz optimize --dry-run\n  quiz optimize\n"
    "  quiz optimize --undo",
    "help.cards": "Cards: find them, look at one, put them away, begin anew, flag, "
    "note.",
    "help.cards.examples": "  quiz cards find 'is:leech -is:suspended'\n"
    "  quiz cards show dying-relu\n"
    "  quiz cards suspend --query 'tag:softmax difficulty>8'",
    "help.cards.find": "The cards that a query means; without one, all of them.\n"
    "Conditions hold together; `or` and brackets join them otherwise, - or `not` "
    "negates what follows. Put the query in single quotes: a shell takes > for "
    "itself.",
    "help.cards.find.query": "conditions, as below",
    "help.cards.find.query.name": "[QUERY]",
    "help.cards.find.limit": "at most this many; else what fits the window",
    "help.cards.find.limit.value": "N",
    "help.cards.find.rows": 'word, "two words" | in question, answer or id; not, or, '
    "and, * as words go in quotes\n"
    "is: | due new learnt suspended buried flagged leech, or on and off of its deck\n"
    "deck: tag: level: kind: | a name, #softmax is a tag; * here and in words stands "
    "for anything\n"
    "id: note: | a part of it; note:* any note\n"
    "stability | days that recall holds: < <= > >= = 5d 2w 3mo 1y\n"
    "interval | the same, from the last review to the next\n"
    "last | the same, since the last review\n"
    "due | the same from today on, today, tomorrow, 2026-12-10; late is below 0\n"
    "r | recall today, as 0.8 or 80%\n"
    "difficulty | a number from 1 to 10\n"
    "lapses reviews | how often",
    "help.cards.find.examples": "  quiz cards find 'is:due tag:softmax'\n"
    "  quiz cards find 'lapses>3 stability<5d -is:due'\n"
    "  quiz cards find 'r<80% (is:due or is:new)' --json",
    "help.cards.show": "One card: what is known of it, and its forgetting curve.",
    "help.cards.show.card": "its id, or the end of it",
    "help.cards.show.card.name": "CARD",
    "help.cards.show.examples": "  quiz cards show dying-relu\n"
    "  quiz cards show dl/activations:dying-relu --json",
    "help.cards.history": "Everything that happened to a card, what was taken back, "
    "too.",
    "help.cards.history.card": "its id, or the end of it",
    "help.cards.history.card.name": "CARD",
    "help.cards.history.examples": "  quiz cards history dying-relu\n"
    "  quiz cards history dying-relu --json",
    "help.cards.suspend": "Do not ask cards until told.",
    "help.cards.suspend.cards": "ids or the ends of ids",
    "help.cards.suspend.cards.name": "[CARD…]",
    "help.cards.suspend.examples": "  quiz cards suspend dying-relu\n"
    "  quiz cards suspend --query 'is:leech lapses>7'",
    "help.cards.unsuspend": "Ask suspended cards again.",
    "help.cards.unsuspend.cards": "ids or the ends of ids",
    "help.cards.unsuspend.cards.name": "[CARD…]",
    "help.cards.unsuspend.examples": "  quiz cards unsuspend dying-relu\n"
    "  quiz cards unsuspend --query 'is:suspended tag:softmax'",
    "help.cards.bury": "Put cards aside until tomorrow.",
    "help.cards.bury.cards": "ids or the ends of ids",
    "help.cards.bury.cards.name": "[CARD…]",
    "help.cards.bury.examples": "  quiz cards bury dying-relu\n"
    "  quiz cards bury --query 'is:due deck:activations'",
    "help.cards.unbury": "Bring back today what was put aside.",
    "help.cards.unbury.cards": "ids or the ends of ids",
    "help.cards.unbury.cards.name": "[CARD…]",
    "help.cards.unbury.examples": "  quiz cards unbury dying-relu\n"
    "  quiz cards unbury --query 'is:buried'",
    "help.cards.reset": "Begin cards anew: their reviews count no more. `quiz undo` "
    "takes that back.",
    "help.cards.reset.cards": "ids or the ends of ids",
    "help.cards.reset.cards.name": "[CARD…]",
    "help.cards.reset.examples": "  quiz cards reset dying-relu\n"
    "  quiz cards reset --query 'lapses>9 stability<2d'",
    "help.cards.flag": "Flag cards, or take the flags off.",
    "help.cards.flag.cards": "ids or the ends of ids",
    "help.cards.flag.cards.name": "[CARD…]",
    "help.cards.flag.off": "take the flags off",
    "help.cards.flag.examples": "  quiz cards flag dying-relu\n"
    "  quiz cards flag dying-relu --off\n"
    "  quiz cards flag --query 'r<50% reviews>3'",
    "help.cards.note": "Write a note on cards, or show those of one.",
    "help.cards.note.words": "cards, then the note; with --query the note alone; a "
    "card alone shows its notes",
    "help.cards.note.words.name": "[CARD…] [TEXT]",
    "help.cards.note.examples": "  quiz cards note dying-relu 'look up the fix'\n"
    "  quiz cards note dying-relu\n"
    "  quiz cards note --query 'is:leech' 'draw it'",
    "help.disputes": "Verdicts that you overruled, the newest first.",
    "help.disputes.examples": "  quiz disputes\n  quiz disputes accept 1\n"
    "  quiz disputes drop 2",
    "help.disputes.accept": "Add the answer to the card, or print what to add.",
    "help.disputes.accept.number": "as `quiz disputes` numbers them",
    "help.disputes.accept.number.name": "N",
    "help.disputes.accept.examples": "  quiz disputes accept 1\n"
    "  quiz disputes accept 1 --json",
    "help.disputes.drop": "Give a dispute up.",
    "help.disputes.drop.number": "as `quiz disputes` numbers them",
    "help.disputes.drop.number.name": "N",
    "help.disputes.drop.examples": "  quiz disputes drop 1\n"
    "  quiz disputes drop 1 --json",
    "help.config": "Settings: what is asked and when, how quiz speaks, what it keeps.",
    "help.config.examples": "  quiz config\n"
    "  quiz config get reviews_per_day\n"
    "  quiz config set minutes_per_day 20",
    "help.config.list": "Every setting with its value.",
    "help.config.list.examples": "  quiz config list\n  quiz config list --json",
    "help.config.get": "One setting in full: value, purpose, what it may be.",
    "help.config.get.name": "a setting, such as new_per_day",
    "help.config.get.name.name": "NAME",
    "help.config.get.examples": "  quiz config get new_per_day\n"
    "  quiz config get lang --json",
    "help.config.set": "Change a setting.",
    "help.config.set.name": "a setting, such as new_per_day",
    "help.config.set.name.name": "NAME",
    "help.config.set.value": "the new value",
    "help.config.set.value.name": "VALUE…",
    "help.config.set.examples": "  quiz config set new_per_day 10\n"
    "  quiz config set desired_retention 92%\n"
    "  quiz config set desired_retention_by_level senior=95%\n"
    "  quiz config set keep_answers false",
    "help.config.unset": "Put a setting back to its default.",
    "help.config.unset.name": "a setting, such as new_per_day",
    "help.config.unset.name.name": "NAME",
    "help.config.unset.examples": "  quiz config unset new_per_day\n"
    "  quiz config unset lang",
    "help.deck": "Decks: which there are, which are on, whether they are sound.",
    "help.deck.examples": "  quiz deck list\n  quiz deck off dl/activations\n"
    "  quiz deck check my.yaml",
    "help.deck.list": "Every deck: on or off, cards, due, new.",
    "help.deck.list.examples": "  quiz deck list\n  quiz deck list --json",
    "help.deck.on": "Ask the cards of these decks.",
    "help.deck.on.names": "deck ids",
    "help.deck.on.names.name": "DECK…",
    "help.deck.on.examples": "  quiz deck on dl/activations\n"
    "  quiz deck on dl/activations dl/activation-functions",
    "help.deck.off": "Stop asking the cards of these decks; history is kept.",
    "help.deck.off.names": "deck ids",
    "help.deck.off.names.name": "DECK…",
    "help.deck.off.examples": "  quiz deck off dl/activations\n"
    "  quiz deck off dl/activations dl/activation-functions",
    "help.deck.check": "List every problem of deck files, with its place and a hint.",
    "help.deck.check.paths": "files, folders or ids of decks; without any, all decks, "
    "bundled formulas left out",
    "help.deck.check.paths.name": "[PATH…]",
    "help.deck.check.examples": "  quiz deck check my.yaml\n"
    "  quiz deck check decks/ --json",
    "help.deck.explain": "What a complaint of `quiz deck check` is about: why it "
    "matters, a wrong example and the mended one. Without a code, all of them.",
    "help.deck.explain.code": "such as D102",
    "help.deck.explain.code.name": "[CODE]",
    "help.deck.explain.examples": "  quiz deck explain D102\n  quiz deck explain",
    "help.deck.orphans": "Memories whose card is in no deck any more, each with the "
    "new card that it may be now.",
    "help.deck.orphans.examples": "  quiz deck orphans\n  quiz deck orphans --json",
    "help.deck.relink": "Hand the history of a card that is gone over to the card that "
    "it is now.\nWith OLD alone the likeliest new card is suggested, without names one "
    "for each that is gone. `quiz undo` takes it back.",
    "help.deck.relink.old": "the id that is gone, or the end of it",
    "help.deck.relink.old.name": "[OLD]",
    "help.deck.relink.new": "the card that it is now",
    "help.deck.relink.new.name": "[NEW]",
    "help.deck.relink.yes": "ask nothing; without names only where cards are surely "
    "alike",
    "help.deck.relink.examples": "  quiz deck relink\n"
    "  quiz deck relink dying-relu\n"
    "  quiz deck relink my/nets:dying-relu my/nets:dead-units",
    "help.deck.fmt": "Put deck files in order: missing ids, the order of keys, quotes, "
    "spaces. Comments and blank lines stay.",
    "help.deck.fmt.paths": "files or folders; without any, your own decks; - filters",
    "help.deck.fmt.paths.name": "[PATH…]",
    "help.deck.fmt.check": "only say what would change; exit code 1 if anything would",
    "help.deck.fmt.examples": "  quiz deck fmt my.yaml\n  quiz deck fmt --check decks/",
    "help.deck.add": "Take a pack of decks from a git address or a folder, at the "
    "state that it has now. Nothing in it is run, and only its decks are read.",
    "help.deck.add.source": "a git address, or a path",
    "help.deck.add.source.name": "SOURCE",
    "help.deck.add.ref": "branch, tag or commit; without it, the usual branch",
    "help.deck.add.ref.value": "REF",
    "help.deck.add.name": "what to call the pack; without it, the end of the address",
    "help.deck.add.name.value": "NAME",
    "help.deck.add.examples": "  quiz deck add https://example.org/decks.git\n"
    "  quiz deck add ~/decks --name mine",
    "help.deck.packs": "The packs that were added, with their decks.",
    "help.deck.packs.examples": "  quiz deck packs\n  quiz deck packs --json",
    "help.deck.update": "Show which cards of packs are new, edited and gone at their "
    "sources, and take them.",
    "help.deck.update.packs": "names of packs; without any, all",
    "help.deck.update.packs.name": "[PACK…]",
    "help.deck.update.ref": "another branch, tag or commit from now on",
    "help.deck.update.ref.value": "REF",
    "help.deck.update.dry_run": "only show it",
    "help.deck.update.yes": "take it without asking",
    "help.deck.update.examples": "  quiz deck update\n"
    "  quiz deck update decks --dry-run",
    "help.deck.remove": "Take a pack away; what was learnt of it stays.",
    "help.deck.remove.pack": "name of a pack",
    "help.deck.remove.pack.name": "PACK",
    "help.deck.remove.yes": "without asking",
    "help.deck.remove.examples": "  quiz deck remove decks\n"
    "  quiz deck remove decks --yes",
}
