"""How much is asked, first exposure and predictions, in English."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    # The first start
    "welcome.what": "Welcome. One question at a time; what you forget comes back "
    "sooner.",
    "welcome.how": "Answer aloud (nothing is recorded) or type, then rate it: 1–4.",
    "welcome.leave": "? shows the keys, q leaves (:q where you type); all is kept.",
    # A backlog, in one sentence: "After 12 days 140 cards wait; today the 40 that
    # gain most, all within about 4 days."
    "backlog.after": (
        "After {n} day {cards}; {today}, {all}.",
        "After {n} days {cards}; {today}, {all}.",
    ),
    "backlog.now": "{cards}; {today}, {all}.",
    "backlog.waiting": ("{n} card waits", "{n} cards wait"),
    "backlog.gathered": ("{n} card waits", "{n} cards wait"),
    "backlog.many": "More than {n} cards wait",
    "backlog.many-gathered": "more than {n} cards wait",
    "backlog.today": (
        "today the one that gains most",
        "today the {n} that gain most",
    ),
    "backlog.all": ("all within about {n} day", "all within about {n} days"),
    "backlog.long": "the rest over the next months",
    # Limits
    "due.today": ("{n} of them today", "{n} of them today"),
    "due.new-of": "of {n}",
    "limit.reached": "Today's limit is reached. That is enough for one day.",
    "limit.waiting": (
        "{n} card waits for tomorrow.",
        "{n} cards wait for the days to come.",
    ),
    "limit.also": "You can still",
    "limit.more": "review some of them now",
    "limit.change": "see the daily limits, and change them",
    # First exposure
    "learn.place": "{number} of {of}",
    "learn.reveal": "Enter shows the answer",
    "learn.plot": "Enter shows the curve",
    "learn.next": "Enter goes on",
    "learn.back": "u card before",
    "learn.stop": "q stops",
    "learn.keys": "? keys",
    "learn.end": (
        "{n} card seen. Nothing was counted.",
        "{n} cards seen. Nothing was counted.",
    ),
    "learn.none": "Nothing seen this time. Nothing was counted.",
    "learn.now": "Now answer them yourself: {command}",
    "learn.on": "Go on from here: {command}",
    "learn.key.enter": "show the answer, the curve, the next card",
    "learn.key.link": "open a study link",
    "learn.key.plot": "the curve, once the answer is shown",
    "learn.key.back": "back to the card before",
    "learn.key.quit": "stop",
    # Predictions
    "predict.ask": "How sure are you?",
    "predict.ways": "Enter skips · u: answer anew",
    "predict.keys-sure": "how sure you are",
    "predict.keys-skip": "go on without saying",
    "predict.keys-anew": "answer anew",
    "predict.keys-stop": "stop; the answer is kept",
    "predict.picked": "Your choice: {picked}",
    "predict.said": "{percent} % sure.",
    "calibration.title": "How well you knew what you knew",
    "calibration.total": (
        "You were {said} % sure on average, and {right} of {n} answer was right "
        "({percent} %)",
        "You were {said} % sure on average, and {right} of {n} answers were right "
        "({percent} %)",
    ),
    "calibration.one-right": "You were {said} % sure of the answer, and it was right.",
    "calibration.one-wrong": "You were {said} % sure of the answer, and it was wrong.",
    "calibration.lean-over": "over-confident",
    "calibration.lean-under": "you know more than you think",
    "calibration.lean-fair": "well judged",
    "calibration.in-topic": ", most of all in {topic}",
    "calibration.score": (
        "Brier score {score} over {n} prediction (0 is perfect, 0.25 is guessing).",
        "Brier score {score} over {n} predictions (0 is perfect, 0.25 is guessing).",
    ),
    "calibration.over": "You were {percent} % too sure on: {topics}",
    "calibration.under": "You knew {percent} % more than you thought on: {topics}",
}
