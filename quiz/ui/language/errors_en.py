"""Expected failures in English: the problem, and under `code.hint` what to do."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, ...]] = {
    "bug": "something went wrong that should not have; the details are in {path}",
    "bug.hint": "please attach that file to a report; your answers are kept",
    # Usage
    "unknown-language": "no language {given}",
    "unknown-language.hint": "choose one of: {known}",
    "unknown-command": "no command `{given}`",
    "unknown-command.hint": "did you mean `{suggestion}`?",
    "no-such-command": "no command `{given}`",
    "no-such-command.hint": "there are: {known}",
    "usage": "{detail}",
    "usage.hint": "see `{command} --help`",
    "usage-option": "no option {given}",
    "usage-option.hint": "see `{command} --help`",
    "usage-missing": "{given} is missing",
    "usage-missing.hint": "see `{command} --help`",
    "usage-value": "{given} does not take this value",
    "usage-value.hint": "see `{command} --help`",
    "usage-option-value": "{given} needs a value, or takes none",
    "usage-option-value.hint": "see `{command} --help`",
    "choice-unknown": "{option} does not know `{given}`",
    "choice-unknown.hint": "choose from: {known}",
    "ahead-and-cram": "--ahead and --cram do not go together",
    "ahead-and-cram.hint": "--ahead counts, --cram never does",
    "no-interview": "there is no interview yet",
    "no-interview.hint": "`quiz interview` begins one",
    "interview-complete": "the last interview is complete: there is nothing to go on "
    "with",
    "interview-complete.hint": "`quiz interview --last` shows its report, "
    "`quiz interview` begins another",
    "last-and-continue": "--last and --continue do not go together",
    "last-and-continue.hint": "--last only shows the report, --continue asks",
    "check-needs-formula": "there is no formula to check",
    "check-needs-formula.hint": "for example: quiz check relu 'max(0, x)'",
    "json-needs-formula": "with --json the formula must be on the command line",
    "json-needs-formula.hint": "for example: quiz check relu 'max(0, x)' --json",
    "bad-parameters": "cannot read the parameters `{given}`",
    "bad-parameters.hint": "write them as name=value, such as 'a=0.01, b=1'",
    # Plots and values
    "formula-unreadable": "`{given}`, column {column}: {detail}",
    "formula-unreadable.hint": "write it as for `quiz check`, such as 'max(0, x)', "
    "or name a function, such as relu",
    "no-such-letter": "`{given}` has no letter `{name}`",
    "no-such-letter.hint": "its letters: {known}",
    "letter-without-value": "`{name}` in `{given}` has no value",
    "letter-without-value.hint": "give it one, such as {option} '{name}=1'",
    "bad-number": "`{given}` is not a number for `{name}`",
    "bad-number.hint": "numbers and expressions without letters: -2, 0.5, 1/3, pi/2",
    "infinite-point": "`{given}` is not a point: nothing is evaluated at infinity",
    "infinite-point.hint": "`quiz show` has the limits of a function",
    "bad-points": "cannot read the points `{given}`",
    "bad-points.hint": "such as --at x=-2,0,2 or --at 'x=[1,2,3]'",
    "too-many-points": "{n} points are too many; {most} at most",
    "too-many-points.hint": "every value of one letter meets every value of the "
    "others: name fewer",
    "needs-a-vector": "`{name}` of `{given}` is a vector",
    "needs-a-vector.hint": "give all its components: --at '{name}=[1,2,3]'",
    "not-a-vector": "`{name}` of `{given}` is a number here, not a vector",
    "not-a-vector.hint": "several points are written without brackets: --at {name}=1,2",
    "bad-range": "cannot read the range `{given}`",
    "bad-range.hint": "two numbers, the smaller one first: --range -5:5",
    "too-many-curves": "these are too many curves for one plot; {most} at most",
    "too-many-curves.hint": "draw fewer at once",
    "vector-derivative": "`{given}` takes a vector, so its derivative is a matrix",
    "vector-derivative.hint": "see its note in `quiz show`; without --derivative the "
    "components are drawn",
    "plot-several-vectors": "`{given}` has too many inputs for one curve",
    "plot-several-vectors.hint": "`quiz eval` computes it in points",
    "plot-extra-missing": "picture files need matplotlib, which is not installed",
    "plot-extra-missing.hint": "pip install 'interview-quiz[plot]'",
    "file-unwritable": "cannot write {path}: {detail}",
    "file-unwritable.hint": "check that the folder is there and may be written to; "
    "nothing was changed",
    # Decks and names
    "unknown-deck": "no deck `{given}`",
    "unknown-deck.hint": "did you mean `{suggestion}`? `quiz deck list` shows all",
    "no-such-deck": "no deck `{given}`",
    "no-such-deck.hint": "`quiz deck list` shows all decks",
    "unknown-function": "no function `{given}`",
    "unknown-function.hint": "did you mean `{suggestion}`?",
    "no-such-function": "no function `{given}`",
    "no-such-function.hint": "known are: {known}",
    "not-a-formula-card": "`{given}` is not a card that asks for a formula",
    "not-a-formula-card.hint": "name a function, such as relu, or a formula card",
    "no-derivative": "the deck states no derivative of {given}",
    "no-derivative.hint": "check against an expression: quiz check --against EXPR …",
    "no-cards": "no card fits the choice",
    "no-cards.hint": "leave some of the filters out, or see `quiz deck list`",
    "no-such-path": "there is nothing at {path}",
    "no-such-path.hint": "check the spelling of the path",
    "file-unreadable": "cannot read {path}: {detail}",
    "file-unreadable.hint": "check that the file exists, is readable and is UTF-8",
    "not-a-terminal": "this needs a terminal",
    "not-a-terminal.hint": "run it in a terminal, or give the formula on the line",
    # The log
    "database-locked": "another program holds {path}",
    "database-locked.hint": "close the other quiz, then try again; your answers are "
    "kept",
    "database-corrupt": "{path} is damaged or is not a quiz database",
    "database-corrupt.hint": "nothing was changed; put it aside, and bring back a copy "
    "if you have one",
    "output-failed": "the output cannot be written: {detail}",
    "output-failed.hint": "look at where the output goes; what was kept is kept",
    "deck-unusable": "there is nothing to ask in {path}",
    "deck-unusable.hint": "mend what is listed above; `quiz deck check` explains it",
    "reference-unreadable": (
        "the true formula cannot be read from column {column} on: {given}"
    ),
    "reference-unreadable.hint": "mend it, or the option that belongs to it",
    "disk-full": "the disk is full: nothing can be kept in {path}",
    "disk-full.hint": "free some space; what was already confirmed is kept",
    "database-readonly": "{path} cannot be written to",
    "database-readonly.hint": "check the permissions, or set QUIZ_HOME to a folder of "
    "your own",
    "database-unopenable": "cannot open {path} ({detail})",
    "database-unopenable.hint": "check that its folder exists and may be written to, "
    "or set QUIZ_HOME",
    "disk-error": "the disk reported an error at {path}",
    "disk-error.hint": "check the disk and its free space; what was confirmed before "
    "is kept",
    "database-newer": "{path} is from a newer quiz (format {found}, this one knows "
    "{known})",
    "database-newer.hint": "update quiz; the file was not touched",
    "database-foreign": "{path} belongs to another program",
    "database-foreign.hint": "move it away, or set QUIZ_HOME to another folder",
    "database-orphan-wal": "{log} is there without its database {path}",
    "database-orphan-wal.hint": "put the database back beside it: the last answers "
    "are in there",
    "database-readonly-wal": "{path} is read-only and its last answers are still in "
    "{log}",
    "database-readonly-wal.hint": "copy both files to a place that can be written to, "
    "and set QUIZ_HOME",
    "sqlite-old": "SQLite {found} is too old",
    "sqlite-old.hint": "quiz needs SQLite {needed} or newer: use a newer Python",
    "event-conflict": "two different answers claim to be {event}",
    "event-conflict.hint": "one data folder was copied by hand; keep one copy, the "
    "other under QUIZ_HOME",
    "settings-invalid": "some settings are not valid: {problems}",
    "settings-invalid.hint": "see what each one allows, and set it again",
}
