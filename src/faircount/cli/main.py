"""The command ``faircount``: parse, call one recipe, show."""

from __future__ import annotations

import sys

import typer

from faircount import __version__
from faircount.cli import ask, build, check, init, ledger, read, serve
from faircount.cli.show import say_error
from faircount.errors import FaircountError

app = typer.Typer(
    help="Fair figures on recorded sexual offences against children: read, reconciled, protected, compared, published, checked.",
    epilog="Start with: faircount init my-campaign",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("init", epilog=init.EXAMPLE)(init.init)
app.command("ask", epilog=ask.EXAMPLE)(ask.ask)
app.command("build", epilog=build.EXAMPLE)(build.build)
app.command("read", epilog=read.EXAMPLE)(read.read)
app.command("check", epilog=check.EXAMPLE)(check.check)
app.command("ledger", epilog=ledger.EXAMPLE)(ledger.ledger)
app.command("serve", epilog=serve.EXAMPLE)(serve.serve)


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
    try:
        app()
    except FaircountError as error:
        say_error(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
