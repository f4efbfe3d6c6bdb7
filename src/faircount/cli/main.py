"""The command ``faircount``: parse, call one recipe, show."""

from __future__ import annotations

import codecs
import contextlib
import gc
import io
import os
import sys
from collections.abc import Sequence
from errno import ELOOP
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperGroup

from faircount import __version__
from faircount.errors import FaircountError, MissingPart, SystemRefused
from faircount.file_names import shown

COMMANDS = {
    "init": "Make a project folder with a faircount.toml to fill in.",
    "demo": "Write a real project, England and Wales, and build it: 43 forces, the Home Office's table, figures as printed.",
    "ask": "Write a letter and a form for every force, from one definition; say who is late; chase them.",
    "inbox": "List what lies among the answers: whose it is, what it is, and why; or say it yourself.",
    "read": "Read answers into one table, a row a figure, each with its place; what is left over or doubtful is said on stderr.",
    "review": "Settle doubts about figures that were read from answers; decisions are kept in decisions.csv with who and why.",
    "reference": "Take new official data into a project: known by its content, checked, copied, compared with the last.",
    "build": "Read every document, hold the figures against each other, and write the site and its files.",
    "release": "Prepare a version under embargo, have a second person sign it, publish it at its time, correct it in the open.",
    "compare": "Compare two periods, many areas or a series: what chance allows, what recording could explain, a grade.",
    "audit": "Find out how complete a mark is: how many records two reviewers have to read, and what their decisions say.",
    "outlook": "Say what the coming months may bring if recording goes on as now, and how such outlooks did on the past.",
    "check": "Find every claim with a number, and say whether it holds, with the arithmetic.",
    "ledger": "What was said about an area, by whom and when, with the place in each document; replaced versions are told apart.",
    "map": "Find out which column of an export is which, ask about what is unsure, and write records for count, answer and link.",
    "count": "Count records by some of their columns, with every margin: unprotected, for inside the house alone.",
    "protect": "Hide small counts of a table, and enough others that a reader of all of it cannot work one out.",
    "audit-disclosure": (
        "Try to work out the hidden cells of a published table, and name those that it gives away, never their counts."
    ),
    "answer": "Answer a request from incident records: protected tables, letter, method note, and what the officer has to sign.",
    "inspect": "Say what could be dug out of files before they are sent: hidden sheets, comments, covered text, small counts.",
    "link": "Count the distinct offences of two forces that recorded some of the same ones, as a range, from keyed records.",
    "serve": "Show the built site, take answers and decisions about doubts: on this machine alone, or for a team that signs in.",
    "user": "The accounts of a team: who may look, review, publish, and keep the accounts.",
    "backup": "Keep a project in one file with the checksum of each part, the team's database too, while it is being served.",
    "restore": "Put a backup into a new folder, after every part was checked against its checksum; nothing is written over.",
    "doctor": "Look whether everything is there and well, from the database to the clock, and say how to mend what is not.",
}
"""Each command with the first line of its help; its module is loaded when it is wanted, so that help comes at once."""
ONCE_NAMED = {"attack": "audit-disclosure"}
"""Names that commands had before: they still do what they did, and no list shows them."""


def acts_of(command: str) -> tuple[str, ...]:
    """What can be done under a command that holds several, with its own name before each; empty for one that does one thing.

    >>> acts_of("audit"), acts_of("read")
    (('audit design', 'audit estimate'), ())
    """
    return tuple(f"{command} {act}" for act in getattr(_loaded(command), "ACTS", {}))


class Commands(TyperGroup):
    """The commands in the order in which they are used, each loaded from ``faircount.cli.<name>`` when it is run."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, loaded now; None for a name that is none."""
        del ctx
        name = ONCE_NAMED.get(cmd_name, cmd_name)
        if name not in COMMANDS:
            return None
        module = _loaded(name)
        does = getattr(module, _as_python(name))
        app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        acts = getattr(module, "ACTS", None)
        if acts is None:
            app.command(cmd_name, epilog=module.EXAMPLE)(does)
            return typer.main.get_command(app)
        app.callback(epilog=module.EXAMPLE, no_args_is_help=True)(does)
        for act, step in acts.items():
            app.command(act, short_help=(step.__doc__ or "").split("\n")[0])(step)
        return typer.main.get_command(app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of commands, from their first lines."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _as_python(command: str) -> str:
    """A command as its module and its function are named."""
    return command.replace("-", "_")


def _loaded(command: str) -> ModuleType:
    """The module of a command. What is loaded stays, so nothing is looked through for rubbish meanwhile: a tenth of the start."""
    gc.disable()
    try:
        return import_module(f"faircount.cli.{_as_python(command)}")
    finally:
        gc.freeze()
        gc.enable()


app = typer.Typer(
    cls=Commands,
    help="Fair figures on recorded sexual offences against children: read, reconciled, protected, compared, published, checked.",
    epilog="Start with: faircount demo, or faircount init my-campaign",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"faircount {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and stop."),
) -> None:
    pass


def main() -> None:
    """Run the command line; a refusal is said in one line on stderr and becomes the exit code."""
    _never_without_outputs()
    _speak_plainly()
    _refuse_other_letters(sys.argv[1:])
    try:
        sys.exit(_code())
    except FaircountError as error:
        _refuse(error)
    except ModuleNotFoundError as error:
        missing = MissingPart.of(error)
        if missing is None:
            raise
        _refuse(missing)
    except BrokenPipeError:
        _close_stdout()
        sys.exit(0)
    except RuntimeError as error:
        # So Python says that a link leads round in a circle, wherever a path is made a whole one.
        if not isinstance(error.__context__, OSError) or error.__context__.errno != ELOOP:
            raise
        _refuse(SystemRefused.of(error.__context__))
    except MemoryError:
        _refuse(SystemRefused("there is not enough memory for this; give a smaller file, or run it on a larger machine"))
    except OSError as error:
        if error.filename is None and error.errno is not None and _stdout_is_in_the_way():
            error.filename = "the standard output"
            _close_stdout()
        _refuse(SystemRefused.of(error))


def _refuse_other_letters(words: Sequence[str]) -> None:
    """Refuse a word that is not UTF-8 or steers the terminal, which would be written to pages; a file may be so named."""
    for number, word in enumerate(words, start=1):
        is_argument = not word.startswith("-") and not (number > 1 and words[number - 2].startswith("--"))
        if shown(word) != word and not (is_argument and Path(word).is_file()):
            from faircount.cli.show import say_error

            say_error(
                f"word {number} of the command, {word[:80]}: not in UTF-8, or holds a character that is not shown; type it anew"
            )
            sys.exit(2)


def _code() -> int:
    """The exit code of the command, once everything that it said is out."""
    stdout = sys.stdout
    try:
        app()
    except SystemExit as ended:
        if sys.stdout is not stdout:  # put aside since nobody reads any more, which is no fault of the command
            return 0
        stdout.flush()
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _refuse(error: FaircountError) -> None:
    from faircount.cli.show import say_error  # loaded where there is something to show, so that help comes at once

    say_error(str(error))
    sys.exit(error.exit_code)


def _stdout_is_in_the_way() -> bool:
    """Whether it is the standard output that cannot be written: a file that is full is not named by the system either."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        return True
    return False


def _close_stdout() -> None:
    """Let nothing more be written there: at its end the interpreter would try again, and fail with words of its own."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _never_without_outputs() -> None:
    """Where whoever started this closed an output, what is said there goes nowhere, and is no fault."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _speak_plainly() -> None:
    """A terminal that has few letters gets the nearest of them, and no refusal."""
    codecs.register_error("faircount.plain", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="faircount.plain")


_NEAR = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}
    | {
        "\u2026": "...",
        "\u00d7": "x",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2192": "->",
        "\u00a3": "GBP ",
        "\u2265": ">=",
        "\u2264": "<=",
    }
)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    letters = error.object[error.start : error.end].translate(_NEAR)
    return letters.encode("ascii", "replace").decode("ascii"), error.end
