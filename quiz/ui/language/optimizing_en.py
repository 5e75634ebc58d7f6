"""Parameters fitted to one's own reviews, in English."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    # While it works
    "step.read": "Reading reviews",
    "step.teach": "Learning",
    "step.examine": "Testing",
    "step.fit": "Learning from all",
    "step.compare": "Comparing intervals",
    "step.adopt": "Scheduling anew",
    "step.line": "{step} … {seconds} s",
    "step.left": "{step} … {percent} %, {seconds} s left",
    # What there is
    "read": ("{n} review, {cards}.", "{n} reviews, {cards}."),
    "cards": ("{n} card", "{n} cards"),
    "none": "Nothing to learn from yet. Fitting needs {n} reviews that come a day or "
    "more after the one before.",
    "few": (
        "Too few to learn from: {n} more review is needed that comes a day or more "
        "after the one before.",
        "Too few to learn from: {n} more reviews are needed that come a day or more "
        "after the one before.",
    ),
    # The scores
    "examined": (
        "Learnt from the earlier reviews, tested on the latest {n}:",
        "Learnt from the earlier reviews, tested on the latest {n}:",
    ),
    "examined.by-card": "Each card was tested by what the others taught, {n} reviews:",
    "before": "before",
    "after": "after",
    "log-loss": "log-loss error",
    "rmse": "RMSE (bins) error",
    "expected": "recall expected",
    "recalled": "recall seen",
    "lower": "The lower the errors, the better the predictions.",
    "score.line": "{name}: {before} before, {after} after",
    # What they mean
    "forgets": "You forget sooner than quiz thought: it expected {expected}, you "
    "recalled {recalled}.",
    "remembers": "You remember longer than quiz thought: it expected {expected}, you "
    "recalled {recalled}.",
    "fair": "On the whole quiz expected {expected} and you recalled {recalled}: no "
    "more apart than chance explains.",
    "initial-only": "There are few reviews, so only the first intervals were fitted.",
    "change.same": "Intervals stay about as long (the median: {before}, then {after}).",
    "change.longer": "Intervals get about {percent} % longer (the median: from "
    "{before} to {after}).",
    "change.shorter": "Intervals get about {percent} % shorter (the median: from "
    "{before} to {after}).",
    "change.longer-times": "Intervals get about {times} times as long (the median: "
    "from {before} to {after}).",
    "change.shorter-times": "Intervals get about {times} times shorter (the median: "
    "from {before} to {after}).",
    "due": "Cards due today: {before}; with the new parameters {after}.",
    "first": "After the first rating: {all}",
    # What was done
    "kept": "The parameters you have predict at least as well, so they stay.",
    "kept.same": "These reviews do not say more than the parameters you have, so they "
    "stay.",
    "adopted": "The new parameters predict better. They are in force from now on.",
    "would-adopt": "The new parameters predict better. Nothing was changed: this was "
    "a trial.",
    "back": "Back to the former ones: {command}",
    "restored": "The former parameters are in force again.",
    "restored.usual": "The usual parameters are in force again.",
    "restored.already": "The usual parameters are in force already: they were put "
    "back {when}.",
    "restored.none": "The parameters were never changed: there is nothing to restore.",
}
