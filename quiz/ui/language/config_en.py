"""Settings in English: what each is for, and what it may be."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    "group.scheduling": "What is asked, and when (kept with your answers)",
    "group.interface": "How quiz speaks and what it keeps (in {path})",
    "list.hint": "Change one: quiz config set NAME VALUE",
    "list.more": "What each is for: quiz config get NAME",
    "list.unknown": "Nobody knows these names in {path}: {names}",
    "value.true": "yes",
    "value.false": "no",
    "value.after": "after",
    "value.between": "between",
    "value.none": "none",
    "value.weights": ("{n} weight", "{n} weights"),
    "value.no-limit": "no limit",
    "default": "default: {value}",
    "allowed": "allowed: {allowed}",
    "set.done": "{name} is now {value}.",
    "set.was": "{name} is now {value}; it was {former}.",
    "set.due": "Cards due today: {before} before, {after} now.",
    "set.plan": (
        "A plan is in force: until its day sessions go by its {n} minute a day, not "
        "by this.",
        "A plan is in force: until its day sessions go by its {n} minutes a day, not "
        "by this.",
    ),
    "set.same": "{name} is {value} already.",
    "about.new_per_day": "New cards a day.",
    "about.reviews_per_day": "Due cards a day; the most valuable come first.",
    "about.minutes_per_day": "Minutes of answering a day.",
    "about.new_cards": "Whether new cards come after the due ones or between them.",
    "about.desired_retention": "How likely you want to recall a card when it comes "
    "back; higher means more reviews.",
    "about.desired_retention_by_deck": "How likely you want to recall the cards of a "
    "deck; stands above the level's. Only the decks named change; DECK=none takes one "
    "out.",
    "about.desired_retention_by_level": "How likely you want to recall the cards of a "
    "level, as it was at their last review.",
    "about.maximum_interval_days": "The longest a card stays away, in days.",
    "about.learning_steps_minutes": "Waits of a new card before it is scheduled by "
    "days; usually none.",
    "about.relearning_steps_minutes": "Waits of a forgotten card before it is "
    "scheduled by days again.",
    "about.parameters": "The weights of FSRS-6, fitted to many learners.",
    "about.fuzz": "Spread intervals a little, so that cards learnt together drift "
    "apart.",
    "about.load_balance": "Let the spread prefer days on which fewer cards are due.",
    "about.day_rollover_hour": "The hour at which a new day begins.",
    "about.lang": "The language of the interface and of the decks.",
    "about.plain": "Always plain lines, as for screen readers.",
    "about.keep_answers": "Whether what you type is kept; the outcome always is.",
    "about.predict": "Ask how sure you are before each answer is shown.",
    "own.parameters": "The weights of FSRS-6: your own, fitted to your reviews "
    "(`quiz optimize`) or set by hand.",
    "allowed.new_per_day": "0 to 9999; 9999 is no limit",
    "allowed.reviews_per_day": "0 to 9999; 9999 is no limit",
    "allowed.minutes_per_day": "1 to 1440; 1440 is no limit",
    "allowed.new_cards": "after, between",
    "allowed.desired_retention": "70% to 99%, or 0.70 to 0.99",
    "allowed.desired_retention_by_deck": "decks with 70% to 99% each, such as "
    "'dl/activations=95%', or none",
    "allowed.desired_retention_by_level": "junior, middle, senior with 70% to 99% "
    "each, such as 'senior=95%', or none",
    "allowed.maximum_interval_days": "1 to 36500",
    "allowed.learning_steps_minutes": "none, or up to ten waits of 1 to 1439 minutes, "
    "such as '1 10'",
    "allowed.relearning_steps_minutes": "none, or up to ten waits of 1 to 1439 "
    "minutes, such as '10'",
    "allowed.parameters": "21 numbers, each within the bounds of FSRS-6",
    "allowed.fuzz": "yes, no",
    "allowed.load_balance": "yes, no",
    "allowed.day_rollover_hour": "0 to 23",
    "allowed.lang": "auto, en, ru",
    "allowed.plain": "yes, no",
    "allowed.keep_answers": "yes, no",
    "allowed.predict": "yes, no",
}
