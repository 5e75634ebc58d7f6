"""The commands. Each gathers its flags, calls `quiz.app` once, and shows."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from quiz.cli.card_commands import cards_app, disputes_app
from quiz.cli.completing import complete_deck, complete_function
from quiz.cli.config import config_app
from quiz.cli.deck_commands import deck_app
from quiz.cli.help import Command, Group, UsageError, usage_error
from quiz.cli.preferences import Preferences
from quiz.cli.preferences import preferences_of as _of

_OPTIONS: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}
_FORMULAS = {"ignore_unknown_options": True}
"""A formula may start with a minus sign."""
COMPLETES = "_QUIZ_COMPLETE"
"""Set by the script that a shell runs for completion."""

_Decks = Annotated[list[str] | None, typer.Argument(autocompletion=complete_deck)]

app = typer.Typer(cls=Group, no_args_is_help=False, **_OPTIONS)
app.add_typer(deck_app, name="deck")
app.add_typer(config_app, name="config")
app.add_typer(cards_app, name="cards")
app.add_typer(disputes_app, name="disputes")

built = cache(typer.main.get_command)
"""What reads a command line: building it takes longer than a short command."""


def run(arguments: list[str], preferences: Preferences) -> int:
    """Run the command that `arguments` name; its exit code."""
    command = built(app)
    if COMPLETES in os.environ:
        # A shell asks what may follow; Typer answers it and leaves.
        command.main(arguments, "quiz", complete_var=COMPLETES)
    try:
        with command.make_context("quiz", arguments, obj=preferences) as context:
            result = command.invoke(context)
    except typer.Exit as leaving:
        return leaving.exit_code
    except UsageError as error:
        raise usage_error(error, preferences.language) from error
    return result if isinstance(result, int) else 0


@app.callback(invoke_without_command=True)
def quiz(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", is_eager=True)] = False,
) -> int:
    """Today's session over the decks that are on."""
    if version:
        import quiz as package
        from quiz.cli.help import version_text

        typer.echo(version_text(package.__version__, _of(context).language))
        raise typer.Exit(0)
    if context.invoked_subcommand is not None:
        return 0
    from quiz.app.choice import Choice
    from quiz.cli.session import practise

    return practise(Choice(), _of(context))


@app.command(cls=Command)
def review(
    context: typer.Context,
    decks: _Decks = None,
    tag: Annotated[list[str] | None, typer.Option("--tag")] = None,
    level: Annotated[list[str] | None, typer.Option("--level")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind")] = None,
    new: Annotated[int | None, typer.Option("--new", min=0)] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1)] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", min=1)] = None,
    ahead: Annotated[bool, typer.Option("--ahead")] = False,
    cram: Annotated[bool, typer.Option("--cram")] = False,
    predict: Annotated[bool, typer.Option("--predict")] = False,
    seed: Annotated[int | None, typer.Option("--seed")] = None,
) -> int:
    """A session over chosen cards."""
    from quiz.app.choice import Choice
    from quiz.cli.session import practise

    choice = Choice(
        decks=tuple(decks or ()),
        tags=tuple(tag or ()),
        levels=tuple(level or ()),
        kinds=tuple(kind or ()),
        new=new,
        limit=limit,
        minutes=minutes,
        is_ahead=ahead,
        is_cram=cram,
        predicts=predict,
        seed=seed,
    )
    return practise(choice, _of(context))


@app.command(cls=Command)
def learn(
    context: typer.Context,
    decks: _Decks = None,
    start: Annotated[int, typer.Option("--from", min=1)] = 1,
) -> int:
    """First exposure: cards with their answers, counting nothing."""
    from quiz.cli.session import look_through

    return look_through(tuple(decks or ()), _of(context), start=start)


@app.command(cls=Command)
def interview(
    context: typer.Context,
    decks: _Decks = None,
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=600)] = 20,
    questions: Annotated[int | None, typer.Option("--questions", min=1)] = None,
    level: Annotated[str | None, typer.Option("--level")] = None,
    seed: Annotated[int | None, typer.Option("--seed")] = None,
    go_on: Annotated[bool, typer.Option("--continue")] = False,
    last: Annotated[bool, typer.Option("--last")] = False,
    save: Annotated[Path | None, typer.Option("--save")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """A mock interview, and its report."""
    from quiz.app.interview import Request
    from quiz.cli.interview import interview as hold

    request = Request(tuple(decks or ()), minutes, questions, level, seed)
    return hold(request, _of(context), is_last=last, is_continued=go_on, save_to=save)


@app.command(cls=Command, context_settings=_FORMULAS)
def check(
    context: typer.Context,
    # Told apart by `--against`: with it, the only text is the formula.
    name: Annotated[
        str | None, typer.Argument(autocompletion=complete_function)
    ] = None,
    formula: Annotated[str | None, typer.Argument()] = None,
    against: Annotated[str | None, typer.Option("--against")] = None,
    batch: Annotated[str | None, typer.Option("--batch")] = None,
    variables: Annotated[str | None, typer.Option("--vars")] = None,
    params: Annotated[str | None, typer.Option("--params")] = None,
    assume: Annotated[str | None, typer.Option("--assume")] = None,
    exceptions: Annotated[str | None, typer.Option("--except")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    proof: Annotated[bool, typer.Option("--proof")] = False,
    no_proof: Annotated[bool, typer.Option("--no-proof")] = False,
    numerics: Annotated[bool, typer.Option("--numerics")] = False,
) -> int:
    """Grade a formula against a function, a card or an expression."""
    from quiz.app.checking import Question, given_list, given_params
    from quiz.cli.check import check_batch, check_one, refuse_beside

    preferences = _of(context)
    if batch is not None:
        options = {
            "--against": against,
            "--vars": variables,
            "--params": params,
            "--assume": assume,
            "--except": exceptions,
            "--numerics": numerics or None,
        }
        refuse_beside("--batch", [name, formula], options)
        return check_batch(batch, preferences, with_proof=proof)
    if against is not None:
        refuse_beside("--against", [name] if formula is not None else [], {})
        name, formula = None, name
    question = Question(
        name=name,
        against=against,
        variables=given_list("--vars", variables, "--vars x,y"),
        params=given_params(params),
        assume=given_list("--assume", assume, "--assume '0 < a < 1'"),
        exceptions=given_list("--except", exceptions, "--except 0"),
    )
    return check_one(
        question, formula, preferences, numerics=numerics, with_proof=not no_proof
    )


@app.command(cls=Command)
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(autocompletion=complete_function)],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """What is known about a function."""
    from quiz.cli.formulas import show_function

    return show_function(name, _of(context))


@app.command(cls=Command, context_settings=_FORMULAS)
def plot(
    context: typer.Context,
    formulas: Annotated[list[str], typer.Argument(autocompletion=complete_function)],
    derivative: Annotated[bool, typer.Option("--derivative")] = False,
    span: Annotated[str, typer.Option("--range")] = "-5:5",
    params: Annotated[str | None, typer.Option("--params")] = None,
    png: Annotated[Path | None, typer.Option("--png")] = None,
    svg: Annotated[Path | None, typer.Option("--svg")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Curves of functions and formulas."""
    from quiz.cli.plots import plot as draw

    return draw(
        formulas,
        _of(context),
        span=span,
        is_derivative=derivative,
        params=params,
        png=png,
        svg=svg,
    )


@app.command("eval", cls=Command, context_settings=_FORMULAS)
def evaluate(
    context: typer.Context,
    formula: Annotated[str, typer.Argument(autocompletion=complete_function)],
    at: Annotated[list[str] | None, typer.Option("--at")] = None,
    params: Annotated[str | None, typer.Option("--params")] = None,
    digits: Annotated[int, typer.Option("--digits", min=1, max=50)] = 10,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Values of a formula."""
    from quiz.cli.values import evaluate_at

    return evaluate_at(formula, at or [], params, digits, _of(context))


@app.command(cls=Command)
def due(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """What is due, in total, by deck and by day."""
    from quiz.cli.lists import show_due

    return show_due(_of(context))


@app.command(cls=Command)
def stats(
    context: typer.Context,
    decks: _Decks = None,
    days: Annotated[int, typer.Option("--days", min=1, max=3650)] = 30,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """How it goes: recall, days, what comes, hard cards."""
    from quiz.cli.stats import show_stats

    return show_stats(decks or [], days, _of(context))


@app.command(cls=Command)
def undo(
    context: typer.Context,
    count: Annotated[int, typer.Argument(min=1)] = 1,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Take back the last answers."""
    from quiz.cli.undo import take_back

    return take_back(count, _of(context))


@app.command(cls=Command)
def plan(
    context: typer.Context,
    decks: _Decks = None,
    interview: Annotated[str | None, typer.Option("--interview")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", min=1, max=1440)] = None,
    target: Annotated[str | None, typer.Option("--target")] = None,
    weight: Annotated[list[str] | None, typer.Option("--weight")] = None,
    recover: Annotated[int | None, typer.Option("--recover", min=1, max=365)] = None,
    clear: Annotated[bool, typer.Option("--clear")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Prepare for the day of an interview."""
    from quiz.app.planning import Request
    from quiz.cli.plan import chosen_plan, given_target, given_weights

    request = Request(
        interview,
        minutes,
        given_target(target),
        tuple(decks or ()),
        given_weights(weight or ()),
        is_trial=dry_run,
    )
    return chosen_plan(request, _of(context), recover=recover, is_over=clear)


@app.command(cls=Command)
def optimize(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    undo: Annotated[bool, typer.Option("--undo")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Fit FSRS to one's own reviews."""
    from quiz.cli.optimizing import optimize as fit
    from quiz.cli.optimizing import restore

    if undo:
        return restore(_of(context), is_trial=dry_run)
    return fit(_of(context), is_trial=dry_run)
