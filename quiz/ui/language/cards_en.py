"""What is said while a card is being answered, in English."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    # Speaking against the clock
    "clock.ready": "Space starts the clock ({limit})",
    "clock.running": "{spent} of {limit} · Space when done",
    "clock.over": "{spent}, {limit} are over · Space ends",
    "clock.took": "You spoke for {spent} of {limit}.",
    "clock.took-over": "You spoke for {spent}, {limit} were meant.",
    "clock.meant": "meant for {limit}",
    # Ticking
    "ticks.ways": "press the numbers of what you said",
    "ticks.star": "* ticks {keys}",
    "ticks.done": "Enter when done",
    "ticks.more": "Enter goes on ({n} of {of})",
    "ticks.on": "Enter goes on",
    "ticks.page-back": "u page before",
    "ticks.strip": "Said: {keys}",
    "ticks.none": "nothing yet",
    "ticks.again": "Numbers from 1 to {n} on one line, such as 1 3; * for {keys}, "
    "nothing for none.",
    "ticks.back": "u: tick again",
    "ticks.made": ("{made} of {n} point made.", "{made} of {n} points made."),
    "ticks.all": "Every point made.",
    "ticks.bonus": (
        "And a point that few think of: well done.",
        "And {n} points that few think of: well done.",
    ),
    "ticks.bonus-too": (
        "Said, too: a point that few think of.",
        "Said, too: {n} points that few think of.",
    ),
    "ticks.flag": (
        "With a red flag, Hard at most is suggested.",
        "With red flags, Hard at most is suggested.",
    ),
    "ticks.missed": ("To say next time:", "To say next time:"),
    "ticks.flagged": ("Not to say again:", "Not to say again:"),
    "picks.ask": "Choose all that are right.",
    "picks.ways": "press their numbers · Enter when done",
    "picks.none": "press their numbers · Enter gives up",
    "picks.strip": "Chosen: {keys}",
    "picks.line": "all right numbers on one line, such as 1 3",
    "pick.yours": "yours",
    # Text typed where keys command
    "typing.aloud": "Answer aloud or in your head; nothing is typed here",
    "typing.pick": "Press the number of your choice; nothing else is typed here",
    "typing.picks": "Press the numbers of your choice; nothing else is typed here",
    "typing.ticks": "Press the keys of what you said; nothing else is typed here",
    "typing.predict": "Nothing is typed here",
    "typing.rating": "Nothing is typed here",
    "typing.learn": "Nothing is typed here",
    "typing.interview": "Answer aloud; nothing is typed here",
    "typing.interview-pick": "Press the number of your choice; nothing else is typed "
    "here",
    "typing.followup": "Nothing is typed here",
    "typing.ready": "Nothing is typed here",
    "typing.report": "Nothing is typed here",
    "typing.scale": "Nothing is typed here",
    # What an answer may differ in
    "excepted": (
        "At {at} any value counts here.",
        "At {at} any values count here.",
    ),
    "letter.taken": "Your {given} was read as {taken}.",
    "typing.again": "Not taken either: “{text}”.",
    "typing.quit": "To stop, press q alone.",
    # To a key that does nothing: its name, and what works
    "key.idle": "{name} does nothing here",
    "key.quoted": "“{sign}”",
    "key.that": "That key",
    "works.aloud": "Enter shows the answer · ? keys",
    "works.pick": "1–{n} choose · Enter gives up · ? keys",
    "works.picks": "1–{n} choose · Enter ends · ? keys",
    "works.ticks": "{keys} tick · {onward} · ? keys",
    "works.predict": "1–4 answer · Enter skips · q stops",
    "works.rating": "1–4 rate · Enter rates as suggested · ? keys",
    "works.learn": "Enter goes on · q stops · ? keys",
    "works.interview": "Enter when you have said it · s skip · ? keys",
    "works.interview-pick": "1–{n} choose · s skip · ? keys",
    "works.followup": "Enter goes on · q back to the card",
    "works.ready": "Enter goes on · q leaves · ? keys",
    "works.report": "Enter goes on · q ends",
    "works.scale": "1 little · 2 half · 3 nearly all · ? keys",
    # Words that are no answers
    "plea.unknown": "No such key; :? lists them.",
    "plea.quit": "Not taken as an answer. To stop, type :q. To give up, press Enter "
    "on an empty line.",
    "plea.to-card": "Not taken as an answer. :q goes back to the card. To give up, "
    "press Enter on an empty line.",
    "plea.no-hint": "Not taken as an answer. This card has no hints.",
    "plea.end-list": "Not taken as an answer. To end the list, press Enter on an empty "
    "line.",
    "plea.keys": "Not taken as an answer. :? lists the keys.",
    "plea.hint": "Not taken as an answer. :h gives a hint.",
    "plea.undo": "Not taken as an answer. :u takes back what was done last.",
    "plea.away": "Not taken as an answer. :s suspends the card, :b puts it aside.",
    "plea.give-up": "Not taken as an answer. To give up, press Enter on an empty line.",
    "draft.kept": "Kept of your answer: {text}",
    "draft.lost": "The answer that you had begun is not kept.",
    "draft.back-open": "Taken back: the gap that was left open.",
    "draft.back": "Taken back: {text}",
    # Lists
    "list.ways": "one by one or all at once · an empty line ends",
    "list.prompt": "{found} of {needed}",
    "list.hit": "Right",
    "list.miss": "Not on the list",
    "list.slip": "{expected}, misspelt as {given}",
    # Gaps
    "gaps.ways": "an empty line leaves a gap open",
    "gap.prompt": "[{n}] ",
    "gap.prompt-hint": "[{n}: {hint}] ",
    # Graphs
    "graph.range": "Its range is {range}.",
    "graph.zero": "At zero it is {value}.",
    "graph.values": "Values at {letter} = {values}.",
    "graph.undefined": "undefined",
    "graph.none": "The curve cannot be drawn here.",
}
