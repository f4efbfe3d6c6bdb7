"""``faircount inbox``: what came in, matched to what was asked, and how to say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from faircount.cli.review import decider, review_of
from faircount.cli.show import say, stdout, tell_json
from faircount.cli.team import DATABASE
from faircount.errors import EXIT_FINDINGS, BadDecision
from faircount.file_names import shown
from faircount.language.several import several
from faircount.requests.inbox.coverage import force_of
from faircount.requests.inbox.evidence import police
from faircount.requests.inbox.matching import Match
from faircount.review.review import Review
from faircount.tables.extract import Extract

NOBODY_ASKED = "nobody was asked from here"
EXAMPLE = 'Example: faircount inbox my-campaign --settle reply.eml --whose "Kent Police" --why "their officer rang" --who JM'


def inbox(
    folder: Annotated[Path, typer.Argument(help="The project folder.")] = Path(),
    settle: Annotated[str, typer.Option(help="The file to say something about, by its name.")] = "",
    whose: Annotated[str, typer.Option(help="Whose answer it is: a force, several with commas between, or 'none of them'.")] = "",
    what: Annotated[str, typer.Option(help="What it is, e.g. 'an answer', 'a refusal', 'an acknowledgement'.")] = "",
    why: Annotated[str, typer.Option(help="The reason, kept in decisions.csv.")] = "",
    who: Annotated[str, typer.Option(help="Initials or name of whoever says so; the name on this machine without it.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="JSON in place of a table.")] = False,
    database: DATABASE = "",
) -> None:
    """List what lies among the answers: whose it is, what it is, and why; or say it yourself."""
    found = review_of(folder, database)
    if settle:
        _settle(found, settle, whose, what, why, who or decider(folder))
        return
    matches = found.inbox().matches
    if not matches and found.extracts:
        _list_unasked(found.extracts, as_json)
        return
    if as_json:
        tell_json([_record(one) for one in matches])
    elif matches:
        _draw(matches)
    waiting = sum(one.is_open for one in matches)
    if not matches and not as_json:
        say("Nothing lies among the answers.")
    elif not as_json:
        say(f"{several(len(matches), 'file')}, {waiting} to be settled: faircount review {folder}")
    if waiting:
        raise typer.Exit(EXIT_FINDINGS)


def _settle(found: Review, name: str, whose: str, what: str, why: str, who: str) -> None:
    named = [extract for extract in found.extracts if extract.file == name]
    if len(named) != 1 or not found.correspondence(named[0].sha256):
        raise BadDecision(f"{name!r} is no file that came to a request; 'faircount inbox' lists them")
    if not (whose or what):
        raise BadDecision("say whose it is with --whose, or what it is with --what")
    by_force, by_nature = found.correspondence(named[0].sha256)
    for matter, said in ((by_force, whose), (by_nature, what)):
        if said:
            say(f"Decided: {found.decide(matter.id, said, why, who).decision}.")


def _record(one: Match) -> dict[str, object]:
    return {
        "file": one.extract.file,
        "forces": {police(code): str(nature) for code, nature in one.natures.items()},
        "what": str(one.nature),
        "why": list(one.why),
        "may_be": {police(code): why for code, why in one.candidates.items()} if one.open_force else {},
        "open": [reason for reason in (one.open_force, one.open_nature) if reason],
    }


def _list_unasked(extracts: Sequence[Extract], as_json: bool) -> None:
    """The files of a project from which nobody was asked: whose each is by its own words, and what was read from it."""
    if as_json:
        tell_json([_record(Match(extract, why=(NOBODY_ASKED,))) for extract in extracts])
        return
    rows = [
        (extract.file, force_of(extract), "not read" if extract.was_refused else str(extract.outcome), several(read, "figure"))
        for extract in sorted(extracts, key=lambda extract: extract.file)
        for read in [len(extract.figures)]
    ]
    _table(("File", "Force", "What it is", "Read from it"), rows)
    files = several(len(extracts), "file")
    say(f"{files}. Nothing is matched to a request, since {NOBODY_ASKED}: 'faircount ask' writes letters.")


def _draw(matches: tuple[Match, ...]) -> None:
    rows = sorted(matches, key=lambda one: (not one.is_open, one.extract.file))
    _table(("File", "Request of", "What it is", "Why"), [row_of(one) for one in rows])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in heads:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(shown(words).replace("[", r"\[") for words in row))
    stdout.print(table)


def row_of(one: Match) -> tuple[str, str, str, str]:
    """A match as a row: the file, whose it is, what it is, and why."""
    if one.open_force:
        may_be = ", ".join(map(police, one.candidates)) or "anybody"
        return one.extract.file, f"? {may_be}", str(one.nature), one.open_force
    whose = ", ".join(map(police, one.natures)) or "none of them"
    what = ", ".join(dict.fromkeys(map(str, one.natures.values()))) or str(one.nature)
    return one.extract.file, whose, f"? {what}" if one.open_nature else what, one.open_nature or "; ".join(one.why)
