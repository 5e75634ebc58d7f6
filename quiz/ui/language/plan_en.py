"""Plans towards an interview, and out of a backlog, in English."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    "head": "Interview on {date}, {when}",
    "head.today": "The interview is today",
    "weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "day": "{weekday} {day} {month}",
    "minutes": ("{n} minute a day", "{n} minutes a day"),
    "decks": "Decks: {decks}",
    "weights": "Weights: {weights}",
    "expect": "On the day you will recall about {percent} of the cards; without "
    "practice it would be {now}.",
    "now": "You would now recall about {percent} of the cards.",
    "more": (
        "{n} minute more a day would make it {percent}.",
        "{n} minutes more a day would make it {percent}.",
    ),
    "more.same": (
        "{n} minute more a day would hardly add to it.",
        "{n} minutes more a day would hardly add to it.",
    ),
    "done.no-cards": "The plan has no cards to ask: its decks are off, or all their "
    "cards are put away. `quiz deck list` and `quiz cards find is:suspended` show "
    "them.",
    "far": "More than 90 days ahead the usual intervals serve best; the figures are "
    "for the last 90.",
    "target": (
        "For {percent} it takes about {n} minute a day.",
        "For {percent} it takes about {n} minutes a day.",
    ),
    "target.kept": "The aim is {percent}.",
    "target.never": "{percent} cannot be reached by then, not even with eight hours "
    "a day; the figures are for {n} minutes.",
    "target.without": "For {percent} no practice is needed.",
    "topics": "Expected on the day, by topic (each card under its first tag)",
    "topics.more": ("and {n} more topic", "and {n} more topics"),
    "days": "What each day takes",
    "weeks": "What a day takes, by week",
    "load": "{minutes} min · {cards}",
    "load.left": ("{figures} left, {n} min done", "{figures} left, {n} min done"),
    "load.short": "{minutes} min",
    "unlearnt": (
        "{n} card will hardly be learnt in time:",
        "{n} cards will hardly be learnt in time:",
    ),
    "unlearnt.more": ("and {n} more", "and {n} more"),
    "ends-recovery": "This ends the way out of the backlog.",
    "trial.clear": "Only tried: it goes on. Without --dry-run it is ended.",
    "trial": "Only tried: nothing was kept. Without --dry-run it is put in force.",
    "kept": "The plan is in force: `quiz` now asks what helps most on that day. "
    "`quiz plan --clear` ends it.",
    "runs": "`quiz` asks by this plan. `quiz plan --clear` ends it.",
    "runs.later": "`quiz` asks by this plan from {date} on. `quiz plan --clear` ends "
    "it.",
    "runs.today": "`quiz` asks what is least sure, for a last look. Good luck!",
    "none": "No plan is in force: cards come back at the usual intervals.",
    "way.make": "plan towards that day",
    "way.target": "find the minutes a day that this recall takes",
    "way.recover": "spread what has piled up over a week",
    "cleared": "The plan is ended. Cards come back at the usual intervals again.",
    "cleared.recovery": "The way out of the backlog is ended. Cards come back at the "
    "usual intervals.",
    "cleared.resumed": "The way out of the backlog is ended. The plan for {date} goes "
    "on; `quiz plan --clear` ends it, too.",
    "way.again": "makes it once more",
    "cleared.none": "There was no plan.",
    "step.target": "Looking for the minutes that it takes",
    "step.outlook": "Working out the days until then",
    "step.more": "Trying some minutes more",
    "step.line": "{step} … {seconds} s",
    # In sessions
    "session.today": "The interview is today. Good luck!",
    "session.tomorrow": "The interview is tomorrow.",
    "session.left": ("{n} day to the interview.", "{n} days to the interview."),
    "done.done": "Today's part of the plan is done.",
    "done.nothing-yet": "The plan asks nothing today: waiting costs nothing yet.",
    "done.spent-last": (
        "Today's {n} minute is spent, and with it the plan.",
        "Today's {n} minutes are spent, and with them the plan.",
    ),
    "done.sure": "Nothing needs a last look: all of it is as sure as it can be.",
    "done.spent": (
        "Today's {n} minute is spent; the plan goes on tomorrow.",
        "Today's {n} minutes are spent; the plan goes on tomorrow.",
    ),
    "done.more": "practise ten minutes more by the plan",
    "done.outlook": "what to expect on the day",
    "done.clear": "end the plan",
    "due.plan": ("{n} card by the plan", "{n} cards by the plan"),
    "due.left": ("{n} day to the interview", "{n} days to the interview"),
    "due.tomorrow": "the interview is tomorrow",
    "due.today": "the interview is today",
    "due.minutes": ("about {n} minute", "about {n} minutes"),
    # Out of a backlog
    "recover.none": "Nothing has piled up: no card waits from before today.",
    "recover": (
        "{n} card waits. Spread over {days}: about {share} a day, {minutes}.",
        "{n} cards wait. Spread over {days}: about {share} a day, {minutes}.",
    ),
    "recover.days": ("{n} day", "{n} days"),
    "recover.minutes": ("some {n} minute", "some {n} minutes"),
    "recover.how": "The most valuable come first; new cards pause until nothing "
    "waits. The share of a day holds what falls due meanwhile, too.",
    "recover.kept": "In force from today. `quiz plan --clear` ends it.",
    "recover.pauses": "Meanwhile the plan for {date} pauses.",
    "recover.resumed": "The plan for {date} goes on.",
    "recover.done": "You have caught up: nothing waits any more. New cards come again.",
    "recover.runs": "Catching up until {date}: about {share} cards a day.",
    "recover.hint": (
        "After {days} away {n} card waits. `quiz plan --recover 7` spreads it over "
        "a week.",
        "After {days} away {n} cards wait. `quiz plan --recover 7` spreads them over "
        "a week.",
    ),
}
