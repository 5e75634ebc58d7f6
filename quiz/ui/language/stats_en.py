"""`quiz stats`, in English."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    # The first lines
    "summary.known": (
        "Of {n} card seen, you would recall about {known} today.",
        "Of {n} cards seen, you would recall about {known} today.",
    ),
    "summary.reset": "No card counts as seen: what was known of them was reset.",
    "summary.as-planned": (
        "In {last} you recalled {share} of what came back, as planned ({n} review).",
        "In {last} you recalled {share} of what came back, as planned ({n} reviews).",
    ),
    "summary.below": (
        "In {last} you recalled {share} of what came back, less than {aim} "
        "({n} review).",
        "In {last} you recalled {share} of what came back, less than {aim} "
        "({n} reviews).",
    ),
    "summary.above": (
        "In {last} you recalled {share} of what came back, more than {aim} "
        "({n} review).",
        "In {last} you recalled {share} of what came back, more than {aim} "
        "({n} reviews).",
    ),
    "summary.unclear": (
        "In {last} you recalled {share} of what came back ({n} review, too few to tell "
        "it from {aim}).",
        "In {last} you recalled {share} of what came back ({n} reviews, too few to "
        "tell it from {aim}).",
    ),
    "summary.aim": "the {aim} planned",
    "summary.aim-mean": "the {aim} planned on average",
    "summary.few": (
        "Nothing has come back often enough yet to say how well you recall it "
        "({n} review).",
        "Too little has come back yet to say how well you recall it ({n} reviews).",
    ),
    "summary.none": "Nothing has come back yet to tell how well you recall it.",
    "summary.idle": "Nothing came back in {last}.",
    "last": ("the last {n} day", "the last {n} days"),
    "last-one": "the last day",
    "summary.decks": "Only {decks}.",
    "streak.current": ("{n} day in a row", "{n} days in a row"),
    "streak.none": "no streak at the moment",
    "streak.open": "today still to come",
    "streak.longest": "longest: {count}",
    "streak.record": "your longest yet",
    # Recall
    "recall.title": "Recall of what came back",
    "recall.what": "Reviews on a later day than the one before; first ones and repeats "
    "on the same day are left out.",
    "recall.recent": ("last day", "last {n} days"),
    "recall.overall": "all time",
    "recall.expected": "FSRS expected",
    "recall.age": "by the memory's age",
    "recall.topic": "by topic",
    "recall.deck": "by deck",
    "recall.fresh": "under a week",
    "recall.young": "1 to 3 weeks",
    "recall.mature": "3 weeks to 3 months",
    "recall.old": "over 3 months",
    "recall.all": "all",
    "recall.legend": "In brackets: where the true share lies, with 95 % confidence "
    "(Wilson). Age is how long the memory would hold at 90 %.",
    "recall.more": (
        "{n} more topic, recalled better, in --json.",
        "{n} more topics, recalled better, in --json.",
    ),
    "share.none": "none",
    "share.few": "few",
    "share.short": "{share} of {n} ({low}–{high})",
    "share.words": "{share} of {n} ({low} to {high} %)",
    "share.words-few": "{share} of only {n} ({low} to {high} %)",
    # Days
    "days.title": "Days",
    "days.mean": "{reviews} reviews and {minutes} min a day on average over {last}; "
    "{practised}",
    "days.total": "{reviews} in {last}, {minutes} min in all, on {days}",
    "days.none": "No reviews in {last}.",
    "days.practised": ("reviewed on {n} of them", "reviewed on {n} of them"),
    "days.reviews": "Reviews a day",
    "days.minutes": "Minutes a day",
    "days.most": "most: {count}",
    "days.calendar": "A year of days",
    "days.weeks": ("The last {n} week", "The last {n} weeks"),
    "days.legend-none": "none",
    "days.month": "{month} {year}: {reviews} on {days}",
    "days.in-month": ("{n} review", "{n} reviews"),
    "days.on-days": ("{n} day", "{n} days"),
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "months.date": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "months.full": "January February March April May June July August September "
    "October November December",
    "weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "date": "{day} {month}",
    # What comes
    "ahead.title": ("Today and the next {n} day", "Today and the next {n} days"),
    "ahead.load": "Cards a day, new ones included: {mean} on average, {minutes} min",
    "ahead.known": "Cards you would recall",
    "ahead.day": "+{n}",
    "ahead.days": ("in {n} day", "in {n} days"),
    "ahead.today": "today",
    "ahead.going-on": "if you go on",
    "ahead.stopped": "if you stop",
    "ahead.due": "due by then",
    "ahead.due-unplanned": "due without plan",
    "ahead.new": "new begun",
    "ahead.week": "{first} to {last}: {count} a day",
    "ahead.plan": (
        "By your plan for {day} (`quiz plan`): {n} minute a day at most, and about "
        "{recall} recalled on that day.",
        "By your plan for {day} (`quiz plan`): {n} minutes a day at most, and about "
        "{recall} recalled on that day.",
    ),
    "ahead.plan-empty": "Your plan for {day} has no cards to ask (`quiz plan`).",
    "ahead.plan-aside": "Your plan for {day} is left out here: {why}. Shown is what "
    "the usual intervals would bring; see `quiz plan`.",
    "ahead.pauses": "it pauses",
    "ahead.far": "that day is still far",
    "ahead.large": "it has too many cards",
    "ahead.recovery": "Until {day} what waits is spread evenly, and nothing new begins "
    "(`quiz plan`).",
    "ahead.waiting": (
        "Your limits leave {n} due card over at the end.",
        "Your limits leave {n} due cards over at the end.",
    ),
    "ahead.how": (
        "Simulated {n} time within your limits (seed {seed}).",
        "Simulated {n} times within your limits (seed {seed}).",
    ),
    "ahead.how-decks": (
        "Simulated {n} time within your limits, as if there were no other decks (seed "
        "{seed}).",
        "Simulated {n} times within your limits, as if there were no other decks (seed "
        "{seed}).",
    ),
    "ahead.how-plan": (
        "Simulated {n} time: by the plan until the interview, from the day after it by "
        "the usual intervals within your limits (seed {seed}).",
        "Simulated {n} times: by the plan until the interview, from the day after it "
        "by the usual intervals within your limits (seed {seed}).",
    ),
    "ahead.how-only-plan": (
        "Simulated {n} time by the plan, not by the usual limits (seed {seed}).",
        "Simulated {n} times by the plan, not by the usual limits (seed {seed}).",
    ),
    "ahead.sample": " {sampled} cards stand for all {seen}.",
    # Memory
    "memory.title": "How long memories would hold",
    "memory.what": "Days until recall falls to 90 %. Three weeks or more: {mature} of "
    "{seen}.",
    "memory.day": "d",
    "memory.below": "under {to} {unit}",
    "memory.between": "{low}–{to} {unit}",
    "memory.above": "over {low} {unit}",
    # Cards
    "hard.title": "Hardest cards",
    "hard.question": "card",
    "hard.lapses": "forgotten",
    "hard.difficulty": "difficulty",
    "hard.holds": "holds",
    "hard.facts": "{lapses} · difficulty {difficulty} · holds {holds}",
    "hard.times": ("forgotten {n} time", "forgotten {n} times"),
    "leech.title": (
        "{n} leech: it takes more than it gives",
        "{n} leeches: they take more than they give",
    ),
    "leech.what": "Forgotten at least {lapses} times and still not held for "
    "{days} days.",
    "leech.more": ("{n} more: {command}", "{n} more: {command}"),
    "leech.facts": "{lapses}, holds {holds}",
    "leech.recalled": "recalled {share} of {n} times",
    "advice.rule": "Look at the function once more:",
    "advice.rule-slip": "{slip} here ({n} times). Look at the rule once more:",
    "advice.split": (
        "It asks for {n} thing at once: make several cards of it (e at the card, or "
        "{place}).",
        "It asks for {n} things at once: make several cards of it (e at the card, or "
        "{place}).",
    ),
    "advice.hint": "It has no hint: write one (e at the card, or {place}).",
    "advice.note": "Note what you take it for; it is shown with the answer:",
    "advice.suspend": "Or put it away for now:",
    # Slips
    "slips.title": "Where formulas go wrong",
    "slips.count": (
        "{slip}: {count} of {n} wrong formula ({share})",
        "{slip}: {count} of {n} wrong formulas ({share})",
    ),
    "slips.also": "{slip}: {count} ({share})",
    "slips.more": ("{n} more kind in --json.", "{n} more kinds in --json."),
    # Predictions
    "sure.title": "How well you know what you know",
    "sure.total": (
        "You were {said} sure on average and right {right} of the time ({n} "
        "prediction): {lean}.",
        "You were {said} sure on average and right {right} of the time ({n} "
        "predictions): {lean}.",
    ),
    "sure.over": "over-confident",
    "sure.under": "you know more than you think",
    "sure.fair": "well judged",
    "sure.few": "too few to judge",
    "sure.but": (
        "But where you were {said} sure, you were right only {right} of the time "
        "({n} prediction).",
        "But where you were {said} sure, you were right only {right} of the time "
        "({n} predictions).",
    ),
    "sure.brier": "Brier score {score}: 0 is perfect, 0.25 is saying 50 % every time.",
    "sure.row": "said {said}: right {came}",
    "sure.topics-over": "Too sure on: {topics}",
    "sure.topics-under": "Better than you thought on: {topics}",
    "sure.topic": "{topic} (by {by}, {n})",
    "sure.none": "To see how well you judge yourself: quiz review --predict",
    # Nothing yet
    "empty.title": "Nothing to tell yet.",
    "empty.decks": "Nothing was reviewed yet in {decks}.",
    "empty.what": "After your first answers this page shows",
    "empty.recall": "how much you recall, by topic and by age",
    "empty.days": "your days: a streak, a calendar, minutes",
    "empty.ahead": "what the next weeks hold, and what you will know",
    "empty.cards": "which cards are hard, and what may help",
    "empty.slips": "which slips your formulas have in common",
    "empty.begin": "Begin with",
}
